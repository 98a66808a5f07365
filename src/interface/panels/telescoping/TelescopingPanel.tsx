import type { Telescoping } from '../../../core/diagnostics/telescoping'
import { useAnswer } from '../../../store/panels/panels-answers'
import { formatMeasured } from '../../format/numbers'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { Legend } from '../Legend'
import { latexNumber, latexSigned } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { WordTable } from '../WordTable'
import { PenaltyLines } from './PenaltyLines'
import { TermBars } from './TermBars'

/** MOPO: why the return in the model is not the one in the world, a bar for each step of one rollout. */
export function TelescopingPanel() {
  const text = useText()
  const words = text.panels.telescoping
  const answered = useAnswer('telescoping')
  const answer = answered?.answer
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="telescoping-lemma"
      formula={answer ? formulas(answer) : undefined}
      table={answer ? () => tableOf(answer, text) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          <p className={parts.sentence}>{words.sum(answer.imagined, answer.real, answer.steps.length)}</p>
          {answer.beyond !== null && <p className={parts.sentence}>{words.beyond(answer.beyond)}</p>}
          <div className={parts.side}>
            <div>
              <Legend
                items={[
                  { label: words.terms, colour: 'var(--blue)', mark: 'square' },
                  ...(answer.beyond === null
                    ? []
                    : [{ label: words.beyondShort, colour: 'var(--vermilion)', mark: 'square' as const }]),
                ]}
              />
              <TermBars answer={answer} />
            </div>
            <PenaltyLines answer={answer} />
          </div>
          <h3>{words.bounds}</h3>
          <WordTable label={words.bounds} columns={words.boundColumns} rows={boundsOf(answer, text)} />
          <p className={parts.note}>{words.boundsExplained}</p>
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function boundsOf(answer: Telescoping, { panels: { telescoping: words } }: Text): string[][] {
  const { steps, bound, largestReward, lipschitz } = answer
  const sum = (of: (step: Telescoping['steps'][number]) => number) => steps.reduce((all, step) => all + of(step), 0)
  const row = (name: string, value: number) => [name, formatMeasured(value)]
  const penalties = steps.every(({ penalty }) => penalty !== null)
  return [
    row(
      words.rows.terms,
      sum(({ term }) => Math.abs(term)),
    ),
    row(words.rows.variation(formatMeasured(largestReward), formatMeasured(bound)), bound * steps.length),
    row(words.rows.lipschitz(formatMeasured(lipschitz)), lipschitz * sum(({ discountedError }) => discountedError)),
    row(
      words.rows.largest,
      sum(({ disagreement }) => disagreement.largest),
    ),
    row(
      words.rows.mean,
      sum(({ disagreement }) => disagreement.mean),
    ),
    row(
      words.rows.deviation,
      sum(({ disagreement }) => disagreement.deviation),
    ),
    ...(penalties
      ? [
          row(
            words.rows.penalty,
            sum(({ penalty }) => penalty!),
          ),
        ]
      : []),
  ]
}

function tableOf({ steps }: Telescoping, { panels: { telescoping: words } }: Text) {
  return {
    columns: words.columns,
    rows: steps.map(({ term, discountedError, penalty, disagreement }, j) => [
      j,
      term,
      discountedError,
      disagreement.largest,
      disagreement.mean,
      disagreement.deviation,
      penalty ?? '',
    ]),
  }
}

function formulas({ imagined, real, largestReward, bound }: Telescoping): string[] {
  return [
    `\\hat\\eta - \\eta = ${latexNumber(imagined)} - ${latexSigned(real)} = ${latexNumber(imagined - real)} = \\sum_j \\gamma^{j} \\left[ \\hat r_j + \\gamma V(\\hat s_{j+1}) - V(\\hat s_j) \\right]`,
    "G(s, a) = \\mathbb{E}_{s' \\sim \\hat T}[V(s')] - \\mathbb{E}_{s' \\sim T}[V(s')]",
    `|G| \\le \\frac{2\\,r_{\\max}}{1 - \\gamma} D_{TV}(\\hat T, T), \\quad r_{\\max} = ${latexNumber(largestReward)}, \\quad \\frac{2\\,r_{\\max}}{1 - \\gamma} = ${latexNumber(bound)}; \\qquad |G| \\le L\\, W_1(\\hat T, T)`,
  ]
}
