import { message } from '../../core/messages/message'
import { UserError } from '../../core/messages/user-error'
import type { FrozenRun, NetworkFormat } from '../../worker/protocol'
import { experimentOf, focusedRun } from '../runs/experiments-store'
import { latestFrozen } from '../runs/frozen'
import { workerOf } from '../workers/worker-of'
import { datasetService, firstWorker } from '../workers/worker-pool'
import { contentOf, nameOf } from './checkpoint-content'
import { resumeRun } from './resume'

const MOST_BYTES = 500 * 2 ** 20
/** Of a checkpoint's file. */
const ENDING = 'o2o'

export interface SavedFile {
  readonly name: string
  readonly bytes: ArrayBuffer
}

/** The run in focus as it stands, with the rows that no recipe makes again: it goes on from the file anywhere. */
export async function checkpointFile(): Promise<SavedFile> {
  const run = focusedRun()
  const experiment = experimentOf(run.id)!
  const { dataset } = experiment.configuration
  const rows =
    dataset?.kind === 'file' && experiment.datasetId !== null
      ? await datasetService().rowsOf(experiment.datasetId)
      : null
  const bytes = await firstWorker().api.packCheckpoint(contentOf(experiment, run, await frozenNow(), rows))
  return { name: fileName(ENDING), bytes }
}

/** All its networks, or its policy alone. */
export async function networksFile(format: NetworkFormat): Promise<SavedFile> {
  return { name: fileName(format), bytes: await firstWorker().api.packNetworks(await frozenNow(), format) }
}

/** A checkpoint goes on as a run of its own; networks go into the run in focus. Resolves with what was done. */
export async function openFile(file: File): Promise<'continued' | readonly string[]> {
  if (file.size > MOST_BYTES) {
    throw new UserError(
      message`${file.name} has ${Math.round(file.size / 2 ** 20)} MB; up to ${MOST_BYTES / 2 ** 20} MB are read.`,
    )
  }
  const bytes = await file.arrayBuffer()
  const ending = file.name.split('.').at(-1)?.toLowerCase()
  if (ending === 'safetensors' || ending === 'onnx') {
    const worker = workerOf(focusedRun().id)
    if (!worker) throw new UserError(message`Networks go into a run that is in a worker; press Train or Reset first.`)
    return (await worker.loadNetworks(bytes, ending)).loaded
  }
  await resumeRun(await firstWorker().api.openCheckpoint(bytes), undefined)
  return 'continued'
}

async function frozenNow(): Promise<FrozenRun> {
  const { id } = focusedRun()
  const frozen = (await workerOf(id)?.freeze()) ?? latestFrozen(id)
  if (!frozen) throw new UserError(message`The run in focus is only shown here; there is nothing of it to save yet.`)
  return frozen
}

function fileName(ending: string): string {
  const { id, progress, seed } = focusedRun()
  const name = nameOf(experimentOf(id)!).replace(/[^\p{L}\p{N}.-]+/gu, '-')
  return `${name}-seed${seed}-step${progress?.step ?? 0}.${ending}`
}
