import { useAssignment } from '../../store/assignment/assignment-store'
import { usePrediction, waitsForPrediction } from '../../store/prediction/prediction-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useText } from '../text/use-text'

/** Why the lesson keeps the run from going on, in a sentence; null where it does not. */
export function useWhyNot(): string | null {
  const {
    runBar,
    share: { lock },
  } = useText()
  const opening = useAssignment((state) => state.opening)
  const stopped = useFocusedRun((run) => run.stopped)
  const ends = useAssignment((state) => state.stop?.final === true) && stopped
  const missing = useAssignment((state) => state.missing !== null)
  const asked = useAssignment((state) => state.predictFirst)
  const prediction = usePrediction()
  const waits = useFocusedRun((run) => waitsForPrediction(prediction, run, asked))
  if (opening) return runBar.wait
  if (missing) return lock.whyFile
  if (waits) return lock.whyPredict
  return ends ? lock.whyRun : null
}
