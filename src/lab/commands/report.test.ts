import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { report } from './report'
import { train } from './train'

let folder: string
let printed: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-report-'))
  printed = ''
  vi.spyOn(console, 'log').mockImplementation((text) => {
    printed += `${text}\n`
  })
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

interface Given {
  readonly algorithm?: string
  readonly lambda?: number
  readonly environment?: string
  readonly shares?: object
  readonly seed: number
  /** Of the evaluations at steps 0, 50 and 100. */
  readonly returns: readonly (number | null)[]
}

/** A finished run as `lab train` writes it; the normalised score is a tenth of the return. */
async function finished(
  name: string,
  { algorithm = 'awac', lambda, environment = 'pendulum', shares = { medium: 1 }, seed, returns }: Given,
) {
  const configuration = {
    version: 1,
    environment: { id: environment, parameters: {} },
    dataset: { kind: 'recipe', recipe: { environment, shares, transitions: 400, seed: 1 } },
    algorithm: { id: algorithm, hyperparameters: lambda === undefined ? { other: 7 } : { lambda } },
    settings: { offlineSteps: 50, onlineSteps: 50 },
    seed,
  }
  const evaluations = returns.map((mean, index) => ({
    kind: 'evaluation',
    step: 50 * index,
    phase: 'offline',
    returns: [mean],
    mean,
    normalisedScore: mean === null ? null : mean / 10,
  }))
  const lines = [
    { kind: 'configuration', configuration, dataset: 'made', backend: 'wasm' },
    { kind: 'metrics', step: 25, phase: 'offline', values: { criticLoss: 1 } },
    ...evaluations.slice(0, 2),
    { kind: 'mark', step: 50, mark: 'online', text: 'online' },
    ...evaluations.slice(2),
  ]
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, `seed-${seed}.jsonl`), lines.map((line) => JSON.stringify(line)).join('\n'))
  const summary = { configuration, seeds: [{ seed, finalReturn: returns.at(-1) ?? null }] }
  await writeFile(join(folder, name, 'summary.json'), JSON.stringify(summary))
}

async function reported(): Promise<{
  groups: Record<string, never>[]
  comparisons: { a: string; b: string; probability: number; interval: { low: number; high: number } }[]
  overTasks: { overall: Record<string, never>[]; comparisons: { probability: number }[] }
  notes: string[]
  caveats: string[]
  missing: string[]
  failures: object[]
}> {
  printed = ''
  expect(await report.run([folder, '--json'])).toBe(0)
  return JSON.parse(printed)
}

/** Every way to draw as many values again from each list, all equally probable. */
function resamples(lists: readonly number[][]): number[][][] {
  const ofOne = (list: number[]) =>
    list.reduce<number[][]>((drawn) => drawn.flatMap((one) => list.map((value) => [...one, value])), [[]])
  return lists.reduce<number[][][]>(
    (all, list) => all.flatMap((drawn) => ofOne(list).map((one) => [...drawn, one])),
    [[]],
  )
}

/** Mean without the lowest and the highest quarter, by repetition: each value 4 times, n of each end away. */
function iqm(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const cut = Math.floor(sorted.length / 4)
  const kept = sorted.filter((_, index) => index >= cut && index < sorted.length - cut)
  return kept.reduce((a, b) => a + b, 0) / kept.length
}

function wins(x: readonly number[], y: readonly number[]): number {
  const points = x.flatMap((a) => y.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number))
  return points.reduce((a, b) => a + b, 0) / points.length
}

/** Whether both ends are the 2.5th and 97.5th percentile of all resamples, as closely as 2000 draws can tell. */
function expectPercentiles(interval: { low: number; high: number }, exact: readonly number[]) {
  const sorted = exact.toSorted((a, b) => a - b)
  const quantile = (p: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(p * sorted.length)))]!
  for (const [end, p] of [
    [interval.low, 0.025],
    [interval.high, 0.975],
  ] as const) {
    expect(end).toBeGreaterThanOrEqual(quantile(p - 0.012))
    expect(end).toBeLessThanOrEqual(quantile(p + 0.012))
  }
}

describe('lab report', () => {
  it('counts what a count by hand counts', async () => {
    const finals = { 'awac, lambda = 1': [-100, -300, -220, -260], 'awac, lambda = 3': [-90, -150, -220, -400] }
    for (const [index, values] of Object.values(finals).entries()) {
      for (const [seed, final] of values.entries()) {
        await finished(`${index}-${seed}`, { lambda: index === 0 ? 1 : 3, seed, returns: [-1000, -80 - seed, final] })
      }
    }
    const { groups, comparisons } = await reported()
    expect(groups.map(({ method, task }) => [method, task])).toEqual(
      Object.keys(finals).map((name) => [name, 'pendulum']),
    )
    for (const [index, values] of Object.values(finals).entries()) {
      const { finalReturn, bestReturn, normalisedScore } = groups[index] as unknown as Record<
        string,
        { mean: number; standardDeviation: number; iqm: number; interval: { low: number; high: number } }
      >
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      expect(finalReturn!.mean).toBeCloseTo(mean, 9)
      expect(finalReturn!.standardDeviation).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 9)
      expect(finalReturn!.iqm).toBeCloseTo(iqm(values), 9)
      expectPercentiles(
        finalReturn!.interval,
        resamples([values]).map(([drawn]) => iqm(drawn!)),
      )
      expect(bestReturn!.iqm).toBeCloseTo(iqm(values.map((value, seed) => Math.max(value, -80 - seed))), 9)
      expect(normalisedScore!.mean).toBeCloseTo(mean / 10, 9)
    }
    const [x, y] = Object.values(finals) as [number[], number[]]
    expect(comparisons).toHaveLength(1)
    expect(comparisons[0]!.probability).toBeCloseTo(wins(x, y), 12)
    // Every resample of the one with every resample of the other: 65 536.
    const exact = resamples([x]).flatMap(([a]) => resamples([y]).map(([b]) => wins(a!, b!)))
    expectPercentiles(comparisons[0]!.interval, exact)
  })

  it('pools tasks by normalised score and resamples each on its own', async () => {
    const worlds = { pendulum: 0, 'mountain-car': 1000 }
    for (const [environment, shift] of Object.entries(worlds)) {
      for (const [algorithm, better] of [
        ['awac', 0],
        ['iql', 25],
      ] as const) {
        for (const seed of [0, 1, 2]) {
          await finished(`${environment}-${algorithm}-${seed}`, {
            environment,
            algorithm,
            seed,
            returns: [0, 0, shift + 10 * seed + better],
          })
        }
      }
    }
    const { overTasks, comparisons } = await reported()
    const scores = [
      [0, 1, 2],
      [100, 101, 102],
    ]
    expect(overTasks.overall).toMatchObject([
      { method: 'awac', tasks: 2, runs: 6, normalisedScore: { iqm: iqm(scores.flat()) } },
      { method: 'iql', tasks: 2, runs: 6 },
    ])
    const { interval } = overTasks.overall[0]!.normalisedScore as { interval: { low: number; high: number } }
    expectPercentiles(
      interval,
      resamples(scores).map((drawn) => iqm(drawn.flat())),
    )
    expect(overTasks.comparisons[0]!.probability).toBeCloseTo(wins([0, 10, 20], [25, 35, 45]), 12)
    // Returns of different environments are not compared.
    expect(comparisons.map(({ a, b }) => [a, b])).toEqual([
      ['awac', 'iql'],
      ['awac', 'iql'],
    ])
  })

  it('writes tables and figures, and says what few seeds do not carry', async () => {
    for (const seed of [0, 1]) {
      await finished(`a-${seed}`, { lambda: 1, seed, returns: [-900, -300, -200 + seed] })
      await finished(`b-${seed}`, { algorithm: 'iql', seed, returns: [-900, -400, -100 + seed] })
    }
    await finished('c-0', { lambda: 1, shares: { random: 1 }, seed: 0, returns: [-900, -800, -700] })
    expect(await report.run([folder])).toBe(0)
    const target = join(folder, 'report')
    expect((await readdir(target)).sort()).toEqual([
      'cells.csv',
      'comparisons.csv',
      'groups.csv',
      'learning-curves-1.svg',
      'learning-curves-2.svg',
      'report.md',
    ])
    expect(await readFile(join(target, 'report.md'), 'utf8')).toBe(printed.slice(0, -1))
    expect(printed).toMatch(/\| awac +\| 2 +\| -199.5 ± 0.7071 +\| -199.5 \[-200, -199\]/)
    expect(printed).toContain('## pendulum, random = 1')
    expect(printed).toContain('Groups of a single seed have no interval')
    expect(printed).toContain('The IQM of 2 seeds is their mean')
    // Of 3 ranks, the group of one has the first or the last in 2 of 3 ways.
    expect(printed).toContain('one of 2 seeds beats every one of 1, chance alone does that in 67 % of pairs')
    const cells = Papa.parse<Record<string, string>>(await readFile(join(target, 'cells.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    expect(cells.data.map(({ finalReturn }) => Number(finalReturn)).sort()).toEqual([-100, -199, -200, -700, -99])
    const svg = await readFile(join(target, 'learning-curves-1.svg'), 'utf8')
    // Two groups: two seeds and one IQM each, with a band, and a line each in the legend.
    expect(svg.match(/<path /g)).toHaveLength(2 * (2 + 1 + 1 + 1))
    expect(svg).toContain('>offline</text>')
    expect(svg).not.toContain('NaN')
  })

  it('leaves out what is unfinished, doubled or no result, and says so; a diverged seed is not passed over', async () => {
    await finished('good', { lambda: 1, seed: 0, returns: [-900, -300, -200] })
    await finished('again', { lambda: 1, seed: 0, returns: [-900, -300, -200] })
    await finished('diverged', { lambda: 1, seed: 1, returns: [-900, -300, null] })
    await finished('cut', { lambda: 1, seed: 2, returns: [-900, -300, -200] })
    const lines = (await readFile(join(folder, 'cut', 'seed-2.jsonl'), 'utf8')).split('\n')
    await writeFile(join(folder, 'cut', 'seed-2.jsonl'), lines.slice(0, -1).join('\n'))
    await finished('begun', { lambda: 1, seed: 3, returns: [-900] })
    await rm(join(folder, 'begun', 'summary.json'))
    await mkdir(join(folder, 'other'))
    await writeFile(join(folder, 'other', 'summary.json'), '{"seeds": 3}')
    await mkdir(join(folder, 'failed'))
    await writeFile(join(folder, 'failed', 'x.json'), '{"cell": "x", "sentence": "It broke.", "configuration": {}}')
    await writeFile(join(folder, 'sweep-0123456789abcdef.json'), '{"cells": ["x", "good", "never-run"]}')
    const { groups, notes, missing, failures } = await reported()
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({
      seeds: [{ seed: 0 }, { seed: 1, finalReturn: null, bestReturn: -300 }],
      finalReturn: null,
      bestReturn: { mean: -250 },
    })
    expect(notes.join('\n')).toMatch(/begun is left out: it has no summary\.json/)
    expect(notes.join('\n')).toMatch(/cut.seed-2\.jsonl is left out: it does not end as summary\.json says/)
    expect(notes.join('\n')).toMatch(/other is left out: .*summary\.json is wrong at seeds/)
    expect(notes.join('\n')).toMatch(/good is left out: seed 0 of awac in pendulum is already in again/)
    expect([missing, failures]).toEqual([['never-run'], [expect.objectContaining({ sentence: 'It broke.' })]])
  })

  it('reads what lab train writes', async () => {
    const configuration = {
      version: 1,
      environment: { id: 'pendulum' },
      dataset: { kind: 'file', path: resolve('src/core/data/formats/fixtures/pendulum-d4rl.hdf5') },
      algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
      settings: { offlineSteps: 20, onlineSteps: 20, evaluationEvery: 20, evaluationEpisodes: 2 },
    }
    await writeFile(join(folder, 'awac.json'), JSON.stringify(configuration))
    await train.run([join(folder, 'awac.json'), '--out', join(folder, 'trained'), '--seeds', '2', '--workers', '1'])
    const { groups } = await reported()
    const summary = JSON.parse(await readFile(join(folder, 'trained', 'summary.json'), 'utf8'))
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({
      method: 'awac',
      task: 'pendulum',
      finalReturn: { mean: summary.finalReturn.mean, standardDeviation: summary.finalReturn.standardDeviation },
      bestReturn: { mean: summary.bestReturn.mean },
    })
  })

  it.each([
    [[], /Name one folder/],
    [['nowhere'], /nowhere cannot be read/],
  ])('refuses %j with one sentence', async (argv, sentence) => {
    await expect(report.run(argv)).rejects.toThrow(sentence)
  })

  it('refuses a folder without a finished run and says what it did find', async () => {
    await finished('begun', { seed: 0, returns: [-900] })
    await rm(join(folder, 'begun', 'summary.json'))
    await expect(report.run([folder])).rejects.toThrow(/no finished run of lab sweep or lab train\.\nbegun is left out/)
  })
})
