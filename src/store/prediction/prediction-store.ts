import { create } from 'zustand'
import { type Prediction, predictionOnAxis } from '../../core/diagnostics/prediction'
import { useAssignment } from '../assignment/assignment-store'
import { focusedRun, onFocusedRun } from '../runs/experiments-store'
import { hasBegun, type Run } from '../runs/run'

interface PredictionState {
  /** Whether somebody is drawing just now. */
  readonly drawing: boolean
  /** For the run that begins next. */
  readonly draft: Prediction | null
  /** By the id of the run for which it was drawn. */
  readonly byRun: Readonly<Record<number, Prediction>>
}

export const usePrediction = create<PredictionState>(() => ({ drawing: false, draft: null, byRun: {} }))

/** What was drawn for this run, or will be for it when it begins. */
export function predictionFor({ draft, byRun }: PredictionState, run: Run): Prediction | null {
  return byRun[run.experimentId] ?? (isAhead(run) ? draft : null)
}

/** Nothing of it has been seen: a recording is of other runs than the one that begins next. */
export function isAhead(run: Run): boolean {
  return run.status === 'recorded' || !hasBegun(run)
}

/** For the run that begins next; what was drawn for the same run before is drawn anew. */
export function startDrawing(prediction: Prediction): void {
  clearPrediction()
  usePrediction.setState({ drawing: true, draft: prediction })
}

export function draw(prediction: Prediction): void {
  usePrediction.setState({ draft: prediction })
}

export function finishDrawing(): void {
  usePrediction.setState({ drawing: false })
}

/** Of the run in focus, and what is drawn for the next one. */
export function clearPrediction(): void {
  const { experimentId } = focusedRun()
  usePrediction.setState(({ byRun }) => {
    const { [experimentId]: _, ...others } = byRun
    return { drawing: false, draft: null, byRun: others }
  })
}

/** Whether a lesson that asks for a prediction first still waits for it. */
export function waitsForPrediction(
  state: PredictionState = usePrediction.getState(),
  run: Run = focusedRun(),
  asked: boolean = useAssignment.getState().predictFirst,
): boolean {
  if (!asked || !isAhead(run)) return false
  return state.drawing || predictionFor(state, run) === null
}

/** What was drawn belongs to the run as soon as that begins. */
export function followPredictions(): void {
  onFocusedRun((run) => {
    const { draft, byRun } = usePrediction.getState()
    if (!draft || isAhead(run)) return
    const { onlineStartStep = draft.onlineStartStep, totalSteps = draft.totalSteps } = run.progress ?? {}
    const own = byRun[run.experimentId] ?? predictionOnAxis(draft, { onlineStartStep, totalSteps })
    usePrediction.setState({ drawing: false, draft: null, byRun: { ...byRun, [run.experimentId]: own } })
  })
}
