import { useFocusedRun } from '../../store/runs/experiments-store'
import { usePlayHead } from '../../store/timeline/play-head'
import { useText } from '../text/use-text'

/**
 * Why the networks of the run in focus cannot be asked anything else than they were, in a sentence; null where they can.
 * What is kept of a run that is over can be asked while time is turned back to it.
 */
export function useUnasked(): string | null {
  const words = useText().panels.board
  const recorded = useFocusedRun((state) => state.status === 'recorded')
  const over = useFocusedRun(
    ({ status, hosted }) => !hosted && (status === 'ended' || status === 'failed' || status === 'finished'),
  )
  const live = usePlayHead(({ step }) => step === null)
  if (recorded) return words.recordedOnly
  return over && live ? words.overOnly : null
}
