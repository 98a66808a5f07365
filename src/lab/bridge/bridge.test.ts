import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeCheckpoint } from '../../core/checkpoints/checkpoint'
import { createRuntime } from '../../core/engine/create-runtime'
import { RandomStream } from '../../core/random/random-stream'
import { continueRun } from '../../core/training/continue-run'
import { continueCommand } from '../commands/continue'
import { evaluateCommand } from '../commands/evaluate'
import { train } from '../commands/train'
import { startWorld } from './outside-world'

const point = (fault = '') => `"${process.execPath}" src/lab/bridge/fixtures/point.mjs ${fault}`
const python = 'PYTHONPATH=src/lab/bridge/fixtures python3 docs/gymnasium_environment.py'
const hasPython = process.platform !== 'win32' && spawnSync('python3', ['--version']).status === 0

let folder: string
let printed: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-bridge-'))
  const rows = Array.from({ length: 60 }, (_, i) => {
    const at = Math.sin(i)
    return [at, (i % 20) / 20, Math.cos(i), -Math.abs(at), i % 20 === 19 ? 1 : 0].join(',')
  })
  await writeFile(
    join(folder, 'point.csv'),
    `observation_0,observation_1,action_0,reward,timeout\n${rows.join('\n')}\n`,
  )
  await writeFile(join(folder, 'given.json'), JSON.stringify(configuration))
  await writeFile(join(folder, 'pendulum.json'), JSON.stringify({ ...configuration, environment: { id: 'pendulum' } }))
})
beforeEach(() => {
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line))
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
})
afterAll(() => rm(folder, { recursive: true }))

const configuration = {
  version: 1,
  environment: null,
  dataset: { kind: 'file', path: 'point.csv' },
  algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: 20, onlineSteps: 30, copies: 2, evaluationEvery: 25, evaluationEpisodes: 2 },
  seed: 0,
}

function lab(command: { run(argv: string[]): Promise<number> }, path: string, ...options: string[]): Promise<number> {
  return command.run([join(folder, path), ...options, '--backend', 'cpu'])
}

async function recordsIn(out: string) {
  const text = await readFile(join(out, 'seed-0.jsonl'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('an environment in a process of its own', () => {
  it('is trained in, evaluated in and gone on with; the records say which it was', async () => {
    const out = join(folder, 'whole')
    expect(await lab(train, 'given.json', '--out', out, '--environment-command', point())).toBe(0)
    const [first, ...records] = await recordsIn(out)
    expect(first).toMatchObject({ outside: { name: 'Point', time_limit: 25, command: point() } })
    const evaluations = records.filter(({ kind }) => kind === 'evaluation')
    expect(evaluations.map(({ step }) => step)).toEqual([0, 20, 25, 50])
    // An episode of 20 steps at a distance of at most 3, none of which is rewarded.
    for (const { mean, returns } of evaluations) {
      expect(mean).toBeLessThan(0)
      expect(mean).toBeGreaterThan(-60)
      expect(returns).toHaveLength(2)
    }
    expect(records.at(-1)!.environmentSteps).toBe(60)

    printed = []
    const end = join('whole', 'seed-0-end.o2o')
    expect(await lab(evaluateCommand, end, '--episodes', '3', '--json', '--environment-command', point())).toBe(0)
    expect(JSON.parse(printed.join('\n'))).toMatchObject({ step: 50, episodes: 3, normalisedScore: null })
    const further = join(folder, 'further')
    const more = ['--set', 'settings.onlineSteps=40', '--environment-command', point()]
    expect(await lab(continueCommand, end, '--out', further, ...more)).toBe(0)
    expect((await recordsIn(further)).at(-1)).toMatchObject({ step: 60, environmentSteps: 80 })
  })

  it('takes up a run that has learnt without one', async () => {
    const [offline, online] = [join(folder, 'offline'), join(folder, 'online')]
    expect(await lab(train, 'given.json', '--out', offline)).toBe(0)
    const from = join('offline', 'seed-0-end.o2o')
    expect(await lab(continueCommand, from, '--out', online, '--environment-command', point())).toBe(0)
    expect((await recordsIn(online)).at(-1)).toMatchObject({ kind: 'evaluation', step: 50, phase: 'online' })
  })

  it('leaves checkpoints that open without it, as runs that are over', async () => {
    const bytes = new Uint8Array(await readFile(join(folder, 'whole', 'seed-0-end.o2o')))
    const checkpoint = decodeCheckpoint(bytes)
    const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
    const { run } = await continueRun(checkpoint, checkpoint.configuration, checkpoint.dataset ?? undefined, runtime)
    expect(run.progress).toMatchObject({ finished: true, step: 50, environmentSteps: 60 })
    run.dispose()
    runtime.dispose()
  })

  it.each([
    ['crash:43', /ended with exit code 3: the simulator is out of memory/],
    ['silent:43', /did not answer "step" within 5 s/],
    ['wide:43', /answered "step" with an observation of 3 numbers; it announced 2/],
    ['nan:43', /answered "step" with "\{\\"observations\\": NaN\}", which is no JSON \(NaN/],
    ['chatter:43', /answered "step" with "Loading textures", which is no JSON .* belongs on standard error/],
  ])('that fails by %s ends the command with 1 and the run is kept', { timeout: 90_000 }, async (fault, sentence) => {
    const out = join(folder, fault.replace(':', '-'))
    const options = [
      '--out',
      out,
      '--environment-timeout',
      fault.startsWith('silent') ? '5' : '60',
      '--environment-command',
    ]
    expect(await lab(train, 'given.json', ...options, point(fault))).toBe(1)
    expect(printed.join('\n')).toMatch(sentence)
    expect(printed.join('\n')).toMatch(/seed-0-step-\d+\.o2o keeps what was learnt by step \d+\./)
    expect((await readdir(out)).filter((name) => name.endsWith('.o2o'))).toHaveLength(2)
    // With a sound one it goes on from there to the end.
    expect(await lab(train, 'given.json', ...options, point(), '--resume')).toBe(0)
    expect((await recordsIn(out)).at(-1)).toMatchObject({ step: 50, environmentSteps: 60 })
  })

  it('is what the cells of a sweep act in; one that it fails is noted and tried again', {
    timeout: 120_000,
  }, async () => {
    const out = join(folder, 'swept')
    const axes = { 'algorithm.hyperparameters.lambda': [0.3, 3] }
    await writeFile(
      join(folder, 'sweep.json'),
      JSON.stringify({ version: 1, base: configuration, axes, seeds: 1, backend: 'cpu' }),
    )
    // As a process: its workers start the program anew.
    execFileSync(process.execPath, ['src/setup/lab.mjs', '--help'])
    const acting = (fault?: string) => {
      const program = ['node_modules/.cache/lab/main.mjs', 'sweep', join(folder, 'sweep.json')]
      const argv = [...program, '--out', out, '--workers', '1', '--environment-command', point(fault)]
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
      return { status, said: stdout + stderr }
    }
    expect(acting('crash:43')).toMatchObject({
      status: 1,
      said: expect.stringMatching(/lambda = 0\.3, seed 0: FAILED: .*the simulator is out of memory/),
    })
    expect(await readdir(join(out, 'failed'))).toHaveLength(2)
    expect(acting()).toMatchObject({
      status: 0,
      said: expect.stringContaining('2 computed, 0 were there, 0 failed.'),
    })
    const cells = (await readdir(out)).filter((name) => name.startsWith('awac-'))
    expect(cells).toHaveLength(2)
    for (const cell of cells) {
      const [first, ...records] = await recordsIn(join(out, cell))
      expect(first).toMatchObject({ outside: { name: 'Point' } })
      expect(records.at(-1)).toMatchObject({ step: 50, environmentSteps: 60 })
    }
    // Another command is another world: nothing of the first one's counts as done.
    expect(acting('none:1')).toMatchObject({ status: 0, said: expect.stringContaining('2 computed, 0 were there') })
  })

  it.each([
    ['exit 7', /ended with exit code 7/],
    ['no-such-program-at-all', /ended with exit code 127: .*not found/],
  ])('that does not begin (%s) is said before anything is written', async (command, sentence) => {
    const out = join(folder, 'none')
    await expect(lab(train, 'given.json', '--out', out, '--environment-command', command)).rejects.toThrow(sentence)
    await expect(readdir(out)).rejects.toThrow()
  })

  it('is refused where the configuration names another, or where the data do not fit', async () => {
    const options = ['--out', join(folder, 'none'), '--environment-command', point()]
    await expect(lab(train, 'pendulum.json', ...options)).rejects.toThrow(/names the environment pendulum; .* null/)
    const narrow = { ...configuration, dataset: { kind: 'file', path: 'narrow.csv' } }
    await writeFile(join(folder, 'narrow.csv'), 'observation_0,action_0,reward,timeout\n1,0.5,1,0\n2,0.1,1,1\n')
    await writeFile(join(folder, 'narrow.json'), JSON.stringify(narrow))
    await expect(lab(train, 'narrow.json', ...options)).rejects.toThrow(/narrow\.csv does not fit Point: observations/)
  })

  it('acts in the box in which the run has learnt, cut off at its own', async () => {
    const world = await startWorld({ command: point(), timeout: 10 })
    const copies = world.within([{ low: -4, high: 4 }]).copies(1, RandomStream.fromSeed(1), true)
    await copies.begin!()
    const [before] = copies.observations
    const step = await copies.step(Float32Array.of(0.25))
    expect(step.actions[0]).toBe(1)
    expect(step.nextObservations[0]).toBeCloseTo(before! + 0.1, 6)
    expect((await copies.step(Float32Array.of(1))).actions[0]).toBe(2)
    world.close()
  })
})

describe.runIf(hasPython)('docs/gymnasium_environment.py', () => {
  it('wraps an environment of Gymnasium', async () => {
    const out = join(folder, 'gymnasium')
    const options = ['--out', out, '--environment-command', `${python} Point-v0`]
    expect(await lab(train, 'given.json', ...options)).toBe(0)
    const [first, ...records] = await recordsIn(out)
    expect(first.outside).toMatchObject({ name: 'Point-v0', observation_size: 2, action_high: [2], time_limit: 20 })
    // The same point as that of the other tests, with the same numbers.
    const ends = (lines: readonly { kind: string }[]) => lines.filter(({ kind }) => kind === 'evaluation')
    expect(ends(records)).toEqual(ends((await recordsIn(join(folder, 'whole'))).slice(1)))
  })

  it("passes on an environment's own error", async () => {
    const options = ['--out', join(folder, 'none'), '--environment-command', `${python} Hopper-v0`]
    await expect(lab(train, 'given.json', ...options)).rejects.toThrow(/ValueError: there is no environment Hopper-v0/)
  })
})
