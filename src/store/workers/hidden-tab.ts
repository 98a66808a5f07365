import { usePreferences } from '../page/preferences-store'
import { useExperiments } from '../runs/experiments-store'
import { workerOf } from './worker-of'
import { holdPool } from './worker-pool'

/** Members that trained when the tab was hidden, and go on with it. */
let resting: readonly number[] = []

/** A hidden tab trains on, or rests until it is seen again, as the person prefers. */
export function followVisibility(): void {
  document.addEventListener('visibilitychange', () => void (document.hidden ? rest() : goOn()))
}

async function rest(): Promise<void> {
  if (usePreferences.getState().whenHidden === 'train') return
  const training = useExperiments.getState().runs.filter(({ status }) => status === 'training')
  if (training.length === 0) return
  resting = training.map(({ id }) => id)
  await Promise.all([...resting.map((runId) => workerOf(runId)?.pause()), holdPool(true)])
}

async function goOn(): Promise<void> {
  const again = resting
  resting = []
  if (again.length === 0) return
  await Promise.all([...again.map((runId) => workerOf(runId)?.play()), holdPool(false)])
}
