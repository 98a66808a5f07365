import { ACTION_KINDS, spreadOf } from '../../../core/diagnostics/uncertainty'
import type { PanelAnswers } from '../../../core/looks/questions'
import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import { useSettings } from '../../../store/settings/settings-store'
import { useOnStage } from '../../../store/stage/stage-store'
import type { Text } from '../../text/text'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime, type TimeLine } from '../LinesOverTime'
import { latexNumber, latexText } from '../latex'
import { Panel } from '../Panel'
import { Stamp } from '../Stamp'
import { PenaltyPicture } from './PenaltyPicture'
import { uncertaintyTable } from './uncertainty-table'

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
  const onStage = useOnStage()
  const algorithmId = useSettings((state) => state.algorithmId)
  const onStageAlready = onStage('disagreement') && (algorithmId === 'mopo' ? 'disagreement' : 'deviation')
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
      table={answer ? () => uncertaintyTable(text, answer) : undefined}
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
                numbersOnly={quantity === onStageAlready}
              />
            ))}
          {answer.penaltyAgainstError && !onStage('penalty') && <PenaltyPicture answer={answer} />}
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
