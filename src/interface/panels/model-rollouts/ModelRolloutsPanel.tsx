import { useAnswer } from '../../../store/panels/panels-answers'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useOnStage } from '../../../store/stage/stage-store'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { LinesOverTime } from '../LinesOverTime'
import { latexNumber, latexText } from '../latex'
import { OnStage } from '../OnStage'
import { Panel } from '../Panel'
import { Stamp } from '../Stamp'
import { RolloutPicture } from './RolloutPicture'
import { modelRolloutsTable } from './rollouts-table'

const LOOKS = {
  modelReturn: { colour: 'var(--blue)' },
  penalisedReturn: { colour: 'var(--vermilion)', dash: '6 3' },
  returnBound: { colour: 'var(--data)', dash: '2 2', mayLeave: true },
  realReturn: { colour: 'var(--truth)' },
} as const

/** MOPO: the policy in its dream and in the world, and what both pay. */
export function ModelRolloutsPanel() {
  const text = useText()
  const words = text.panels.modelRollouts
  const answered = useAnswer('modelRollouts')
  const onStage = useOnStage()
  const answer = answered?.answer
  const { metrics } = useFocusedRun((state) => state.series)
  const latest = (name: string) => metrics.get(name)?.values.at(-1) ?? Number.NaN
  // The other two stand on the stage.
  const names = (Object.keys(LOOKS) as (keyof typeof LOOKS)[]).filter(
    (name) => !onStage('dream') || (name !== 'modelReturn' && name !== 'realReturn'),
  )
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="model-rollouts"
      formula={[
        `\\tilde J = \\hat J - \\lambda \\sum_t \\gamma^t u(s_t, a_t): \\quad \\hat J = ${latexNumber(latest('modelReturn'))}, \\quad \\tilde J = ${latexNumber(latest('penalisedReturn'))}, \\quad J_{${latexText(words.real)}} = ${latexNumber(latest('realReturn'))}`,
      ]}
      table={answer ? () => modelRolloutsTable(text, answer) : undefined}
    >
      <Answering answer={answer} nothing={words.nothing} />
      {answered && answer && (
        <>
          {onStage('rollouts') ? <OnStage /> : <RolloutPicture answer={answer} />}
          <LinesOverTime
            title={words.returns}
            yLabel={words.returns}
            lines={names.map((name) => ({
              name,
              label: words.lines[name],
              ...LOOKS[name],
              seriesOf: ({ series }) => series.metrics.get(name),
            }))}
            version={answered}
          />
          <Stamp step={answered.step} />
        </>
      )}
    </Panel>
  )
}
