import { workerOf } from '../workers/worker-of'
import { useExperiments } from './experiments-store'
import type { Run } from './run'

/** Share of a run by which one method may be ahead of the slowest that it is compared with. */
const LEAD = 0.03

/** By run: the step that its worker was last told to wait at. */
const told = new Map<number, number | null>()

/** How far each run may train, by its id: methods of a scenario that train at the same time advance together. */
export function boundsOf(training: readonly Pick<Run, 'id' | 'progress'>[]): Map<number, number | null> {
  const shares = training.map(({ progress }) => (progress ? progress.step / Math.max(1, progress.totalSteps) : 0))
  const slowest = Math.min(...shares)
  return new Map(
    training.map(({ id, progress }) => {
      const total = progress?.totalSteps ?? 0
      // Alone, or among its last steps, it waits for nobody.
      const upTo = training.length < 2 || total === 0 ? total : Math.ceil((slowest + LEAD) * total) + 1
      return [id, upTo >= total ? null : upTo]
    }),
  )
}

function tell(): void {
  const { experiments, runs } = useExperiments.getState()
  const compared = runs.filter(({ experimentId, hosted, status }) => {
    const origin = experiments.find(({ id }) => id === experimentId)?.origin
    return hosted && status === 'training' && origin?.kind === 'scenario'
  })
  for (const [runId, step] of boundsOf(compared)) {
    const total = compared.find(({ id }) => id === runId)?.progress?.totalSteps ?? 0
    const before = told.get(runId)
    const same =
      before === step || (typeof before === 'number' && step !== null && Math.abs(step - before) < 0.005 * total)
    if (same || (before === undefined && step === null)) continue
    told.set(runId, step)
    void workerOf(runId)?.boundAt(step)
  }
  for (const runId of told.keys()) if (!runs.some(({ id }) => id === runId)) told.delete(runId)
}

/** Tells them as they advance. */
export function followTogether(): void {
  useExperiments.subscribe(({ runs }, before) => {
    if (runs !== before.runs) tell()
  })
}
