import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { algorithmById } from '../core/algorithms/registry'
import { BEFORE_THERE_WAS_A_CHOICE } from '../core/checkpoints/later-hyperparameters'
import { createRuntime } from '../core/engine/create-runtime'
import { checkRecording } from '../core/scenarios/recording'
import { checkShared } from '../core/sharing/check-shared'
import { decodeFragment } from '../core/sharing/link'
import { vocabulary } from '../core/sharing/testing'
import { continueRun } from '../core/training/continue-run'
import { continueCommand } from './commands/continue'
import { evaluateCommand } from './commands/evaluate'
import { report } from './commands/report'
import { readCheckpoint } from './kept/checkpoint-file'
import { loadDataset } from './load-dataset'

const old = 'src/lab/fixtures/version-0.1.0'
const text = (name: string) => readFile(join(old, name), 'utf8')
const acted: Record<string, { step: number; observations: number[]; actions: number[] }> = JSON.parse(
  await text('acted.json'),
)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-old-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(() => rm(folder, { recursive: true }))

it('every file of before is opened by a test here', async () => {
  expect((await readdir(old)).sort()).toEqual(
    [
      'README.md',
      'acted.json',
      ...Object.keys(acted).map((name) => `${name}.o2o`),
      'hyperparameters.json',
      'link.txt',
      'recording-adaptation.json',
      'recording-unlearning.json',
      'run',
      'shared.json',
    ].sort(),
  )
})

describe.each(Object.keys(acted))('the checkpoint %s of version 0.1.0', (name) => {
  const path = join(old, `${name}.o2o`)

  it('opens, acts as it did then, and trains on', async () => {
    const checkpoint = await readCheckpoint(path)
    const { step, observations, actions } = acted[name]!
    expect(checkpoint.step).toBe(step)
    const { configuration } = checkpoint
    const dataset =
      checkpoint.dataset ??
      (await loadDataset(
        configuration,
        '.',
        () => {},
        () => {},
      ))
    const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled', wasmPaths: '', onWarning: () => {} })
    const { run } = await continueRun(checkpoint, configuration, dataset, runtime)
    const now = await run.act(Float32Array.from(observations))
    for (const [i, action] of actions.entries()) expect(now[i]).toBeCloseTo(action, 6)
    for (let i = 0; i < 3; i++) await run.advance()
    expect(run.progress.step).toBeGreaterThanOrEqual(step)
    run.dispose()
    runtime.dispose()
  }, 30_000)

  it('is taken by lab evaluate and lab continue', async () => {
    expect(await evaluateCommand.run([path, '--episodes', '1', '--backend', 'cpu'])).toBe(0)
    expect(await continueCommand.run([path, '--out', join(folder, name), '--backend', 'cpu'])).toBe(0)
  }, 30_000)
})

it('hyperparameters that came since have what they meant before', async () => {
  const before: Record<string, string[]> = JSON.parse(await text('hyperparameters.json'))
  for (const [id, names] of Object.entries(before)) {
    const now = Object.keys(algorithmById(id).hyperparameters)
    expect(
      names.filter((name) => !now.includes(name)),
      id,
    ).toEqual([])
    const since = now.filter((name) => !names.includes(name))
    expect(
      since.filter((name) => !Object.hasOwn(BEFORE_THERE_WAS_A_CHOICE, name)),
      id,
    ).toEqual([])
  }
})

it('lab report reads what lab train wrote with version 0.1.0', async () => {
  await cp(join(old, 'run'), join(folder, 'run'), { recursive: true })
  expect(await report.run([join(folder, 'run')])).toBe(0)
  const made = await readFile(join(folder, 'run', 'report', 'report.md'), 'utf8')
  const { finalReturn } = JSON.parse(await text('run/summary.json'))
  expect(made).toContain(`${Number(finalReturn.mean.toPrecision(4))} ± `)
  expect(made).toContain('2 runs in 1 groups')
})

it('a link and a file that version 0.1.0 shared carry the same state, without a word about anything', async () => {
  const [fromLink, fromFile] = await Promise.all([
    decodeFragment((await text('link.txt')).trim()),
    text('shared.json').then(JSON.parse),
  ])
  for (const given of [fromLink, fromFile]) {
    const { state, problems } = checkShared(given, vocabulary)
    expect(problems).toEqual([])
    expect(state).toMatchObject({
      environment: { id: 'pendulum', parameters: { mass: 1.5 } },
      algorithm: { id: 'awac', hyperparameters: { lambda: 0.3 } },
      settings: { offlineSteps: 20, onlineSteps: 20, evaluationEvery: 10, evaluationEpisodes: 2 },
      seed: 7,
      page: { seeds: 3, language: 'zh', locks: { data: 'locked' }, stop: { step: 30, final: true } },
    })
  }
})

it.each(['adaptation', 'unlearning'])('the recording of %s that version 0.1.0 shipped opens', async (id) => {
  const given = JSON.parse(await text(`recording-${id}.json`))
  const recording = checkRecording(given)
  expect(recording.seeds).toEqual(given.seeds)
  expect(recording.traces).toHaveLength(given.traces.length)
  expect(recording.traces[0]!.curves.return!.values.length).toBeGreaterThan(2)
})
