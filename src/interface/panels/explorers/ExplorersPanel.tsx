import { useMemo, useState } from 'react'
import { boundedExplorer, choiceAt, distancesReached, naiveExplorer } from '../../../core/diagnostics/explorers'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { useAnswer } from '../../../store/panels/panels-answers'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { Legend } from '../Legend'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { PictureView } from '../picture/PictureView'
import { Stamp } from '../Stamp'
import { StatePicker } from '../StatePicker'
import { WordTable } from '../WordTable'
import { ExplorerSlider } from './ExplorerSlider'
import { DELTAS, explored, explorerGiven, LAMBDAS } from './explorer-given'

/** O2O: the constrained problem that exploring solves, by a bound and by a weight, at one state. */
export function ExplorersPanel() {
  const text = useText()
  const words = text.panels.explorers
  const answered = useAnswer('actionSlice')
  const slice = answered?.answer
  const [deltaAt, chooseDelta] = useState(8)
  const [lambdaAt, chooseLambda] = useState(60)
  const [delta, lambda] = [DELTAS[deltaAt]!, LAMBDAS[lambdaAt]!]
  const given = useMemo(() => (slice ? explorerGiven(slice) : null), [slice])
  const reached = useMemo(() => given && distancesReached(given, DELTAS, LAMBDAS), [given])
  const own = slice && given ? explored(slice) : null
  const choices = given && {
    bounded: boundedExplorer(given, delta),
    naive: naiveExplorer(given, lambda),
    run: own === null ? null : choiceAt(given, own),
  }
  const row = (name: string, { distance, gain }: { distance: number; gain: number }) => [
    name,
    formatMeasured(distance),
    formatMeasured(gain),
  ]
  const rows = choices && [
    row(words.bounded(formatMeasured(delta)), choices.bounded),
    row(words.naive(formatMeasured(lambda)), choices.naive),
    ...(choices.run ? [row(words.own, choices.run)] : []),
  ]
  const lines = useMemo(() => given && pathsOf(given), [given])
  const picture = useMemo((): Picture | null => {
    if (!lines || !choices) return null
    const dot = ({ distance, gain }: { distance: number; gain: number }, colour: string): Layer => ({
      kind: 'points',
      x: [distance],
      y: [gain],
      colour,
      radius: 5,
    })
    const { bounded, naive, run } = choices
    const gains = [...lines.bounded.y, run?.gain ?? 0]
    return {
      x: {
        low: 0,
        high: roundRange(0, Math.max(...lines.bounded.x, run?.distance ?? 0, 0.1)).high,
        label: words.distance,
      },
      y: { ...roundRange(Math.min(...gains), Math.max(...gains, 1e-6)), label: words.gain },
      layers: [
        { kind: 'line', ...lines.bounded, colour: 'var(--quiet)' },
        { kind: 'points', ...lines.naive, colour: 'var(--ink)', radius: 4, hollow: true },
        dot(bounded, 'var(--vermilion)'),
        dot(naive, 'var(--purple)'),
        ...(run ? [dot(run, 'var(--blue)')] : []),
      ],
    }
  }, [lines, choices, words])
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="explorers"
      formula={choices ? formulas(delta, lambda, choices.bounded.gain, choices.naive.gain) : undefined}
      table={rows ? () => ({ columns: words.columns, rows }) : undefined}
    >
      <Answering answer={slice === null || (slice && !given) ? null : slice} nothing={words.nothing} />
      {answered && slice && rows && picture && reached && (
        <>
          <div className={parts.controls}>
            <ExplorerSlider label={words.delta} values={DELTAS} index={deltaAt} onChange={chooseDelta} />
            <ExplorerSlider label={words.lambda} values={LAMBDAS} index={lambdaAt} onChange={chooseLambda} />
          </div>
          <p className={parts.sentence}>{words.found(reached)}</p>
          <div className={parts.side}>
            <div>
              <Legend
                items={[
                  { label: words.everyDelta, colour: 'var(--quiet)' },
                  { label: words.everyLambda, colour: 'var(--ink)', mark: 'ring' },
                  { label: words.bounded(formatMeasured(delta)), colour: 'var(--vermilion)', mark: 'dot' },
                  { label: words.naive(formatMeasured(lambda)), colour: 'var(--purple)', mark: 'dot' },
                  ...(own === null ? [] : [{ label: words.own, colour: 'var(--blue)', mark: 'dot' as const }]),
                ]}
              />
              <PictureView label={words.picture} picture={picture} height={220} readOut={() => null} />
            </div>
            <div>
              <p className={parts.stamp}>{text.panels.actionSlice.pick}</p>
              <StatePicker map={slice.map} height={200} />
            </div>
          </div>
          <WordTable label={words.title} columns={words.columns} rows={rows} />
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

/** What each delta, and each lambda, leads to. */
function pathsOf(given: NonNullable<ReturnType<typeof explorerGiven>>) {
  const points = (choices: readonly { distance: number; gain: number }[]) => ({
    x: choices.map(({ distance }) => distance),
    y: choices.map(({ gain }) => gain),
  })
  return {
    bounded: points(DELTAS.map((delta) => boundedExplorer(given, delta))),
    naive: points(LAMBDAS.map((lambda) => naiveExplorer(given, lambda))),
  }
}

function formulas(delta: number, lambda: number, bounded: number, naive: number): string[] {
  return [
    '\\max_{\\pi_e} \\; \\mathbb{E}_{s}[Q_{UB}(s, \\pi_e(s))] \\quad \\text{s.t.} \\quad \\tfrac{1}{2}\\,\\|\\pi_e(s) - \\pi(s)\\| \\le \\delta',
    `\\text{bounded: } \\pi_e(s) = \\pi(s) + \\xi(s, \\pi(s)), \\; |\\xi| \\le \\phi; \\quad \\delta = ${latexNumber(delta)}: \\; \\Delta Q_{UB} = ${latexNumber(bounded)}`,
    `\\text{naive: } \\max_{\\pi_e} \\; Q_{UB}(s, \\pi_e(s)) - \\lambda\\,\\|\\pi_e(s) - \\pi(s)\\|; \\quad \\lambda = ${latexNumber(lambda)}: \\; \\Delta Q_{UB} = ${latexNumber(naive)}`,
  ]
}
