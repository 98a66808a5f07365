import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { DiskError, makeFolder } from '../disk'
import { claimsFolder, partialFolder } from './results-folder'

/** A holder renews its claim so often, ... */
const RENEWED_EVERY = 15_000
/** ... and one that was not renewed for so long is given up: its machine died. Clocks may differ by less than this. */
const STALE_AFTER = 120_000

const Holder = v.object({
  host: v.string(),
  pid: v.number(),
  /** Is removed with all that it holds, so nothing but a name of ours will do. */
  partial: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.[0-9a-f-]{36}$/)),
})

/** The right to compute a cell. It only saves work: results stay whole even if two processes held it. */
export interface Claim {
  /** Where the cell's files are written until they are complete. */
  readonly partial: string
  release(): Promise<void>
}

/**
 * Claims a cell, or returns undefined where a live process has it. A claim is a file CELL.N that is created exclusively;
 * the highest N counts. Whoever finds it stale creates N + 1, which only one can: nobody deletes a claim that another
 * may just have taken over.
 */
export async function claimCell(folder: string, cell: string): Promise<Claim | undefined> {
  const claims = claimsFolder(folder)
  await makeFolder(claims)
  const known = await generations(claims, cell)
  const newest = known.at(-1)
  if (newest !== undefined && !(await isStale(join(claims, `${cell}.${newest}`)))) return undefined

  const generation = (newest ?? -1) + 1
  const path = join(claims, `${cell}.${generation}`)
  const partial = `${cell}.${randomUUID()}`
  try {
    await writeFile(path, JSON.stringify({ host: hostname(), pid: process.pid, partial }), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw new DiskError(path, error)
  }
  // Between looking and creating, others may have come and gone further.
  if ((await generations(claims, cell)).at(-1) !== generation) {
    await rm(path, { force: true })
    return undefined
  }
  const abandoned = known.map((old) => join(claims, `${cell}.${old}`))
  for (const old of abandoned) {
    const holder = await holderOf(old)
    if (holder) await rm(partialFolder(folder, holder.partial), { recursive: true, force: true })
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, RENEWED_EVERY)
  beat.unref()
  const release = async () => {
    clearInterval(beat)
    await rm(partialFolder(folder, partial), { recursive: true, force: true })
    // Oldest first: the newest, which counts, goes last.
    for (const file of [...abandoned, path]) await rm(file, { force: true })
  }
  const place = partialFolder(folder, partial)
  await makeFolder(place)
  return { partial: place, release }
}

async function generations(claims: string, cell: string): Promise<number[]> {
  const own = (await readdir(claims)).filter((file) => file.startsWith(`${cell}.`))
  return own.map((file) => Number(file.slice(cell.length + 1))).sort((a, b) => a - b)
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  // It was released since: the next try will see.
  if (!found) return false
  if (Date.now() - found.mtimeMs > STALE_AFTER) return true
  const holder = await holderOf(path)
  return holder !== undefined && holder.host === hostname() && !isAlive(holder.pid)
}

/** undefined where the file is just being written, or gone. */
async function holderOf(path: string): Promise<v.InferOutput<typeof Holder> | undefined> {
  try {
    return v.parse(Holder, JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
