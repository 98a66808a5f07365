import { ACTION_KINDS, spreadOf, type UncertaintyAt } from '../../../core/diagnostics/uncertainty'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import type { PanelAnswers } from '../../../worker/panel-protocol'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine } from '../LinesOverTime'
import { latexNumber, latexText } from '../latex'
import { Panel } from '../Panel'
import { Stamp } from '../Stamp'
import { PenaltyPicture } from './PenaltyPicture'

const LOOKS = {
  data: { colour: 'var(--data)' },
  policy: { colour: 'var(--blue)', dash: '6 3' },
  random: { colour: 'var(--vermilion)', dash: '2 2' },
} as const

/** How far critics and model members differ under three kinds of action. */
export function UncertaintyPanel() {
  const text = useText()
  const words = text.panels.uncertainty
  const answered = useAnswer('uncertainty')
  const answer = answered?.answer
  const groups = (['deviation', 'disagreement'] as const).map((quantity) => ({
    quantity,
    lines: ACTION_KINDS.map(
      (kind): TimeLine => ({
        name: `${quantity}:${kind}`,
        label: words.kinds[kind],
        ...LOOKS[kind],
        seriesOf: ({ id }) => panelSeries('uncertainty', `${quantity}:${kind}`, id),
      }),
    ),
  }))
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="uncertainty"
      formula={answer ? formulas(answer, words.kinds) : undefined}
      table={answer ? () => tableOf(text, answer) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          {groups
            .filter(({ quantity }) => answer.at.data[quantity] !== null)
            .map(({ quantity, lines }) => (
              <LinesOverTime
                key={quantity}
                title={words[quantity]}
                yLabel={words[quantity]}
                lines={lines}
                hold={[0]}
                version={answered}
              />
            ))}
          {answer.penaltyAgainstError && <PenaltyPicture answer={answer} />}
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}

function formulas(
  { at, penaltyAgainstError }: PanelAnswers['uncertainty'],
  kinds: Text['panels']['uncertainty']['kinds'],
): string[] {
  const medians = ACTION_KINDS.map((kind) => at[kind].deviation)
  const deviations = medians.every((values) => values !== null)
    ? [
        `\\sigma_Q = \\sqrt{\\tfrac{1}{N} \\textstyle\\sum_i (Q_i - \\bar Q)^2}: \\quad ${ACTION_KINDS.map(
          (kind) => `${latexText(kinds[kind])} = ${latexNumber(spreadOf(at[kind].deviation!).median)}`,
        ).join(',\\; ')}`,
      ]
    : []
  return penaltyAgainstError
    ? [...deviations, `\\rho(u, |\\hat s' - s'|) = ${latexNumber(penaltyAgainstError.spearman)}`]
    : deviations
}

function tableOf({ panels: { uncertainty: words } }: Text, { at }: PanelAnswers['uncertainty']) {
  const quantities = ['deviation', 'disagreement', 'penalty', 'trueError'] as const satisfies (keyof UncertaintyAt)[]
  const { kind: kindColumn, quantity: quantityColumn, lower, median, upper } = words.columns
  return {
    columns: [quantityColumn, kindColumn, lower, median, upper],
    rows: quantities.flatMap((quantity) =>
      ACTION_KINDS.flatMap((kind) => {
        const values = at[kind][quantity]
        if (!values) return []
        const spread = spreadOf(values)
        return [[words[quantity], words.kinds[kind], spread.lower, spread.median, spread.upper]]
      }),
    ),
  }
}
