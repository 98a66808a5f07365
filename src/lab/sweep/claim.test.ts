import { spawnSync } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimCell } from './claim'

const cell = 'awac-pendulum-seed-0-0123456789abcdef'
const partial = `${cell}.00000000-0000-4000-8000-000000000000`
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claim-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A claim that somebody else left behind, with half a result. */
async function leaveClaim(holder: { host?: string; pid?: number; partial?: string }): Promise<string> {
  const path = join(folder, '.claims', `${cell}.0`)
  await mkdir(join(folder, '.claims'), { recursive: true })
  await mkdir(join(folder, '.partial', partial), { recursive: true })
  await writeFile(join(folder, '.partial', partial, 'seed-0.jsonl'), '{"kind":')
  await writeFile(path, JSON.stringify({ host: hostname(), pid: process.pid, partial, ...holder }))
  return path
}

/** Of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

function claims(): Promise<string[]> {
  return readdir(join(folder, '.claims'))
}

describe('a claim', () => {
  it('is given to one at a time, and again when it was released', async () => {
    const first = await claimCell(folder, cell)
    await access(first!.partial)
    expect(await claimCell(folder, cell)).toBeUndefined()
    expect(await claimCell(folder, 'awac-pendulum-seed-1-0123456789abcdef')).toBeDefined()
    await first!.release()
    await expect(access(first!.partial)).rejects.toThrow()
    expect(await claimCell(folder, cell)).toBeDefined()
  })

  it('of a dead process is taken over by exactly one of many, and its half result is removed', async () => {
    await leaveClaim({ pid: deadPid() })
    const taken = (await Promise.all(Array.from({ length: 20 }, () => claimCell(folder, cell)))).filter(Boolean)
    expect(taken).toHaveLength(1)
    expect(await readdir(join(folder, '.partial'))).toEqual([taken[0]!.partial.split('/').at(-1)])
    await taken[0]!.release()
    expect(await claims()).toEqual([])
  })

  it('from another machine is live until it was not renewed for long', async () => {
    const path = await leaveClaim({ host: 'elsewhere', pid: deadPid() })
    expect(await claimCell(folder, cell)).toBeUndefined()
    const longAgo = new Date(Date.now() - 10 * 60_000)
    await utimes(path, longAgo, longAgo)
    expect(await claimCell(folder, cell)).toBeDefined()
  })

  it('that is just being written counts as live', async () => {
    await mkdir(join(folder, '.claims'))
    await writeFile(join(folder, '.claims', `${cell}.0`), '')
    expect(await claimCell(folder, cell)).toBeUndefined()
  })

  it('cannot make its successor remove other folders', async () => {
    await writeFile(join(folder, 'precious.txt'), 'mine')
    const path = await leaveClaim({ pid: deadPid(), partial: '../..' })
    const longAgo = new Date(Date.now() - 10 * 60_000)
    await utimes(path, longAgo, longAgo)
    expect(await claimCell(folder, cell)).toBeDefined()
    await access(join(folder, 'precious.txt'))
  })
})
