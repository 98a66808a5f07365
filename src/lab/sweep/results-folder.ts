import { createHash } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeInOnePiece } from '../disk'
import { canonicalJson } from './canonical-json'
import type { Cell } from './cells'
import type { Sweep } from './sweep-file'

/**
 * The layout of a sweep's results. Each finished cell is a folder as `lab train` writes it: seed-K.jsonl and summary.json.
 *
 *   DIR/CELL/              finished; put in place in one piece, never written again
 *   DIR/sweep-HASH.json    a sweep that was started here, and the names of its cells
 *   DIR/failed/CELL.json   why a cell did not finish, until it does
 *   DIR/.claims/           who computes what right now (claim.ts)
 *   DIR/.partial/          cells in work
 */
export const SWEEP_FILE = /^sweep-[0-9a-f]{16}\.json$/

function cellFolder(folder: string, cell: string): string {
  return join(folder, cell)
}

export function claimsFolder(folder: string): string {
  return join(folder, '.claims')
}

export function partialFolder(folder: string, name: string): string {
  return join(folder, '.partial', name)
}

function failurePath(folder: string, cell: string): string {
  return join(folder, 'failed', `${cell}.json`)
}

/** What a failure's file holds. */
export interface Failure {
  readonly cell: string
  readonly sentence: string
  readonly configuration: Cell['configuration']
}

export async function isFinished(folder: string, cell: string): Promise<boolean> {
  const found = await stat(join(cellFolder(folder, cell), 'summary.json')).catch(() => undefined)
  return found !== undefined
}

/** Tells `lab report` which cells there should be. */
export async function writeSweep(folder: string, sweep: Sweep, cells: readonly Cell[]): Promise<void> {
  const content = { version: 1, sweep, cells: cells.map(({ name }) => name) }
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16)
  await writeInOnePiece(join(folder, `sweep-${hash}.json`), `${JSON.stringify(content, null, 2)}\n`)
}

/** Moves a cell's finished folder to its place; where another process was first, its equal result stays. */
export async function publish(folder: string, partial: string, cell: string): Promise<void> {
  for (const file of await readdir(partial)) await flush(join(partial, file))
  // What stands there without a summary was half copied by somebody.
  if (!(await isFinished(folder, cell))) await rm(cellFolder(folder, cell), { recursive: true, force: true })
  try {
    await rename(partial, cellFolder(folder, cell))
  } catch (error) {
    if (!(await isFinished(folder, cell))) throw error
  }
  await rm(failurePath(folder, cell), { force: true })
}

/** After a power cut a name in place must not stand for bytes that never reached the disk. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function recordFailure(folder: string, { name, configuration }: Cell, sentence: string): Promise<void> {
  const failure: Failure = { cell: name, sentence, configuration }
  await writeInOnePiece(failurePath(folder, name), `${JSON.stringify(failure, null, 2)}\n`)
}

export async function readFailures(folder: string): Promise<Failure[]> {
  const files = await readdir(join(folder, 'failed')).catch(() => [])
  const paths = files.filter((file) => file.endsWith('.json')).sort()
  return Promise.all(paths.map(async (file) => JSON.parse(await readFile(join(folder, 'failed', file), 'utf8'))))
}
