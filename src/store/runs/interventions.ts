import type { Values } from '../../core/schema/field'
import { workerOf } from '../workers/worker-of'
import { beginRun } from './begin-run'
import { type Change, changesOf, configurationAt, type Experiment, withValues } from './experiment'
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

/**
 * Live values act on the run in focus at once, in place of a recording on a run of its own, and on its other seeds when
 * they come to the same step.
 */
export async function intervene(values: Values): Promise<void> {
  const focused = focusedRun()
  const worker = workerOf(focused.id)
  if (focused.status === 'recorded') return beginRun()
  if (!worker) return
  if (!isOnItsWay(focused)) return changeBeginning(focused.id, values)
  const { experimentId } = focused
  const others = runsOf(experimentId).filter(({ id }) => id !== focused.id)
  await changeTogether(
    focused,
    others.filter(goesOn).map(({ id }) => id),
    values,
  )
}

/** The same for whole experiments with all of their seeds: each changes at the step at which the first of them is. */
export async function interveneOnExperiments(experiments: readonly Experiment[], values: Values): Promise<void> {
  const going = experiments.flatMap(({ id }) => runsOf(id).filter(goesOn))
  const first = going.find(({ id, status }) => status === 'training' && workerOf(id)) ?? going[0]
  if (!first) return
  const others = going.filter(({ id }) => id !== first.id)
  await changeTogether(
    first,
    others.map(({ id }) => id),
    values,
  )
}

/** Whether what is moved now is a change of this run, and not how it begins. */
export function isOnItsWay(run: Run): boolean {
  return run.status !== 'recorded' && run.hosted && hasBegun(run)
}

/** Before its first step a change is how the run begins. */
async function changeBeginning(runId: number, values: Values): Promise<void> {
  const step = (await workerOf(runId)?.change(values)) ?? 0
  // Meanwhile it may have been left, and another be in focus.
  const [experiment, now] = [experimentOf(runId), runWithId(runId)]
  if (!experiment || !now?.hosted) return
  if (hasBegun(now)) note([runId], values, step)
  else reconfigure(runId, withValues(experiment.configuration, values))
}

/** On `first` at once, and on the others when they come to that step; who is beyond it has its own step from then on. */
async function changeTogether(first: Run, others: readonly number[], values: Values): Promise<void> {
  // Noted at once: what the page says must not wait for a worker that is busy.
  const guess = first.progress?.step ?? 0
  const parts = [...groupedByExperiment([first.id, ...others])].map((runIds) => ({
    runIds,
    noted: note(runIds, values, guess),
  }))
  const step = (await workerOf(first.id)?.change(values)) ?? guess
  for (const { runIds, noted } of parts) moveNoted(runIds[0]!, noted, step)
  await Promise.all(
    others.map(async (runId) => {
      const actual = (await workerOf(runId)?.change(values, step)) ?? step
      // One that is still being built answers 0, and begins with what is noted.
      if (actual <= step) return
      partFromTheirExperiment([runId])
      const part = parts.find(({ runIds }) => runIds.includes(runId))!
      moveNoted(runId, part.noted, actual)
    }),
  )
}

/** Returns those that were added. */
function note(runIds: readonly number[], values: Values, step: number): readonly Change[] {
  partFromTheirExperiment(runIds)
  const { id, configuration, changes } = experimentOf(runIds[0]!)!
  const noted = changesOf(configurationAt({ configuration, changes }, step), [{ step, values }])
  updateExperiment(id, { changes: [...changes, ...noted].sort(bySteps) })
  return noted
}

/** The worker has said at which step it acted. */
function moveNoted(runId: number, noted: readonly Change[], step: number): void {
  const experiment = experimentOf(runId)
  if (!experiment) return
  const changes = experiment.changes.map((change) => (noted.includes(change) ? { ...change, step } : change))
  updateExperiment(experiment.id, { changes: changes.sort(bySteps) })
}

function bySteps(a: Change, b: Change): number {
  return a.step - b.step
}

function groupedByExperiment(runIds: readonly number[]): Iterable<number[]> {
  const groups = new Map<number, number[]>()
  for (const runId of runIds) {
    const { id } = experimentOf(runId)!
    groups.set(id, [...(groups.get(id) ?? []), runId])
  }
  return groups.values()
}

function goesOn({ status }: Run): boolean {
  return (
    status === 'waiting' || status === 'preparing' || status === 'ready' || status === 'training' || status === 'paused'
  )
}
