import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { finished } from '../report/testing'
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

async function reported() {
  printed = ''
  expect(await report.run([folder, '--json'])).toBe(0)
  return JSON.parse(printed)
}

describe('lab report', () => {
  it('writes tables and figures, and says what few seeds do not carry', async () => {
    for (const seed of [0, 1]) {
      await finished(folder, `a-${seed}`, { lambda: 1, seed, returns: [-900, -300, -200 + seed] })
      await finished(folder, `b-${seed}`, { algorithm: 'iql', seed, returns: [-900, -400, -100 + seed] })
    }
    await finished(folder, 'c-0', { lambda: 1, shares: { random: 1 }, seed: 0, returns: [-900, -800, -700] })
    expect(await report.run([folder])).toBe(0)
    const target = join(folder, 'report')
    expect((await readdir(target)).sort()).toEqual([
      'cells.csv',
      'comparisons.csv',
      'groups.csv',
      'learning-curves-1-environment-steps.svg',
      'learning-curves-1.svg',
      'learning-curves-2-environment-steps.svg',
      'learning-curves-2.svg',
      'report.md',
      'tables.tex',
    ])
    expect(await readFile(join(target, 'report.md'), 'utf8')).toBe(printed.slice(0, -1))
    expect(printed).toMatch(/\| AWAC +\| 2 +\| -199.5 ± 0.7071 +\| -199.5 +\| -199.5/)
    expect(printed).toContain('## Pendulum, random = 1')
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
    // Two groups: two thin lines of seeds and one of their IQM each, no band of so few, and a line each in the legend.
    expect(svg.match(/<polyline [^>]*stroke-opacity/g)).toHaveLength(2 * 2)
    expect(svg.match(/<polyline [^>]*stroke-width="2.5"/g)).toHaveLength(2 * 2)
    expect(svg).not.toContain('<polygon')
    expect(svg).toContain('viewBox="0 0 760 ')
    expect(svg).toContain('>gradient steps</text>')
    expect(svg).toContain('>AWAC (2 seeds)</text>')
    expect(svg).toContain('>offline</text>')
    expect(svg).not.toContain('NaN')
  })

  it('leaves out what is unfinished, doubled or no result, and says so; a diverged seed is not passed over', async () => {
    await finished(folder, 'good', { lambda: 1, seed: 0, returns: [-900, -300, -200] })
    await finished(folder, 'again', { lambda: 1, seed: 0, returns: [-900, -300, -200] })
    await finished(folder, 'diverged', { lambda: 1, seed: 1, returns: [-900, -300, null] })
    await finished(folder, 'cut', { lambda: 1, seed: 2, returns: [-900, -300, -200] })
    const lines = (await readFile(join(folder, 'cut', 'seed-2.jsonl'), 'utf8')).split('\n')
    await writeFile(join(folder, 'cut', 'seed-2.jsonl'), lines.slice(0, -1).join('\n'))
    await finished(folder, 'begun', { lambda: 1, seed: 3, returns: [-900] })
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
    expect(notes.join('\n')).toMatch(/good is left out: seed 0 of AWAC in Pendulum is already in again/)
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
      method: 'AWAC',
      task: 'Pendulum',
      finalReturn: { mean: summary.finalReturn.mean, standardDeviation: summary.finalReturn.standardDeviation },
      bestReturn: { mean: summary.bestReturn.mean },
    })
  }, 120_000)

  it.each([
    [[], /Name one folder/],
    [['nowhere'], /nowhere cannot be read/],
  ])('refuses %j with one sentence', async (argv, sentence) => {
    await expect(report.run(argv)).rejects.toThrow(sentence)
  })

  it('refuses a folder without a finished run and says what it did find', async () => {
    await finished(folder, 'begun', { seed: 0, returns: [-900] })
    await rm(join(folder, 'begun', 'summary.json'))
    await expect(report.run([folder])).rejects.toThrow(/no finished run of lab sweep or lab train\.\nbegun is left out/)
  })
})
