import type { Remote } from 'comlink'
import type { FrozenReport, TrainingApi } from '../../worker/protocol'
import type { Experiment } from '../runs/experiment'
import { experimentOf, runWithId, useExperiments } from '../runs/experiments-store'
import type { Run } from '../runs/run'
import { contentOf, nameOf } from './checkpoint-content'
import { session, store } from './database'
import { rowsKeyOf } from './rows'
import { useStorage } from './storage-store'

/** While one is being written, the newest of those that came meanwhile waits; the others are out of date. */
let writing = false
const waiting = new Map<number, FrozenReport>()

/** Keeps a run through a closed tab. Nothing waits for it, and nothing fails with it. */
export async function saveFrozen(
  report: FrozenReport,
  trainer: Pick<Remote<TrainingApi>, 'packCheckpoint'>,
): Promise<void> {
  waiting.set(report.runId, report)
  if (writing) return
  writing = true
  try {
    for (let next = take(); next; next = take()) await write(next, trainer)
  } finally {
    writing = false
  }
}

function take(): FrozenReport | undefined {
  const [first] = waiting
  if (first) waiting.delete(first[0])
  return first?.[1]
}

async function write(
  { runId, frozen }: FrozenReport,
  trainer: Pick<Remote<TrainingApi>, 'packCheckpoint'>,
): Promise<void> {
  const run = runWithId(runId)
  const experiment = experimentOf(runId)
  if (!run?.progress || !experiment || madeItsOwnData(experiment, run)) return
  const id = `${session}:${runId}`
  const bytes = await trainer.packCheckpoint(contentOf(experiment, run, frozen, null))
  const savedAt = Date.now()
  const { totalSteps } = run.progress
  const rowsKey = rowsKeyOf(experiment.datasetId)
  const label = nameOf(experiment)
  const { origin } = experiment
  const scenario = origin.kind === 'scenario' ? { id: origin.scenario, method: origin.method } : undefined
  const { step } = frozen
  const kept = await store((db) =>
    db.put('checkpoints', {
      id,
      session,
      savedAt,
      label,
      step,
      totalSteps,
      rowsKey,
      bytes,
      ...(scenario && { scenario }),
    }),
  )
  if (kept && useExperiments.getState().focus === runId) useStorage.setState({ savedAt })
}

/** Further seeds of a scenario learn from data that no other seed has; the scenario makes them again. */
function madeItsOwnData({ origin, configuration: { dataset } }: Experiment, { seed }: Run): boolean {
  return origin.kind === 'scenario' && dataset?.kind === 'recipe' && dataset.recipe.seed !== seed
}
