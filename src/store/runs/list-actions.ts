import { findEnvironment } from '../../core/environments/registry'
import { findTaskFamily } from '../../core/environments/tasks/task-families'
import { message } from '../../core/messages/message'
import { messageOf, UserError } from '../../core/messages/user-error'
import { addNotice } from '../page/notices-store'
import { findAlgorithm } from '../settings/catalogue-store'
import { workerOf } from '../workers/worker-of'
import { dequeue, firstWorker, holdPool } from '../workers/worker-pool'
import {
  addRun,
  experimentOf,
  removeRuns,
  runsOf,
  runWithId,
  updateExperiment,
  useExperiments,
} from './experiments-store'
import { putInFocus } from './focus'
import { type RunOfFile, runsOfFile } from './run-file'

export function renameExperiment(id: number, name: string): void {
  updateExperiment(id, { name: name.trim() || null })
}

export function showExperiment(id: number, shown: boolean): void {
  updateExperiment(id, { hidden: !shown })
}

/** One run alone; the large button acts on all. */
export async function pauseRun(runId: number): Promise<void> {
  await workerOf(runId)?.pause()
}

export async function continueRun(runId: number): Promise<void> {
  const worker = workerOf(runId)
  // Without a worker it waits for one; nothing waits any longer.
  await (worker ? worker.play() : holdPool(false))
}

/** Takes a run and all its seeds off the list; whatever of it trains is ended. The last one stays. */
export async function removeExperiment(id: number): Promise<void> {
  const { experiments, runs, focus } = useExperiments.getState()
  const own = runsOf(id).map(({ id }) => id)
  if (experiments.length < 2) return
  if (own.includes(focus)) {
    const others = runs.filter((run) => run.experimentId !== id)
    putInFocus((others.findLast(({ hosted }) => hosted) ?? others.at(-1)!).id)
  }
  dequeue(own)
  if (own.some((runId) => runWithId(runId)?.hosted)) await firstWorker().api.pause()
  removeRuns(({ experimentId }) => experimentId === id)
}

/** 64 MB: more than 100 long runs take. */
const LARGEST_FILE = 64 * 2 ** 20

/** Adds the runs of a file to the list; of a file with something wrong none. */
export async function importRuns(file: File): Promise<void> {
  try {
    if (file.size > LARGEST_FILE) throw new UserError(message`${file.name} is larger than any file of runs.`)
    const entries = runsOfFile(await file.text(), file.name)
    entries.forEach(refuseUnknown)
    for (const { spec, name, runs } of entries) {
      const runIds = runs.map(({ seed, state }) => addRun(spec, seed, state))
      if (name) renameExperiment(experimentOf(runIds[0]!)!.id, name)
    }
  } catch (error) {
    addNotice(messageOf(error))
  }
}

/** Throws where a run names what this page does not have. */
function refuseUnknown({ spec: { configuration } }: RunOfFile): void {
  const { algorithm, environment } = configuration
  const description = findAlgorithm(algorithm.id)
  if (!description) throw new UserError(message`There is no algorithm “${algorithm.id.slice(0, 40)}” here.`)
  if (description.training === 'meta') findTaskFamily(environment?.id ?? '')
  else if (environment) findEnvironment(environment.id)
}
