import { message } from '../../core/messages/message'
import { UserError } from '../../core/messages/user-error'
import type { TrainingClient } from '../../worker/client'
import type { FrozenRun, RunDescription, RunRequest } from '../../worker/protocol'
import { useAssignment } from '../assignment/assignment-store'
import { useDataset } from '../datasets/dataset-store'
import { forgetKnownBut } from '../datasets/known-datasets'
import { datasetService, dequeue, startAtOnce, startBeside } from '../workers/worker-pool'
import { configurationAt, type Experiment, interventionsOf, type RunSpec } from './experiment'
import { addRun, experimentOf, runWithId, updateExperiment, useExperiments } from './experiments-store'
import type { Run } from './run'

interface Start {
  /** The state that it goes on from, and the run whose history is its own until there. */
  readonly from?: FrozenRun | undefined
  readonly historyOf?: number | undefined
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

/** In the first worker, in place of what that had. */
export function beginAtOnce(runId: number, { from }: Start = {}): Promise<void> {
  return startAtOnce({
    runId,
    request: async () => ({
      ...requestOf(runId, from),
      // That worker has the rows already.
      datasetId: experimentOf(runId)!.datasetId,
      ...datasetsInUse(),
    }),
    onReady: (description) => noteTransfer(runId, description),
  })
}

/** Beside the first worker, as soon as a core is free. */
export function beginBeside(runId: number, { from }: Start = {}): void {
  startBeside({
    runId,
    request: async (client) => {
      const datasetId = await bringData(client, experimentOf(runId)!, runWithId(runId)!.seed)
      return { ...requestOf(runId, from), datasetId, keep: datasetId === null ? [] : [datasetId] }
    },
    onReady: (description) => noteTransfer(runId, description),
  })
}

/** What was changed before the state that it goes on from is in force; what was changed after it is still to come. */
function requestOf(runId: number, from: FrozenRun | undefined): Omit<RunRequest, 'datasetId' | 'keep' | 'newest'> {
  const experiment = experimentOf(runId)!
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

/** The rows that the first worker has, or the recipe's own where it has none; null where the run needs none. */
export async function bringData(
  client: TrainingClient,
  { configuration, datasetId, datasetName, origin }: Experiment,
  seed: number,
): Promise<number | null> {
  const { dataset } = configuration
  if (dataset === null) return null
  // In a scenario each seed makes data of its own.
  if (datasetId !== null && origin.kind !== 'scenario') {
    return (await client.api.takeEpisodes(await datasetService().rowsOf(datasetId), null)).datasetId
  }
  if (dataset.kind !== 'recipe')
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
 * The first worker keeps the rows that a run on the list came from, so that it can be forked and repeated, and those on
 * the page, which wait for the next algorithm where this one needs none.
 */
function datasetsInUse(): Pick<RunRequest, 'keep' | 'newest'> {
  const { current } = useDataset.getState()
  const shown = [current, current?.surgery?.original].flatMap((loaded) => loaded?.summary.datasetId ?? [])
  const keep = [...shown, ...useExperiments.getState().experiments.flatMap(({ datasetId }) => datasetId ?? [])]
  return { keep, newest: forgetKnownBut(keep) }
}
