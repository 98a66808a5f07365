import { message } from '../../core/messages/message'
import { messageOf, UserError } from '../../core/messages/user-error'
import type { TrainingClient } from '../../worker/client'
import type { FrozenRun, RunDescription, RunRequest } from '../../worker/protocol'
import { useAssignment } from '../assignment/assignment-store'
import { useDataset } from '../datasets/dataset-store'
import { forgetKnownBut } from '../datasets/known-datasets'
import { mainClient, trainer, whenRestored } from '../workers/connection'
import { assignWorker, workerOf } from '../workers/worker-of'
import { dequeue, enqueue } from '../workers/worker-pool'
import { configurationAt, type Experiment, interventionsOf, type RunSpec } from './experiment'
import { addRun, experimentOf, runWithId, updateExperiment, useExperiments } from './experiments-store'
import type { Run } from './run'
import { runHasFailed, runIsReady } from './run-reports'

interface Start {
  /** The state that it goes on from, and the run whose history is its own until there. */
  readonly from?: FrozenRun
  readonly historyOf?: number
}

/** Puts a run on the list, with what it has behind it. Returns its `runId`. */
export function addRunOf(spec: RunSpec, seed: number, { from, historyOf }: Start = {}): number {
  const before = useExperiments.getState().runs
  const runId = addRun(spec, seed, from && historyUpTo(from.step, historyOf))
  // Whose place it took trains no longer.
  dequeue(before.filter((run) => !runWithId(run.id)).map((run) => run.id))
  return runId
}

function historyUpTo(step: number, runId: number | undefined): Partial<Run> {
  const parent = runId === undefined ? undefined : runWithId(runId)
  if (!parent) return {}
  const { progress, references, testTasks } = parent
  const series = parent.series.upTo(step)
  const marks = parent.marks.filter((mark) => mark.step <= step)
  const reached = progress && { ...progress, step, finished: false }
  const grown = { metricsVersion: 1, evaluationsVersion: 1 }
  return { series, marks, references, testTasks, progress: reached, ...grown }
}

/** In the main worker, in place of what it had. */
export async function beginOnMain(runId: number, { from }: Start = {}): Promise<void> {
  const client = mainClient()
  assignWorker(runId, client)
  try {
    await whenRestored()
    const experiment = experimentOf(runId)
    if (!experiment) return
    const { datasetId } = experiment
    const begun = trainer().beginRun({ ...requestOf(runId, experiment, from), datasetId, ...datasetsInUse() })
    const description = await mainClient().patiently(begun)
    runIsReady(runId, description)
    noteTransfer(runId, description)
  } catch (error) {
    // Where its worker has died, whoever was told of that takes it up.
    if (workerOf(runId) === client.api) runHasFailed(runId, messageOf(error))
  }
}

/** Beside the main worker, as soon as a core is free. */
export function beginInPool(runId: number, { from }: Start = {}): void {
  const experiment = experimentOf(runId)!
  enqueue({
    runId,
    // Asked when it begins: what is changed while it waits is to be repeated in it.
    request: () => requestOf(runId, experimentOf(runId)!, from),
    bringData:
      experiment.configuration.dataset === null
        ? null
        : (client) => bringData(client, experiment, runWithId(runId)!.seed),
    onReady: (description) => noteTransfer(runId, description),
  })
}

/** What was changed before the state that it goes on from is in force; what was changed after it is still to come. */
function requestOf(
  runId: number,
  experiment: Experiment,
  from: FrozenRun | undefined,
): Omit<RunRequest, 'datasetId' | 'keep' | 'newest'> {
  const step = from?.step ?? -1
  const configuration = { ...configurationAt(experiment, step), seed: runWithId(runId)!.seed }
  return {
    runId,
    configuration,
    from,
    interventions: interventionsOf(experiment.changes.filter((change) => change.step > step)),
    stop: useAssignment.getState().stop ?? undefined,
    figures: experiment.origin.kind === 'scenario',
  }
}

/** The rows that the main worker has, or the recipe's own where it has none. */
export async function bringData(
  client: TrainingClient,
  { configuration, datasetId, datasetName, origin }: Experiment,
  seed: number,
) {
  // In a scenario each seed makes data of its own.
  if (datasetId !== null && origin.kind !== 'scenario') {
    return (await client.api.takeEpisodes(await trainer().rowsOf(datasetId), null)).datasetId
  }
  const { dataset } = configuration
  if (dataset?.kind !== 'recipe')
    throw new UserError(message`The rows of this run are no longer there; bring the file again.`)
  const recipe = origin.kind === 'scenario' ? { ...dataset.recipe, seed } : dataset.recipe
  const made = await client.api.generateDataset(recipe, datasetName ?? '')
  if (!dataset.operations) return made.datasetId
  return (await client.api.operateOn(made.datasetId, dataset.operations)).datasetId
}

function noteTransfer(runId: number, { carried }: RunDescription): void {
  const experiment = experimentOf(runId)
  // What takes it up again later, after a fault, carries everything.
  if (experiment?.origin.kind !== 'fork' || experiment.origin.carried !== null || !carried) return
  const { step } = experiment.origin
  const byTheFork = carried.changes.map((change) => ({ step, ...change }))
  const origin = { ...experiment.origin, carried }
  updateExperiment(experiment.id, { origin, inherited: [...experiment.inherited, ...byTheFork] })
}

/**
 * The main worker keeps the rows that a run on the list came from, so that it can be forked and repeated, and those on
 * the page, which wait for the next algorithm where this one needs none.
 */
function datasetsInUse(): Pick<RunRequest, 'keep' | 'newest'> {
  const { current } = useDataset.getState()
  const shown = [current, current?.surgery?.original].flatMap((loaded) => loaded?.summary.datasetId ?? [])
  const keep = [...shown, ...useExperiments.getState().experiments.flatMap(({ datasetId }) => datasetId ?? [])]
  return { keep, newest: forgetKnownBut(keep) }
}
