import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../../core/scenarios/scenario'
import { commands } from '../all-commands'
import { finished } from '../report/testing'
import { base, tiny } from '../sweep/testing'
import { environments } from './environments'
import { inspect } from './inspect'
import { train } from './train'

const fixtures = 'src/core/data/formats/fixtures'
const pendulum = 'src/core/environments/fixtures/pendulum.json'
const short = {
  ...base,
  settings: { ...base.settings, offlineSteps: 10, onlineSteps: 10, evaluationEvery: 10, evaluationEpisodes: 1 },
}
let folder: string
let said: string[]
let warned: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-output-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await writeFile(join(folder, 'given.json'), JSON.stringify(short))
  await train.run([join(folder, 'given.json'), '--out', join(folder, 'trained'), '--backend', 'cpu', '--workers', '1'])
  await mkdir(join(folder, 'results'))
  await finished(join(folder, 'results'), 'one', { seed: 0, returns: [1, 2, 3] })
  await writeFile(join(folder, 'sweep.json'), JSON.stringify({ ...tiny, base: short, seeds: 1 }))
  await writeFile(join(folder, 'broken.json'), '{')
  for (const [into, from] of [
    ['worlds', pendulum],
    ['fixtures', 'src/core/parity/fixtures/corl_td3bc.json'],
  ] as const) {
    await mkdir(join(folder, into))
    await copyFile(from, join(folder, into, 'one.json'))
  }
  await writeFile(join(folder, 'short.json'), JSON.stringify(shortened(await shipped())))
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  said = []
  warned = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void warned.push(line))
})

async function shipped(): Promise<Scenario> {
  return JSON.parse(await readFile('public/scenarios/unlearning.json', 'utf8'))
}

/** A few steps of it, with a claim that always holds. */
function shortened(scenario: Scenario): object {
  return {
    ...scenario,
    id: 'short',
    dataset: { ...scenario.dataset, transitions: 500 },
    methods: scenario.methods.slice(0, 2),
    watch: scenario.watch.map(({ text }) => ({ text })),
    settings: { ...scenario.settings, offlineSteps: 10, onlineSteps: 10, evaluationEvery: 10, evaluationEpisodes: 1 },
    claims: [{ ...scenario.claims[0], threshold: 0 }],
  }
}

/** One short call of every command, what its JSON holds. OUT is a new folder for each call. */
const calls: Readonly<Record<string, { readonly argv: string[]; readonly holds?: object }>> = {
  train: {
    argv: ['FOLDER/given.json', '--out', 'OUT', '--backend', 'cpu', '--workers', '1'],
    holds: { seeds: [{ seed: 0 }], interruptedBy: null },
  },
  continue: {
    argv: ['FOLDER/trained/seed-0-switch.o2o', '--out', 'OUT', '--backend', 'cpu'],
    holds: { seeds: [{ seed: 0 }] },
  },
  evaluate: {
    argv: ['FOLDER/trained/seed-0-end.o2o', '--episodes', '1', '--backend', 'cpu'],
    holds: { episodes: 1 },
  },
  scenario: {
    argv: ['FOLDER/short.json', '--out', 'OUT', '--workers', '1'],
    holds: { scenario: 'short', claims: [{ passed: true }] },
  },
  sweep: {
    argv: ['FOLDER/sweep.json', '--out', 'OUT', '--plan', 'slurm'],
    holds: { cells: 2 },
  },
  report: { argv: ['FOLDER/results'], holds: { groups: [{ task: 'Pendulum' }] } },
  inspect: { argv: [join(fixtures, 'pendulum-d4rl.hdf5')], holds: [{ observationSize: 3, actionSize: 1 }] },
  describe: { argv: ['awac'], holds: { kind: 'algorithm', id: 'awac' } },
  environments: { argv: ['FOLDER/worlds'], holds: [{ file: 'one.json', ok: true }] },
  parity: { argv: ['FOLDER/fixtures'], holds: { backend: 'cpu' } },
  coverage: { argv: ['--trials', '1'] },
}

let outs = 0
function placed(argv: readonly string[]): string[] {
  const out = join(folder, `out-${outs++}`)
  return argv.map((argument) => argument.replace('FOLDER', folder).replace('OUT', out))
}

describe.each(commands.map((command) => [command.name, command] as const))('lab %s', (name, command) => {
  it('prints with --json one JSON value and nothing else on standard output', async () => {
    expect(await command.run([...placed(calls[name]!.argv), '--json'])).toBe(0)
    const printed = JSON.parse(said.join('\n'))
    expect(printed).toMatchObject(calls[name]!.holds ?? printed)
  }, 60_000)

  it('prints with --quiet nothing, and nothing but warnings on standard error', async () => {
    expect(await command.run([...placed(calls[name]!.argv), '--quiet'])).toBe(0)
    expect(said).toEqual([])
    expect(warned.filter((line) => !/warning|0 rows/.test(line))).toEqual([])
  }, 60_000)

  it('refuses an option that it does not have', async () => {
    const run = async () => command.run([...placed(calls[name]!.argv), '--jsno'])
    const code = await run().catch((error: Error) => {
      expect(error.message).toContain('--jsno')
      return 1
    })
    expect(code).toBe(1)
    expect(said).toEqual([])
  })
})

describe('lab scenario --looks', () => {
  const scenario = commands.find(({ name }) => name === 'scenario')!
  const looks = ['FOLDER/short.json', '--looks', '--workers', '1']

  it('says as JSON what it wrote, beside the recording that it belongs to and nowhere else', async () => {
    const out = join(folder, 'looked')
    await scenario.run([...placed(['FOLDER/short.json', '--workers', '1', '--quiet']), '--out', out])
    expect(await readdir(out)).toEqual(['short.json', 'short.looks.json'])
    await rm(join(out, 'short.looks.json'))
    expect(await scenario.run([...placed(looks), '--out', out, '--json'])).toBe(0)
    const written = JSON.parse(said.join('\n'))
    expect(written).toMatchObject({ scenario: 'short', looks: [join(out, 'short.looks.json')] })
    const { runs } = JSON.parse(await readFile(written.looks[0], 'utf8'))
    expect(runs.map(({ seed }: { seed: number }) => seed)).toEqual([written.seeds[0], written.seeds[0]])
    expect(runs.every((run: { looks: object[] }) => run.looks.length > 0)).toBe(true)
  }, 60_000)

  it('trains nothing where there is no recording', async () => {
    await expect(scenario.run([...placed(looks), '--out', join(folder, 'nothing')])).rejects.toThrow(
      /short\.json cannot be read/,
    )
  })
})

it('what is wrong is said with --quiet all the same, and the exit code is 1', async () => {
  expect(await inspect.run([join(fixtures, 'broken/wrong-width.npz'), join(folder, 'none'), '--quiet'])).toBe(1)
  expect(warned.join('\n')).toMatch(/none: there is no such file/)
  expect(await environments.run([folder, '--json'])).toBe(1)
  expect(JSON.parse(said.join('\n'))).toEqual(
    expect.arrayContaining([expect.objectContaining({ file: 'broken.json', ok: false })]),
  )
})
