import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { train } from './train'

const fixtures = resolve('src/core/data/formats/fixtures')
const configuration = {
  version: 1,
  environment: { id: 'pendulum' },
  dataset: { kind: 'file', path: join(fixtures, 'pendulum-d4rl.hdf5') },
  algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: 20, onlineSteps: 20, evaluationEvery: 20, evaluationEpisodes: 2 },
  seed: 4,
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-train-'))
})
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(() => rm(folder, { recursive: true }))

async function given(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function lines(path: string): Promise<Record<string, unknown>[]> {
  return (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('lab train', () => {
  it('writes one file of records a seed and a summary, the same numbers every time', async () => {
    const path = await given('awac.json', configuration)
    const [first, second] = [join(folder, 'first'), join(folder, 'second')]
    for (const out of [first, second])
      expect(await train.run([path, '--out', out, '--seeds', '2', '--workers', '1'])).toBe(0)

    const records = await lines(join(first, 'seed-4.jsonl'))
    expect(records[0]).toMatchObject({ kind: 'configuration', configuration: { seed: 4, algorithm: { id: 'awac' } } })
    expect(records.filter(({ kind }) => kind === 'evaluation').map(({ step }) => step)).toEqual([0, 20, 40])
    expect(await lines(join(second, 'seed-4.jsonl'))).toEqual(records)

    const summary = JSON.parse(await readFile(join(first, 'summary.json'), 'utf8'))
    const finals = summary.seeds.map((seed: { finalReturn: number }) => seed.finalReturn)
    expect(summary.seeds.map(({ seed }: { seed: number }) => seed)).toEqual([4, 5])
    expect(summary.finalReturn).toMatchObject({ mean: (finals[0] + finals[1]) / 2, seeds: 2 })
    expect(summary.seeds.every(({ mode }: { mode: string }) => mode === 'compiled')).toBe(true)
  })

  it.each([
    ['no JSON', '{ "version": 1,', /broken\.json is not JSON/],
    [
      'an unknown algorithm',
      { ...configuration, algorithm: { id: 'dreamer' } },
      /algorithm\.id: there is no algorithm "dreamer"; allowed: awac, cal-ql/,
    ],
    ['a wrong seed', { ...configuration, seed: -1 }, /seed/],
    ['a missing dataset', { ...configuration, dataset: { kind: 'file', path: 'nowhere.hdf5' } }, /nowhere\.hdf5/],
    [
      'a dataset of another shape',
      { ...configuration, dataset: { kind: 'file', path: join(fixtures, 'broken/wrong-width.npz') } },
      /does not fit Pendulum/,
    ],
    [
      'a NaN in the dataset',
      { ...configuration, dataset: { kind: 'file', path: join(fixtures, 'broken/nan-observation.npz') } },
      /nan-observation\.npz.*row/,
    ],
    [
      'a file that is no dataset',
      { ...configuration, dataset: { kind: 'file', path: join(fixtures, 'broken/html-named.hdf5') } },
      /html-named\.hdf5/,
    ],
  ])('says in one sentence what is wrong with %s', async (_, content, message) => {
    const path = await given('broken.json', content)
    await expect(train.run([path, '--out', join(folder, 'none')])).rejects.toThrow(message)
  })
})

it('runs the file that the page exports: what belongs to the page is passed over, surgery is done', async () => {
  const path = await given('shared.json', {
    ...configuration,
    dataset: { ...configuration.dataset, operations: [{ kind: 'keep-best', share: 0.5 }] },
    page: { seeds: 3, panels: { awac: ['dips'] }, language: 'zh', locks: { data: 'locked' }, predictFirst: true },
  })
  const plain = await given('plain.json', configuration)
  const [shared, untouched] = [join(folder, 'shared'), join(folder, 'untouched')]
  expect(await train.run([path, '--out', shared, '--workers', '1', '--backend', 'cpu'])).toBe(0)
  expect(await train.run([plain, '--out', untouched, '--workers', '1', '--backend', 'cpu'])).toBe(0)
  const criticLoss = async (out: string) =>
    (await lines(join(out, 'seed-4.jsonl'))).find(({ kind }) => kind === 'metrics')
  const [first] = await lines(join(shared, 'seed-4.jsonl'))
  expect(first).not.toHaveProperty('configuration.page')
  expect(await criticLoss(shared)).not.toEqual(await criticLoss(untouched))
})
