import type { Values } from '../../core/schema/field'
import { hostOf } from '../workers/hosts'
import { type Experiment, withValues } from './experiment'
import {
  experimentOf,
  focusedRun,
  partFromTheirExperiment,
  reconfigure,
  runsOf,
  runWithId,
  updateExperiment,
} from './experiments-store'
import { hasBegun, type Run } from './run'
import { beginRun } from './run-actions'

/** Live values act on the run in focus at once, in place of a recording on a run of its own, and on its other seeds when they come to the same step. */
export async function intervene(values: Values): Promise<void> {
  const focused = focusedRun()
  const host = hostOf(focused.id)
  if (focused.status === 'recorded') return beginRun()
  if (!host) return
  const step = await host.change(values)
  // Meanwhile it may have been left, and another be in focus.
  const [experiment, now] = [experimentOf(focused.id), runWithId(focused.id)]
  if (!experiment || !now) return
  if (!hasBegun(now)) {
    if (now.hosted) reconfigure(focused.id, withValues(experiment.configuration, values))
    return
  }
  const others = runsOf(experiment.id).filter(({ id }) => id !== focused.id)
  const along = others.filter(goesOn).map(({ id }) => id)
  partFromTheirExperiment([focused.id, ...along])
  const { id, interventions } = experimentOf(focused.id)!
  updateExperiment(id, { interventions: [...interventions, { step, values }] })
  await Promise.all(along.map((runId) => hostOf(runId)?.change(values, step)))
}

/** The same for whole runs with all of their seeds: each changes at the step at which the first of them is. */
export async function interveneOnRuns(experiments: readonly Experiment[], values: Values): Promise<void> {
  const going = experiments.flatMap(({ id }) => runsOf(id).filter(goesOn))
  const first = going.find(({ id, status }) => status === 'training' && hostOf(id)) ?? going[0]
  if (!first) return
  const step = (await hostOf(first.id)?.change(values)) ?? 0
  for (const { id } of experiments) {
    const along = going.filter(({ experimentId }) => experimentId === id).map(({ id }) => id)
    if (along.length === 0) continue
    partFromTheirExperiment(along)
    const experiment = experimentOf(along[0]!)!
    updateExperiment(experiment.id, { interventions: [...experiment.interventions, { step, values }] })
    const others = along.filter((runId) => runId !== first.id)
    await Promise.all(others.map((runId) => hostOf(runId)?.change(values, step)))
  }
}

function goesOn({ status }: Run): boolean {
  return (
    status === 'waiting' || status === 'preparing' || status === 'ready' || status === 'training' || status === 'paused'
  )
}
