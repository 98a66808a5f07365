import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { base, tiny } from '../sweep/testing'
import { sweep } from './sweep'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-sweep-'))
  // Builds the program that the tests then start without building it each time.
  execFileSync(process.execPath, ['src/setup/lab.mjs', '--help'])
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

async function given(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

interface Ended {
  readonly code: number | null
  readonly output: string
}

/** The command line in a process of its own. */
function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['node_modules/.cache/lab/main.mjs', 'sweep', ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, output }))) }
}

async function cellsIn(out: string): Promise<string[]> {
  const entries = await readdir(out).catch(() => [])
  return entries.filter((entry) => /-seed-\d+-[0-9a-f]{16}$/.test(entry)).sort()
}

/** Everything that a sweep has made, but for the speed at which it was made. */
async function resultsIn(out: string): Promise<Record<string, unknown>> {
  const files: Record<string, unknown> = {}
  for (const cell of await cellsIn(out)) {
    for (const file of await readdir(join(out, cell))) {
      const text = await readFile(join(out, cell, file), 'utf8')
      files[`${cell}/${file}`] = file === 'summary.json' ? withoutSpeed(JSON.parse(text)) : text
    }
  }
  return files
}

function withoutSpeed({ stepsPerSecond: _, seeds, ...rest }: { stepsPerSecond: object; seeds: object[] }) {
  return { ...rest, seeds: seeds.map((seed) => ({ ...seed, stepsPerSecond: 0 })) }
}

async function until(child: ChildProcess, condition: () => Promise<boolean>): Promise<void> {
  while (child.exitCode === null && !(await condition())) await sleep(10)
}

describe('lab sweep, as a process', { timeout: 120_000 }, () => {
  it('comes to the same bits when it is interrupted and killed on the way', async () => {
    const grid = { ...tiny, seeds: 3, base: { ...base, settings: { ...base.settings, onlineSteps: 400 } } }
    const path = await given('interrupted.json', grid)
    const [whole, cut] = [join(folder, 'whole'), join(folder, 'cut')]
    expect(await start(path, '--out', whole, '--workers', '2').ended).toMatchObject({ code: 0 })
    const expected = await resultsIn(whole)
    expect(Object.keys(expected)).toHaveLength(48)

    const first = start(path, '--out', cut, '--workers', '1')
    await until(first.child, async () => (await cellsIn(cut)).length >= 1)
    first.child.kill('SIGINT')
    expect(await first.ended).toMatchObject({ code: 130, output: expect.stringContaining('goes on from here') })
    expect([await readdir(join(cut, '.claims')), await readdir(join(cut, '.partial'))]).toEqual([[], []])

    const before = (await cellsIn(cut)).length
    const second = start(path, '--out', cut, '--workers', '1')
    await until(second.child, async () => {
      return (await cellsIn(cut)).length > before && (await readdir(join(cut, '.partial'))).length > 0
    })
    second.child.kill('SIGKILL')
    await second.ended
    const kept = await cellsIn(cut)
    expect(kept.length).toBeLessThan(6)
    const times = await Promise.all(kept.map(async (cell) => (await stat(join(cut, cell))).mtimeMs))

    const last = await start(path, '--out', cut, '--workers', '2').ended
    expect(last).toMatchObject({ code: 0, output: expect.stringContaining(`${kept.length} were there, 0 failed`) })
    expect(await resultsIn(cut)).toEqual(expected)
    expect(await Promise.all(kept.map(async (cell) => (await stat(join(cut, cell))).mtimeMs))).toEqual(times)
    expect([await readdir(join(cut, '.claims')), await readdir(join(cut, '.partial'))]).toEqual([[], []])
  })

  it('tells what it meets in a dataset once, not for every cell', async () => {
    const path = resolve('src/core/data/formats/fixtures/pendulum-d4rl.hdf5')
    const brief = { ...base.settings, offlineSteps: 10, onlineSteps: 10, evaluationEvery: 10 }
    const onFile = { ...base, dataset: { kind: 'file', path }, settings: brief }
    const grid = await given('told.json', { version: 1, base: onFile, axes: {}, seeds: 2, backend: 'cpu' })
    const { code, output } = await start(grid, '--out', join(folder, 'told'), '--workers', '2').ended
    expect(code).toBe(0)
    expect(output.match(/rows replayed in Pendulum agree/g)).toHaveLength(1)
  })

  it('shares the cells with another sweep in the same folder', async () => {
    const path = await given('shared.json', { ...tiny, seeds: 3 })
    const out = join(folder, 'shared')
    const both = await Promise.all([1, 2].map(() => start(path, '--out', out, '--workers', '1').ended))
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    const computed = both.map(({ output }) => Number(/(\d+) computed/.exec(output)![1]))
    expect(computed[0]! + computed[1]!).toBe(6)
    expect(await cellsIn(out)).toHaveLength(6)
  })

  it('notes a cell that fails, finishes the others, ends with 1 and tries it again next time', async () => {
    const broken = resolve('src/core/data/formats/fixtures/broken/wrong-width.npz')
    const grid = { ...tiny, axes: { dataset: [{ kind: 'file', path: broken }, base.dataset] }, seeds: 1 }
    const path = await given('failing.json', grid)
    const out = join(folder, 'failing')
    const { code, output } = await start(path, '--out', out).ended
    expect(code).toBe(1)
    expect(output).toMatch(/FAILED: wrong-width\.npz does not fit Pendulum/)
    expect(await cellsIn(out)).toHaveLength(1)
    const [file] = await readdir(join(out, 'failed'))
    const failure = JSON.parse(await readFile(join(out, 'failed', file!), 'utf8'))
    expect(failure).toMatchObject({ sentence: expect.stringContaining('does not fit'), configuration: { seed: 0 } })
    expect(await start(path, '--out', out, '--cell', '0').ended).toMatchObject({ code: 1 })
    expect(await start(path, '--out', out, '--cell', '1').ended).toMatchObject({
      code: 0,
      output: expect.stringContaining('0 computed, 1 were there'),
    })
  })
})

describe('lab sweep refuses', () => {
  it.each([
    ['no sweep', '3', /its top: is 3; it must be an object with version, base, axes, seeds/],
    ['a missing field', { version: 1, base }, /seeds: is missing; it must be a whole number from 1 to 10000/],
    [
      'an unknown field',
      { ...tiny, sedes: 3 },
      /sedes: there is no entry "sedes"; did you mean seeds\? allowed: version, base/,
    ],
    ['a number of seeds that is none', { ...tiny, seeds: 0 }, /seeds: is 0; it must be a whole number from 1 to 10000/],
    [
      'an axis of nothing',
      { ...tiny, axes: { 'settings.onlineSteps': [] } },
      /axes\["settings\.onlineSteps"\]: is \[\]; it must be a list of at least 1 entries/,
    ],
    [
      'an axis over something else',
      { ...tiny, axes: { seed: [1, 2] } },
      /an axis is named after the place that it varies/,
    ],
    [
      'an axis inside nothing',
      { ...tiny, base: { ...base, environment: null }, axes: { 'environment.id': ['bridge'] } },
      /axis environment\.id cannot be set: the base's environment is null/,
    ],
    [
      'an unknown algorithm',
      { ...tiny, axes: { 'algorithm.id': ['awac', 'dreamer'] } },
      /axes\["algorithm\.id"\]: with dreamer, there is no algorithm "dreamer"/,
    ],
    [
      'a value out of its range',
      { ...tiny, axes: { 'algorithm.hyperparameters.lambda': [1, 1e9] } },
      /axes\["algorithm\.hyperparameters\.lambda"\]: with lambda = 1000000000, is 1000000000; it must be a number from 0\.01 to 20/,
    ],
    [
      'a setting that not every algorithm has',
      { ...tiny, axes: { ...tiny.axes, 'algorithm.id': ['awac', 'td3-bc'] } },
      /with lambda = 0\.3, td3-bc, there is no setting "lambda".*lambda is one of AWAC[\s\S]*an axis "algorithm"/,
    ],
    [
      'a dataset that is not there',
      { ...tiny, axes: { dataset: [{ kind: 'file', path: 'nowhere.npz' }] } },
      /nowhere\.npz cannot be read/,
    ],
    ['too much', { ...tiny, seeds: 9000 }, /2 configurations times 9000 seeds; it may have 10000 cells/],
  ])('%s with one sentence', async (_, content, sentence) => {
    const path = await given('refused.json', content)
    await expect(sweep.run([path, '--out', join(folder, 'none')])).rejects.toThrow(sentence)
  })

  it.each([
    [['--out', 'x'], /Name one sweep file/],
    [['tiny.json'], /--out DIR is missing/],
    [['tiny.json', '--out', 'x', '--plan', 'cron'], /--plan must be one of slurm, kubernetes, ray, not "cron"/],
    [['tiny.json', '--out', 'x', '--plan', 'ray', '--cell', '1'], /Give one of/],
    [['tiny.json', '--out', 'x', '--cell', '-1'], /./],
    [['tiny.json', '--out', 'x', '--cell', '4'], /There is no cell 4: .*has 4, counted from 0/],
  ])('%j with one sentence', async (argv, sentence) => {
    const path = await given('tiny.json', tiny)
    const placed = argv.map((argument) => (argument === 'tiny.json' ? path : argument))
    await expect(sweep.run(placed)).rejects.toThrow(sentence)
  })
})
