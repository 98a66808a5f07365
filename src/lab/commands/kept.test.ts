import { execFileSync, spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeCheckpoint } from '../../core/checkpoints/checkpoint'
import { decodeOnnxPolicy } from '../../core/checkpoints/networks/onnx-policy'
import { decodeSafetensors } from '../../core/checkpoints/networks/safetensors'
import { base } from '../sweep/testing'
import { continueCommand } from './continue'
import { evaluateCommand } from './evaluate'
import { train } from './train'

const configuration = {
  ...base,
  settings: { ...base.settings, offlineSteps: 20, onlineSteps: 20, evaluationEvery: 10 },
}
let folder: string
let whole: string
let printed: string[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-kept-'))
  whole = join(folder, 'whole')
  await writeFile(join(folder, 'given.json'), JSON.stringify(configuration))
  vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await lab(train, 'given.json', '--out', whole, '--checkpoint-every', '15')).toBe(0)
}, 60_000)
beforeEach(() => {
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line))
})
afterAll(() => rm(folder, { recursive: true }))

/** Paths that are there are relative to the test's folder. */
function lab(command: { run(argv: string[]): Promise<number> }, path: string, ...options: string[]): Promise<number> {
  return command.run([join(folder, path), ...options, '--backend', 'cpu'])
}

async function recordsIn(out: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(out, 'seed-0.jsonl'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** What is left where a run was killed right after a checkpoint: records beyond it, the last cut off. */
async function killedAfter(checkpoint: string, name: string): Promise<string> {
  const out = join(folder, name)
  await mkdir(out)
  await copyFile(join(whole, checkpoint), join(out, checkpoint))
  const text = await readFile(join(whole, 'seed-0.jsonl'), 'utf8')
  await writeFile(join(out, 'seed-0.jsonl'), text.slice(0, -30))
  return out
}

describe('lab train keeps', () => {
  it('checkpoints, networks, the policy and what was measured, each in a form that others read', async () => {
    expect((await readdir(whole)).sort()).toEqual([
      'seed-0-end.o2o',
      'seed-0-step-15.o2o',
      'seed-0-step-30.o2o',
      'seed-0-switch.o2o',
      'seed-0.csv',
      'seed-0.jsonl',
      'seed-0.onnx',
      'seed-0.parquet',
      'seed-0.safetensors',
      'summary.json',
    ])
    const bytes = async (name: string) => new Uint8Array(await readFile(join(whole, name)))
    expect(decodeSafetensors(await bytes('seed-0.safetensors')).algorithm).toBe('awac')
    expect(Object.keys(decodeOnnxPolicy(await bytes('seed-0.onnx')).networks)).toHaveLength(1)

    const evaluations = (await recordsIn(whole)).filter(({ kind }) => kind === 'evaluation')
    const csv = (await readFile(join(whole, 'seed-0.csv'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    expect(csv[0]).toEqual(['seed', 'step', 'environment_steps', 'phase', 'name', 'value'])
    const returns = csv.filter(([, , , , name]) => name === 'return')
    expect(returns.map(([, step, , , , value]) => [Number(step), Number(value)])).toEqual(
      evaluations.map(({ step, mean }) => [step, mean]),
    )
    expect(returns.at(-1)![2]).toBe('80')
    const parquet = await readFile(join(whole, 'seed-0.parquet'))
    const file = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length)
    const rows = await parquetReadObjects({ file })
    expect(rows.map(({ value }) => value)).toEqual(csv.slice(1).map(([, , , , , value]) => Number(value)))
  })

  it.each(['seed-0-step-15.o2o', 'seed-0-switch.o2o', 'seed-0-step-30.o2o'])(
    'enough to go on from %s to the same bytes',
    async (checkpoint) => {
      const out = await killedAfter(checkpoint, `resumed-${checkpoint}`)
      expect(await lab(train, 'given.json', '--out', out, '--resume')).toBe(0)
      expect(printed.join('\n')).toContain(`goes on from ${join(out, checkpoint)}`)
      const endOf = async (at: string) => decodeCheckpoint(new Uint8Array(await readFile(join(at, 'seed-0-end.o2o'))))
      expect(await endOf(out)).toEqual(await endOf(whole))
      for (const name of ['seed-0.jsonl', 'seed-0.csv', 'seed-0.safetensors']) {
        expect((await readFile(join(out, name))).equals(await readFile(join(whole, name))), name).toBe(true)
      }
    },
  )

  it('what is there: it begins anew only where it is told to, and finished seeds are not trained again', async () => {
    await expect(lab(train, 'given.json', '--out', whole)).rejects.toThrow(/holds results .*--resume .*--overwrite/)
    const before = await readFile(join(whole, 'seed-0-end.o2o'))
    expect(await lab(train, 'given.json', '--out', whole, '--resume')).toBe(0)
    expect(printed.join('\n')).toContain('(was there)')
    expect((await readFile(join(whole, 'seed-0-end.o2o'))).equals(before)).toBe(true)
    await writeFile(
      join(folder, 'other.json'),
      JSON.stringify({ ...configuration, seed: 0, settings: { ...configuration.settings, onlineSteps: 30 } }),
    )
    await expect(lab(train, 'other.json', '--out', whole, '--resume')).rejects.toThrow(
      /another configuration \(settings\.onlineSteps is 20 there and 30 here\)/,
    )
  })

  it('a checkpoint when Ctrl-C is pressed, as a process; --resume comes to the same numbers', async () => {
    execFileSync(process.execPath, ['src/setup/lab.mjs', '--help'])
    const long = {
      ...configuration,
      settings: { ...configuration.settings, onlineSteps: 4000, evaluationEvery: 2000 },
    }
    const path = join(folder, 'long.json')
    await writeFile(path, JSON.stringify(long))
    const start = (out: string, ...options: string[]) => {
      const argv = [
        'node_modules/.cache/lab/main.mjs',
        'train',
        path,
        '--out',
        out,
        '--backend',
        'cpu',
        '--quiet',
        ...options,
      ]
      const child = spawn(process.execPath, argv)
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
      const ended = new Promise<{ code: number | null; output: string }>((done) => {
        child.on('close', (code) => done({ code, output }))
      })
      return { child, ended }
    }
    const [straight, cut] = [join(folder, 'straight'), join(folder, 'cut')]
    const { child, ended } = start(cut)
    while (!(await readdir(cut).catch(() => [] as string[])).includes('seed-0-switch.o2o')) await sleep(20)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 130, output: expect.stringContaining('--resume goes on') })
    expect((await readdir(cut)).some((name) => /^seed-0-step-\d+\.o2o$/.test(name))).toBe(true)
    expect(await start(cut, '--resume').ended).toEqual({ code: 0, output: '' })
    expect(await start(straight).ended).toEqual({ code: 0, output: '' })
    const bytesOf = async (out: string, name: string) => new Uint8Array(await readFile(join(out, name)))
    expect(await bytesOf(cut, 'seed-0.jsonl')).toEqual(await bytesOf(straight, 'seed-0.jsonl'))
    const [one, other] = await Promise.all([cut, straight].map((out) => bytesOf(out, 'seed-0-end.o2o')))
    expect(decodeCheckpoint(one!)).toEqual(decodeCheckpoint(other!))
  }, 120_000)
})

describe('lab continue', () => {
  it('goes on as the run was, to the same numbers', async () => {
    const out = join(folder, 'same')
    await copyFile(join(whole, 'seed-0-switch.o2o'), join(folder, 'switch.o2o'))
    expect(await lab(continueCommand, 'switch.o2o', '--out', out)).toBe(0)
    const evaluationsOf = async (at: string) => (await recordsIn(at)).filter(({ kind }) => kind === 'evaluation')
    const withoutSteps = (records: Record<string, unknown>[]) => records.map(({ environmentSteps: _, ...rest }) => rest)
    expect(withoutSteps(await evaluationsOf(out))).toEqual(withoutSteps(await evaluationsOf(whole)))
  })

  it('goes on with other values, marked; refuses what is mistyped', async () => {
    const out = join(folder, 'fork')
    const options = ['--set', 'algorithm.hyperparameters.lambda=0.1', '--set', 'settings.onlineSteps=30']
    expect(await lab(continueCommand, 'switch.o2o', '--out', out, ...options)).toBe(0)
    const records = await recordsIn(out)
    expect(records[0]).toMatchObject({ configuration: { algorithm: { hyperparameters: { lambda: 0.1 } } } })
    expect(records.find(({ kind, mark }) => kind === 'mark' && mark === 'change')).toMatchObject({ step: 20 })
    expect(records.at(-1)!.step).toBe(50)
    const wrong = lab(
      continueCommand,
      'switch.o2o',
      '--out',
      join(folder, 'none'),
      '--set',
      'algorithm.hyperparameters.lamda=1',
    )
    await expect(wrong).rejects.toThrow(/did you mean lambda\?/)
  })

  it('switches to another algorithm', async () => {
    const out = join(folder, 'switched')
    expect(await lab(continueCommand, 'switch.o2o', '--out', out, '--set', 'algorithm.id=td3')).toBe(0)
    const marks = (await recordsIn(out)).filter(({ kind, mark }) => kind === 'mark' && mark === 'switch')
    expect(marks).toEqual([expect.objectContaining({ step: 20, from: 'awac', to: 'td3' })])
  })
})

describe('lab evaluate', () => {
  it('plays the policy of a checkpoint; the same seed gives the same returns', async () => {
    for (let i = 0; i < 2; i++) {
      expect(await lab(evaluateCommand, 'whole/seed-0-end.o2o', '--episodes', '4', '--seed', '7', '--json')).toBe(0)
    }
    const [first, second] = printed.map((text) => JSON.parse(text))
    expect(first).toMatchObject({
      step: 40,
      episodes: 4,
      returns: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    })
    expect(first).toEqual(second)
    await lab(evaluateCommand, 'whole/seed-0-end.o2o', '--episodes', '4', '--seed', '8', '--json')
    expect(JSON.parse(printed[2]!).returns).not.toEqual(first.returns)
  })

  it.each([
    ['nowhere.o2o', /cannot be read/],
    ['given.json', /no checkpoint of the playground/],
  ])('refuses %s with a sentence', async (path, sentence) => {
    await expect(lab(evaluateCommand, path)).rejects.toThrow(sentence)
  })
})
