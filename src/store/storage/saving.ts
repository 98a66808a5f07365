import type { FrozenReport } from '../../worker/protocol'
import type { Member } from '../runs/member'
import type { Run } from '../runs/run'
import { memberOf, runOf, useRuns } from '../runs/runs-store'
import { trainer } from '../workers/connection'
import { contentOf, nameOf } from './checkpoint-content'
import { session, store } from './database'
import { rowsKeyOf } from './rows'
import { useStorage } from './storage-store'

/** While one is being written, the newest of those that came meanwhile waits; the others are out of date. */
let writing = false
const waiting = new Map<number, FrozenReport>()

/** Keeps a run through a closed tab. Nothing waits for it, and nothing fails with it. */
export async function saveFrozen(report: FrozenReport): Promise<void> {
  waiting.set(report.runId, report)
  if (writing) return
  writing = true
  try {
    for (let next = take(); next; next = take()) await write(next)
  } finally {
    writing = false
  }
}

function take(): FrozenReport | undefined {
  const [first] = waiting
  if (first) waiting.delete(first[0])
  return first?.[1]
}

async function write({ runId, frozen, reason }: FrozenReport): Promise<void> {
  const member = memberOf(runId)
  const run = runOf(runId)
  if (!member?.progress || !run || madeItsOwnData(run, member)) return
  const id = `${session}:${runId}`
  // What has finished needs no going on.
  if (reason === 'end') {
    await store((db) => db.delete('checkpoints', id))
    return
  }
  const bytes = await trainer().packCheckpoint(contentOf(run, member, frozen, null))
  const savedAt = Date.now()
  const { totalSteps } = member.progress
  const rowsKey = rowsKeyOf(run.datasetId)
  const label = nameOf(run)
  const { step } = frozen
  const kept = await store((db) =>
    db.put('checkpoints', { id, session, savedAt, label, step, totalSteps, rowsKey, bytes }),
  )
  if (kept && useRuns.getState().focus === runId) useStorage.setState({ savedAt })
}

/** Further seeds of a scenario learn from data that no other seed has; the scenario makes them again. */
function madeItsOwnData({ origin, configuration: { dataset } }: Run, { seed }: Member): boolean {
  return origin.kind === 'scenario' && dataset?.kind === 'recipe' && dataset.recipe.seed !== seed
}
