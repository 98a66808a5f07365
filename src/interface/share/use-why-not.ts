import { useLesson } from '../../store/assignment/lesson-store'
import { usePrediction, waitsForPrediction } from '../../store/prediction/prediction-store'
import { useRun } from '../../store/runs/run-store'
import { useText } from '../text/use-text'

/** Why the lesson keeps the run from going on, in a sentence; null where it does not. */
export function useWhyNot(): string | null {
  const {
    runBar,
    share: { lock },
  } = useText()
  const opening = useLesson((state) => state.opening)
  const stopped = useRun((member) => member.stopped)
  const ends = useLesson((state) => state.stop?.final === true) && stopped
  const missing = useLesson((state) => state.missing !== null)
  const asked = useLesson((state) => state.predictFirst)
  const prediction = usePrediction()
  const waits = useRun((member) => waitsForPrediction(prediction, member, asked))
  if (opening) return runBar.wait
  if (missing) return lock.whyFile
  if (waits) return lock.whyPredict
  return ends ? lock.whyRun : null
}
