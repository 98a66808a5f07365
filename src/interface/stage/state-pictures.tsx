import { useQuestions } from '../../store/panels/panels-questions'
import { SliceLines } from '../panels/action-slice/SliceLines'
import { SliceSurface } from '../panels/action-slice/SliceSurface'
import { actionSliceTable } from '../panels/action-slice/slice-table'
import { ReliabilityPicture } from '../panels/calibration/ReliabilityPicture'
import { reliabilityTable } from '../panels/calibration/reliability-table'
import { RolloutPicture } from '../panels/model-rollouts/RolloutPicture'
import { modelRolloutsTable } from '../panels/model-rollouts/rollouts-table'
import { stateMapTable } from '../panels/state-map/map-table'
import { StateMapPicture } from '../panels/state-map/StateMapPicture'
import { AdaptationPicture } from '../panels/task-posterior/AdaptationPicture'
import { BeliefPicture } from '../panels/task-posterior/BeliefPicture'
import { taskPosteriorTable } from '../panels/task-posterior/posterior-table'
import { PenaltyPicture } from '../panels/uncertainty/PenaltyPicture'
import { uncertaintyTable } from '../panels/uncertainty/uncertainty-table'
import { useDeclared, useText } from '../text/use-text'
import { StatePicture } from './StatePicture'

/** Promised against earned, state by state; all methods on one scale. */
export function ScatterPicture() {
  const text = useText()
  const words = text.panels.calibration
  return (
    <StatePicture
      kind="calibration"
      title={text.stage.scatter}
      explanation={text.stage.scatterExplained}
      name="promised-against-earned"
      nothing={words.noSimulation}
      has={({ reliability }) => reliability !== null}
      legend={[
        { label: words.starts, colour: 'var(--data)', mark: 'dot' },
        { label: words.means, colour: 'var(--ink)', mark: 'dot' },
        { label: words.exact, colour: 'var(--truth)', dash: '4 3' },
      ]}
      table={({ answer }) => reliabilityTable(text, answer)}
      draw={({ answer, look }, all) => (
        <ReliabilityPicture
          reliability={answer.reliability!}
          colour={look.colour}
          beside={all.map((other) => other.answer.reliability!)}
          height="fill"
        />
      )}
    />
  )
}

export function ActionSlicePicture() {
  const text = useText()
  const declared = useDeclared()
  const words = text.panels.actionSlice
  return (
    <StatePicture
      kind="actionSlice"
      title={words.title}
      explanation={words.explanation}
      name="action-slice"
      nothing={words.nothing}
      table={({ answer }) => actionSliceTable(text, declared, answer)}
      draw={({ answer }) =>
        answer.axes.length === 1 ? (
          <SliceLines slice={answer} height="fill" />
        ) : (
          <SliceSurface slice={answer} height="fill" />
        )
      }
    />
  )
}

export function StateMapsPicture() {
  const text = useText()
  const declared = useDeclared()
  const words = text.panels.stateMap
  const { x, y } = useQuestions((state) => state.stateMap)
  return (
    <StatePicture
      kind="stateMap"
      title={words.title}
      explanation={words.explanation}
      name="state-map"
      nothing={words.nothing}
      table={({ answer }) => stateMapTable(text, declared, answer)}
      draw={({ answer }, all) => (
        <StateMapPicture answer={answer} beside={all.map((other) => other.answer)} indices={[x, y]} height="fill" />
      )}
    />
  )
}

export function RolloutsPicture() {
  const text = useText()
  const words = text.panels.modelRollouts
  return (
    <StatePicture
      kind="modelRollouts"
      title={words.title}
      explanation={words.explanation}
      name="model-rollouts"
      nothing={words.nothing}
      legend={[
        { label: words.imagined, colour: 'var(--blue)' },
        { label: words.real, colour: 'var(--truth)', dash: '5 3' },
        { label: words.starts, colour: 'var(--truth)', mark: 'dot' },
      ]}
      table={({ answer }) => modelRolloutsTable(text, answer)}
      draw={({ answer }, all) => (
        <RolloutPicture answer={answer} beside={all.map((other) => other.answer)} height="fill" />
      )}
    />
  )
}

export function PenaltiesPicture() {
  const text = useText()
  const words = text.panels.uncertainty
  return (
    <StatePicture
      kind="uncertainty"
      title={words.scatter}
      explanation={words.explanation}
      name="penalty-against-error"
      nothing={words.nothing}
      has={({ penaltyAgainstError }) => penaltyAgainstError !== null}
      table={({ answer }) => uncertaintyTable(text, answer)}
      draw={({ answer }) => <PenaltyPicture answer={answer} height="fill" />}
    />
  )
}

export function BeliefsPicture() {
  const text = useText()
  return (
    <StatePicture
      kind="taskPosterior"
      title={text.stage.belief}
      explanation={text.panels.taskPosterior.explanation}
      name="task-posterior"
      nothing={text.panels.taskPosterior.nothing}
      table={({ answer }) => taskPosteriorTable(text, answer)}
      draw={({ answer }) => <BeliefPicture answer={answer} height="fill" />}
    />
  )
}

export function EpisodesPicture() {
  const text = useText()
  return (
    <StatePicture
      kind="taskPosterior"
      title={text.stage.episodes}
      explanation={text.panels.taskPosterior.explanation}
      name="episodes-of-adaptation"
      nothing={text.panels.taskPosterior.nothing}
      table={({ answer }) => taskPosteriorTable(text, answer)}
      draw={({ answer }) => <AdaptationPicture answer={answer} height="fill" />}
    />
  )
}
