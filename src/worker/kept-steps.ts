import type { RunProgress } from '../core/training/training-run'

/** Steps that are kept of a whole run, about, and how many times closer they lie after the switch, where much changes. */
const KEPT = 48
const CLOSER = 4
/** Share of the run after its switch in which they do. */
const AROUND = 0.12

/** Whether the state of this step is kept to look back at: evenly over the run, closer after the switch, and the first. */
export function isKept(
  step: number,
  { totalSteps, onlineStartStep }: Pick<RunProgress, 'totalSteps' | 'onlineStartStep'>,
): boolean {
  const every = Math.max(1, Math.round(totalSteps / KEPT))
  const after = step - onlineStartStep
  const close = onlineStartStep > 0 && after > 0 && after <= AROUND * totalSteps
  return step === 1 || step % (close ? Math.max(1, Math.round(every / CLOSER)) : every) === 0
}
