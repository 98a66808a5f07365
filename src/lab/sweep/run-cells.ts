import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EnvironmentCommand } from '../bridge/environment-process'
import { writeInOnePiece } from '../disk'
import { type JobPool, type OnProgress, processPool } from '../job-pool'
import { type SeedJob, type SeedResult, seedRuns, summarise } from '../train-seed'
import type { Cell } from './cells'
import { claimCell } from './claim'
import { isFinished, publish, recordFailure } from './results-folder'

/** How often a cell that another sweep computes is looked at again. */
const LOOK_AGAIN = 1000

export type CellOutcome =
  | { readonly kind: 'computed'; readonly result: SeedResult }
  /** It was there, or another sweep has finished it meanwhile. */
  | { readonly kind: 'found' }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface RunCellsOptions {
  /** Receives the results. */
  readonly out: string
  /** Dataset paths are relative to it. */
  readonly datasets: string
  readonly workers: number
  /** What they act in, where their configurations name no environment. */
  readonly environment?: EnvironmentCommand
  /** Mean share of all cells that is done, and which cell says so. */
  onProgress(share: number, label: string): void
  /** What the runs have to tell, the same from many of them. */
  onLine(line: string): void
  onOutcome(cell: Cell, outcome: CellOutcome): void
}

/**
 * Sees to it that every cell is computed: by a process of its own, or by whoever else works on the same folder. A cell
 * that fails is recorded and the others go on. Interrupted, it gives its claims back, so that the next try begins at once,
 * and resolves to the signal; a second signal ends the process as usual.
 */
export async function runCells(cells: readonly Cell[], options: RunCellsOptions): Promise<NodeJS.Signals | undefined> {
  const { workers, onProgress, onLine, onOutcome } = options
  const shares = new Map(cells.map((cell) => [cell, 0]))
  const waiting = cells.map((cell) => ({ cell, notBefore: 0 }))
  const pool = processPool(seedRuns, onLine)
  const interrupt = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    interrupt.abort(signal)
    pool.close()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const takeCells = async () => {
    while (waiting.length > 0 && !interrupt.signal.aborted) {
      const at = waiting.findIndex(({ notBefore }) => notBefore <= Date.now())
      if (at < 0) {
        await sleep(LOOK_AGAIN / 4)
        continue
      }
      const { cell } = waiting.splice(at, 1)[0]!
      const outcome = await runCell(cell, pool, interrupt.signal, options, (share, stage) => {
        shares.set(cell, share)
        onProgress(sum(shares.values()) / cells.length, `${cell.name}, ${stage}`)
      })
      if (outcome === 'busy') {
        waiting.push({ cell, notBefore: Date.now() + LOOK_AGAIN })
        continue
      }
      shares.set(cell, 1)
      onOutcome(cell, outcome)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(workers, cells.length) }, takeCells))
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    pool.close()
  }
  return interrupt.signal.reason
}

async function runCell(
  cell: Cell,
  pool: JobPool<SeedJob, SeedResult>,
  interrupt: AbortSignal,
  { out, datasets, environment }: RunCellsOptions,
  onProgress: OnProgress,
): Promise<CellOutcome | 'busy'> {
  if (await isFinished(out, cell.name)) return { kind: 'found' }
  const claim = await claimCell(out, cell.name)
  if (!claim) return 'busy'
  try {
    // Another sweep may have finished it between the two looks.
    if (await isFinished(out, cell.name)) return { kind: 'found' }
    const { configuration, backend } = cell
    interrupt.throwIfAborted()
    const path = join(claim.partial, `seed-${configuration.seed}.jsonl`)
    const outside = environment && { environment }
    const job = { configuration, folder: datasets, backend, mode: 'compiled', path, ...outside } as const
    const result = await pool.run(job, onProgress)
    if (result.failure !== undefined) throw new Error(result.failure)
    // The workers hear Ctrl-C too: what one of them has then ended is no whole cell.
    if (result.interruptedAt !== undefined) return 'busy'
    const summary = JSON.stringify(summarise(configuration, backend, [result]), null, 2)
    await writeInOnePiece(join(claim.partial, 'summary.json'), `${summary}\n`)
    await publish(out, claim.partial, cell.name)
    return { kind: 'computed', result }
  } catch (error) {
    if (interrupt.aborted) return 'busy'
    const sentence = error instanceof Error ? error.message : String(error)
    await recordFailure(out, cell, sentence)
    return { kind: 'failed', sentence }
  } finally {
    await claim.release()
  }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
