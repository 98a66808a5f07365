import type { TrainingClient } from '../../worker/client'
import type { FrozenRun, RunDescription, RunRequest } from '../../worker/protocol'
import { mainClient, messageOf, trainer } from '../connection'
import { runHasFailed, runIsReady } from '../run-store'
import { takeHost } from './hosts'
import { enqueue } from './lanes'
import { configurationAt, type Run } from './run'
import { addMember, memberOf, runOf, updateRun, useRuns } from './runs-store'

/** What a member is made of. */
export type Wanted = Omit<Run, 'id' | 'name' | 'hidden'>

interface Start {
  /** The state that it goes on from, and the member whose history is its own until there. */
  readonly from?: FrozenRun
  readonly historyOf?: number
}

/** Puts a member on the list, with what it has behind it. Returns its `runId`. */
export function addWanted(wanted: Wanted, seed: number, { from, historyOf }: Start = {}): number {
  const parent = historyOf === undefined ? undefined : memberOf(historyOf)
  if (!from || !parent) return addMember(wanted, seed)
  const { progress, references, testTasks } = parent
  const series = parent.series.upTo(from.step)
  const marks = parent.marks.filter(({ step }) => step <= from.step)
  const grown = { metricsVersion: 1, evaluationsVersion: 1 }
  return addMember(wanted, seed, { series, marks, references, testTasks, progress, ...grown })
}

/** In the main worker, in place of what it had. */
export async function beginOnMain(runId: number, { from }: Start = {}): Promise<void> {
  const run = runOf(runId)!
  takeHost(runId, mainClient())
  try {
    const { datasetId } = run
    const begun = trainer().beginRun({ ...requestOf(runId, run, from), datasetId, keep: datasetsInUse() })
    const description = await mainClient().patiently(begun)
    runIsReady(runId, description)
    noteCarried(runId, description)
  } catch (error) {
    runHasFailed(runId, messageOf(error))
  }
}

/** Beside the main worker, as soon as a core is free. */
export function beginOnLane(runId: number, { from }: Start = {}): void {
  const run = runOf(runId)!
  enqueue({
    request: { ...requestOf(runId, run, from), datasetId: null, keep: [] },
    bringData: run.configuration.dataset === null ? null : (client) => bringData(client, run, memberOf(runId)!.seed),
    onReady: (description) => noteCarried(runId, description),
  })
}

/** What was changed before the state that it goes on from is in force; what was changed after it is still to come. */
function requestOf(runId: number, run: Run, from: FrozenRun | undefined): Omit<RunRequest, 'datasetId' | 'keep'> {
  const step = from?.step ?? -1
  const configuration = { ...configurationAt(run, step), seed: memberOf(runId)!.seed }
  return { runId, configuration, from, interventions: run.interventions.filter((one) => one.step > step) }
}

/** The rows that the main worker has, or the recipe's own where it has none. */
async function bringData(client: TrainingClient, { configuration, datasetId, datasetName }: Run, seed: number) {
  if (datasetId !== null) {
    return (await client.api.takeEpisodes(await trainer().rowsOf(datasetId), null)).datasetId
  }
  const { dataset } = configuration
  if (dataset?.kind !== 'recipe') throw new Error('The rows of this run are no longer there; bring the file again.')
  return (await client.api.generateDataset({ ...dataset.recipe, seed }, datasetName ?? '')).datasetId
}

function noteCarried(runId: number, { carried }: RunDescription): void {
  const run = runOf(runId)
  if (run?.origin.kind === 'fork') updateRun(run.id, { origin: { ...run.origin, carried } })
}

/** The main worker keeps the rows that a run on the list came from, so that it can be forked and repeated. */
function datasetsInUse(): number[] {
  return useRuns.getState().runs.flatMap(({ datasetId }) => (datasetId === null ? [] : [datasetId]))
}
