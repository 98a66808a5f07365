import { create } from 'zustand'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import type { DatasetSource } from '../../core/training/configuration'
import type { DatasetSummary } from '../../worker/dataset-protocol'
import { useDataset } from '../datasets/dataset-store'
import { forgetKnownBut, knownDataset, knownFiles } from '../datasets/known-datasets'
import { addNotice } from '../page/notices-store'
import { beginAtOnce, beginBeside } from '../runs/begin'
import { experimentOf, runWithId, updateExperiment, useExperiments } from '../runs/experiments-store'
import { latestFrozen } from '../runs/frozen'
import type { Run } from '../runs/run'
import { goBackTo, runHasFailed } from '../runs/run-reports'
import { keptRows } from '../storage/rows'
import { readBackendRequest } from './backend-request'
import { useBackend } from './backend-store'
import { workerOf } from './worker-of'
import { datasetService, type Fault, firstWorker, onFaults, restoring } from './worker-pool'

/** A fault that comes back at once would be restarted for ever. */
const MOST_RECOVERIES = 3
const WITHIN_MS = 120_000

interface Recovery {
  /** When there was one, in ms. */
  readonly at: readonly number[]
  /** The run that the new first worker is to take up, until it has. */
  readonly pending: { readonly runId: number; readonly wasTraining: boolean } | null
  /** Which first worker is being given what the last one had, counted. */
  readonly attempt: number
}

const useRecovery = create<Recovery>(() => ({ at: [], pending: null, attempt: 0 }))

/**
 * The first worker has died: a new one gets the datasets back and takes the run up where it was last kept. Where that one
 * dies over it, the next does. After too many faults the run stops there, and the new worker is for whatever is begun
 * next.
 */
async function recoverFirst({ runId, wasTraining, why }: Omit<Fault, 'inFirst'>): Promise<void> {
  const { pending, attempt: before } = useRecovery.getState()
  const attempt = before + 1
  const trained = wasTraining || (pending !== null && pending.runId === (runId ?? pending.runId) && pending.wasTraining)
  const given = runId ?? pending?.runId
  const lost = given === undefined ? null : { runId: given, wasTraining: trained }
  const givenUp = tooMany()
  useRecovery.setState({ pending: givenUp ? null : lost, attempt })
  if (givenUp && !lost) return
  if (lost) givenUp ? runHasFailed(lost.runId, why) : runId !== undefined && tellOf(lost.runId, why)
  // Another death meanwhile has been told, and what comes after it goes on from there.
  const superseded = () => useRecovery.getState().attempt !== attempt
  try {
    await restoring(startBackend().then(() => firstWorker().patiently(restoreDatasets(lost?.runId))))
    if (lost && !givenUp && !superseded()) await takeUp(lost.runId, lost.wasTraining)
    if (!superseded()) useRecovery.setState({ pending: null })
  } catch (error) {
    if (superseded()) return
    useRecovery.setState({ pending: null })
    useBackend.setState({ failure: messageOf(error) })
    if (lost) runHasFailed(lost.runId, messageOf(error))
  }
}

/** A worker is gone, or what it computes with: whatever trained there goes on from where it was last kept. */
export function followFaults(): void {
  onFaults({
    workerGone: ({ inFirst, runId, ...fault }) => {
      if (inFirst) void recoverFirst({ runId, ...fault })
      else if (runId !== undefined) recoverBeside(runId, fault.why)
    },
    backendFailed: ({ inFirst, runId, ...fault }) => {
      if (inFirst) void changeBackend({ runId, ...fault })
      else recoverBeside(runId, fault.why)
    },
  })
}

/** The next backend takes it up. */
async function changeBackend(fault: Omit<Fault, 'inFirst'>): Promise<void> {
  const { choice, failed } = useBackend.getState()
  if (choice) useBackend.setState({ failed: [...failed, { backend: choice.backend, reason: fault.why }] })
  await recoverFirst(fault)
}

/** The run waits for another worker, and goes on from where it was last kept. */
function recoverBeside(runId: number, why: Message): void {
  const frozen = latestFrozen(runId)
  if (tooMany()) {
    runHasFailed(runId, why)
    return
  }
  tellOf(runId, why)
  goBackTo(runId, frozen?.step ?? -1)
  beginBeside(runId, { from: frozen })
}

/** One click after a run has diverged: back to where its numbers were good, before what was changed since. */
export async function goBack(runId: number): Promise<void> {
  const frozen = latestFrozen(runId)
  const experiment = experimentOf(runId)
  if (!experiment) return
  const step = frozen?.step ?? -1
  const changes = experiment.changes.filter((change) => change.step <= step)
  updateExperiment(experiment.id, { changes })
  goBackTo(runId, step)
  await beginAtOnce(runId, { from: frozen })
}

/** The step to which a run that has diverged can go back; undefined where it has not. */
export function stepToGoBackTo({ id, diverged }: Run): number | undefined {
  return diverged ? (latestFrozen(id)?.step ?? 0) : undefined
}

export async function startBackend(): Promise<void> {
  const { request } = readBackendRequest(window.location.search)
  const { failed: without } = useBackend.getState()
  const started = firstWorker().api.startBackend({ ...request, without })
  useBackend.setState({ choice: await firstWorker().patiently(started), failure: null })
}

function tellOf(runId: number, why: Message): void {
  const step = latestFrozen(runId)?.step ?? 0
  const lostSteps = (runWithId(runId)?.progress?.step ?? 0) - step
  addNotice({ kind: 'taken-up', why, step, lostSteps })
}

async function takeUp(runId: number, wasTraining: boolean): Promise<void> {
  const frozen = latestFrozen(runId)
  goBackTo(runId, frozen?.step ?? -1)
  await beginAtOnce(runId, { from: frozen })
  if (wasTraining) await workerOf(runId)?.play()
}

/** Those on the page, that of the run to be taken up, and all that no recipe makes again. */
async function restoreDatasets(runId: number | undefined): Promise<void> {
  const { current } = useDataset.getState()
  const experiment = runId === undefined ? undefined : experimentOf(runId)
  const dataset = experiment?.configuration.dataset
  const own = dataset && experiment.datasetId !== null ? knownDataset(experiment.datasetId, dataset) : undefined
  const wanted = new Set([current?.surgery?.original, current, own, ...knownFiles()])
  const restored: number[] = []
  for (const loaded of wanted) {
    if (!loaded) continue
    const { datasetId } = loaded.summary
    const rows = await keptRows(datasetId)
    if (rows) await datasetService().restoreRows(datasetId, rows)
    else if (loaded.source.kind === 'recipe') await makeAgain(loaded.source, loaded.summary)
    else continue
    restored.push(datasetId)
  }
  forgetKnownBut(restored)
  // What a recipe makes is made again when somebody asks for it; its number may be another's by then.
  for (const { id, datasetId } of useExperiments.getState().experiments) {
    if (datasetId !== null && !restored.includes(datasetId)) updateExperiment(id, { datasetId: null })
  }
}

async function makeAgain(
  { recipe, operations }: Extract<DatasetSource, { kind: 'recipe' }>,
  { datasetId, name }: DatasetSummary,
): Promise<void> {
  const made = await datasetService().generateDataset(recipe, name)
  const result = operations ? await datasetService().operateOn(made.datasetId, operations) : made
  if (result.datasetId === datasetId) return
  await datasetService().restoreRows(datasetId, await datasetService().rowsOf(result.datasetId))
}

function tooMany(): boolean {
  const now = performance.now()
  const at = [...useRecovery.getState().at.filter((one) => now - one < WITHIN_MS), now]
  useRecovery.setState({ at })
  return at.length > MOST_RECOVERIES
}
