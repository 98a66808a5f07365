import type { Values } from '../../core/schema/field'
import { hostOf } from '../workers/hosts'
import { hasBegun, type Member } from './member'
import { type Run, withValues } from './run'
import { beginRun } from './run-actions'
import { useRun } from './run-store'
import { memberOf, membersOf, partFromTheirRun, reconfigure, runOf, updateRun } from './runs-store'

/** Live values act on the run in focus at once, in place of a recording on a run of its own, and on its other seeds when they come to the same step. */
export async function intervene(values: Values): Promise<void> {
  const focused = useRun.getState()
  const host = hostOf(focused.runId)
  if (focused.status === 'recorded') return beginRun()
  if (!host) return
  const step = await host.change(values)
  // Meanwhile it may have been left, and another be in focus.
  const [run, now] = [runOf(focused.runId), memberOf(focused.runId)]
  if (!run || !now) return
  if (!hasBegun(now)) {
    if (now.hosted) reconfigure(focused.runId, withValues(run.configuration, values))
    return
  }
  const others = membersOf(run.id).filter(({ runId }) => runId !== focused.runId)
  const along = others.filter(goesOn).map(({ runId }) => runId)
  partFromTheirRun([focused.runId, ...along])
  const { id, interventions } = runOf(focused.runId)!
  updateRun(id, { interventions: [...interventions, { step, values }] })
  await Promise.all(along.map((runId) => hostOf(runId)?.change(values, step)))
}

/** The same for whole runs with all of their seeds: each changes at the step at which the first of them is. */
export async function interveneOnRuns(runs: readonly Run[], values: Values): Promise<void> {
  const going = runs.flatMap(({ id }) => membersOf(id).filter(goesOn))
  const first = going.find(({ runId, status }) => status === 'training' && hostOf(runId)) ?? going[0]
  if (!first) return
  const step = (await hostOf(first.runId)?.change(values)) ?? 0
  for (const { id } of runs) {
    const along = going.filter(({ of }) => of === id).map(({ runId }) => runId)
    if (along.length === 0) continue
    partFromTheirRun(along)
    const run = runOf(along[0]!)!
    updateRun(run.id, { interventions: [...run.interventions, { step, values }] })
    const others = along.filter((runId) => runId !== first.runId)
    await Promise.all(others.map((runId) => hostOf(runId)?.change(values, step)))
  }
}

function goesOn({ status }: Member): boolean {
  return (
    status === 'waiting' || status === 'preparing' || status === 'ready' || status === 'training' || status === 'paused'
  )
}
