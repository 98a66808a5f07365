import type { Values } from '../../core/schema/field'
import { useRun } from '../run-store'
import { hostOf } from './hosts'
import { hasBegun, type Member } from './member'
import { withValues } from './run'
import { membersOf, partFromTheirRun, reconfigure, runOf, updateRun } from './runs-store'

/** Live values act on the run in focus at once, and on its other seeds when they come to the same step. */
export async function intervene(values: Values): Promise<void> {
  const focused = useRun.getState()
  const host = hostOf(focused.runId)
  if (!host) return
  const step = await host.change(values)
  const run = runOf(focused.runId)
  if (!run) return
  if (!hasBegun(useRun.getState())) {
    reconfigure(focused.runId, withValues(run.configuration, values))
    return
  }
  const others = membersOf(run.id).filter(({ runId }) => runId !== focused.runId)
  const along = others.filter(goesOn).map(({ runId }) => runId)
  partFromTheirRun([focused.runId, ...along])
  const { id, interventions } = runOf(focused.runId)!
  updateRun(id, { interventions: [...interventions, { step, values }] })
  await Promise.all(along.map((runId) => hostOf(runId)?.change(values, step)))
}

function goesOn({ status }: Member): boolean {
  return (
    status === 'waiting' || status === 'preparing' || status === 'ready' || status === 'training' || status === 'paused'
  )
}
