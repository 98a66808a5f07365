import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scenario } from '../../core/scenarios/scenario'
import { finished } from '../report/testing'
import { base } from '../sweep/testing'
import { buildProgram, PROGRAM, start, startWithRoomFor } from '../testing'

// Runs that would take hours, so that every one of them is met in its middle.
const LONG = 1_000_000
const settings = { ...base.settings, offlineSteps: 20, evaluationEvery: 10, evaluationEpisodes: 1 }
const awac = (onlineSteps: number) => ({ ...base, settings: { ...settings, onlineSteps } })
const CPU = ['--backend', 'cpu', '--quiet']

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-stopped-'))
  buildProgram()
  await writeFile(at('long.json'), JSON.stringify(awac(LONG)))
  await writeFile(at('short.json'), JSON.stringify(awac(200)))
  await writeFile(at('sweep.json'), JSON.stringify({ version: 1, base: awac(200), axes: {}, seeds: 1, backend: 'cpu' }))
  await writeFile(at('scenario.json'), JSON.stringify(await scenarioOf(LONG)))
  expect(await start('train', at('short.json'), '--out', at('whole'), ...CPU).ended).toMatchObject({
    code: 0,
    output: '',
  })
  for (const seed of [0, 1]) await finished(await made('results'), `run-${seed}`, { seed, returns: [-900, -300, -200] })
  expect(await start('report', at('results')).ended).toMatchObject({ code: 0 })
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

async function made(name: string): Promise<string> {
  await mkdir(at(name), { recursive: true })
  return at(name)
}

async function scenarioOf(onlineSteps: number): Promise<object> {
  const shipped: Scenario = JSON.parse(await readFile('public/scenarios/unlearning.json', 'utf8'))
  return {
    ...shipped,
    id: 'short',
    dataset: { ...shipped.dataset, transitions: 500 },
    methods: shipped.methods.slice(0, 2),
    watch: shipped.watch.map(({ text }) => ({ text })),
    settings: { ...shipped.settings, ...settings, onlineSteps },
    claims: [{ ...shipped.claims[0]!, threshold: 0 }],
  }
}

function filesIn(place: string): Promise<string[]> {
  return readdir(place).catch(() => [])
}

async function contentsOf(place: string): Promise<Record<string, Buffer>> {
  const names = (await filesIn(place)).sort()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(place, name))])))
}

async function untilSwitched(...seeds: string[]): Promise<void> {
  for (const stem of seeds)
    while (!(await filesIn(join(stem, '..'))).includes(`${stem.slice(stem.lastIndexOf('/') + 1)}-switch.o2o`))
      await sleep(20)
}

async function latestCheckpoint(out: string, seed: number): Promise<{ path: string; step: number }> {
  const names = (await filesIn(out)).filter((name) => new RegExp(`^seed-${seed}-step-\\d+\\.o2o$`).test(name))
  expect(names).toHaveLength(1)
  return { path: join(out, names[0]!), step: Number(/step-(\d+)/.exec(names[0]!)![1]) }
}

// Each command by one of the two signals, which take the same way; sweep.test.ts has those of a sweep.
describe('a signal that is sent to the command alone', { timeout: 120_000 }, () => {
  it('train keeps a checkpoint of every seed that runs, in its workers too', async () => {
    const out = at('train-stopped')
    const { child, ended } = start('train', at('long.json'), '--out', out, '--seeds', '2', '--workers', '2', ...CPU)
    await untilSwitched(join(out, 'seed-0'), join(out, 'seed-1'))
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({
      code: 143,
      output: expect.stringMatching(/Interrupted .*--resume goes on/),
    })
    for (const seed of [0, 1]) {
      const { path } = await latestCheckpoint(out, seed)
      expect(await start('evaluate', path, '--episodes', '1', ...CPU).ended).toMatchObject({ code: 0 })
    }
  })

  it('continue keeps a checkpoint, from which it comes to the numbers of one that was not stopped', async () => {
    const from = at('train-stopped', 'seed-0-switch.o2o')
    const [cut, on, whole] = ['cut', 'on', 'straight'].map((name) => at(`${name}-stopped`)) as [string, string, string]
    const { child, ended } = start('continue', from, '--out', cut, ...CPU)
    while (!(await readFile(join(cut, 'seed-0.jsonl'), 'utf8').catch(() => '')).includes('"step":40,')) await sleep(20)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 130, output: expect.stringMatching(/lab continue with the last/) })
    const { path, step } = await latestCheckpoint(cut, 0)
    const end = ['--set', `settings.onlineSteps=${step}`]
    expect(await start('continue', path, '--out', on, ...end, ...CPU).ended).toMatchObject({ code: 0 })
    expect(await start('continue', from, '--out', whole, ...end, ...CPU).ended).toMatchObject({ code: 0 })
    const networks = (place: string) => readFile(join(place, 'seed-0.safetensors'))
    expect((await networks(on)).equals(await networks(whole))).toBe(true)
  })

  it('scenario leaves nothing, nor a worker that goes on', async () => {
    const out = at('scenario-stopped')
    const { child, ended } = start('scenario', at('scenario.json'), '--out', out, '--workers', '2')
    await sleep(1500)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ signal: 'SIGTERM' })
    expect(await filesIn(out)).toEqual([])
  })

  it('evaluate leaves the checkpoint as it was', async () => {
    const path = at('whole', 'seed-0-end.o2o')
    const before = await readFile(path)
    const { child, ended } = start('evaluate', path, '--episodes', '10000000', ...CPU)
    await sleep(1000)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ signal: 'SIGINT' })
    expect((await readFile(path)).equals(before)).toBe(true)
  })

  it('report leaves every file of it whole, and the next one makes it again', async () => {
    const before = await contentsOf(at('results', 'report'))
    const { child, ended } = start('report', at('results'), '--quiet')
    await sleep(400)
    child.kill('SIGTERM')
    // It may have come to its end by then.
    expect((await ended).code ?? 'SIGTERM').toSatisfy((how) => how === 'SIGTERM' || how === 0)
    const after = await contentsOf(at('results', 'report'))
    for (const [name, content] of Object.entries(before)) expect(after[name]?.equals(content), name).toBe(true)
    expect(await start('report', at('results'), '--quiet').ended).toMatchObject({ code: 0, output: '' })
  })
})

describe('where the disk is full', { timeout: 120_000 }, () => {
  const reason = /cannot be written: it would be larger than a file may be here \(ulimit -f\) \(EFBIG\)\./

  it('train says so, keeps the last checkpoint, and goes on from it where there is room', async () => {
    const out = at('full-train')
    const first = await startWithRoomFor(24, 'train', at('short.json'), '--out', out, ...CPU).ended
    expect(first).toMatchObject({ code: 1, output: expect.stringMatching(reason) })
    expect(first.output).toMatch(
      /seed-0-(switch|step-\d+)\.o2o keeps what was learnt by step \d+\..*\n1 of 1 seeds did not/,
    )
    expect(first.output).not.toMatch(/\n\s+at /)
    expect((await filesIn(out)).filter((name) => name.endsWith('.draft'))).toEqual([])
    const records = (await readFile(join(out, 'seed-0.jsonl'), 'utf8')).split('\n').slice(0, -1)
    expect(records.every((line) => JSON.parse(line).kind !== undefined)).toBe(true)

    expect(await start('train', at('short.json'), '--out', out, '--resume', ...CPU).ended).toMatchObject({ code: 0 })
    for (const name of ['seed-0.jsonl', 'seed-0.safetensors', 'seed-0.csv']) {
      expect((await readFile(join(out, name))).equals(await readFile(at('whole', name))), name).toBe(true)
    }
  })

  it('continue says so and names the checkpoint that there is', async () => {
    await copyFile(at('whole', 'seed-0-switch.o2o'), at('switch.o2o'))
    const out = at('full-continue')
    const { code, output } = await startWithRoomFor(5, 'continue', at('switch.o2o'), '--out', out, ...CPU).ended
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(reason) })
    expect(output).toContain('switch.o2o keeps what was learnt by step 20.')
    expect((await filesIn(out)).filter((name) => name.endsWith('.draft'))).toEqual([])
  })

  it('sweep says so of the cell, and computes it where there is room', async () => {
    const out = at('full-sweep')
    const argv = ['sweep', at('sweep.json'), '--out', out, '--workers', '1'] as const
    const first = await startWithRoomFor(24, ...argv).ended
    expect(first).toMatchObject({ code: 1, output: expect.stringMatching(reason) })
    expect(first.output).toContain('0 computed, 0 were there, 1 failed.')
    expect(await start(...argv).ended).toMatchObject({ code: 0, output: expect.stringContaining('1 computed') })
  })

  it('scenario says so after its claims, and nothing is half written', async () => {
    await writeFile(at('brief.json'), JSON.stringify(await scenarioOf(20)))
    const out = at('full-scenario')
    const { code, output } = await startWithRoomFor(1, 'scenario', at('brief.json'), '--out', out, '--workers', '1')
      .ended
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(reason) })
    expect(output).toMatch(/holds /)
    expect(await filesIn(out)).toEqual([])
  })

  it('report says so, and the report of before stays', async () => {
    const before = await contentsOf(at('results', 'report'))
    const { code, output } = await startWithRoomFor(1, 'report', at('results')).ended
    expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(reason) })
    expect(await contentsOf(at('results', 'report'))).toEqual(before)
  })

  it.runIf(existsSync('/dev/full'))('standard output too', async () => {
    const argv = [process.execPath, PROGRAM, 'describe', 'awac', '--json']
    const { status, stderr } = spawnSync('bash', ['-c', 'exec "$@" > /dev/full', 'bash', ...argv], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'Standard output cannot be written: the disk is full (ENOSPC).\n',
    })
  })
})
