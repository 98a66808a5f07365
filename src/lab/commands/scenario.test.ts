import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkRecording } from '../../core/scenarios/recording'
import type { Scenario } from '../../core/scenarios/scenario'
import { scenario } from './scenario'

const shipped = JSON.parse(await readFile('public/scenarios/unlearning.json', 'utf8')) as Scenario
let folder: string
let printed: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-'))
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** A few steps of the shipped scenario, in which the one claim can be met or not. */
async function shortScenario(threshold: number): Promise<string> {
  const settings = { ...shipped.settings, offlineSteps: 20, onlineSteps: 20, collectOnlySteps: 0 }
  const short = {
    ...shipped,
    id: 'short',
    dataset: { ...shipped.dataset, transitions: 500 },
    methods: shipped.methods.slice(0, 2),
    watch: shipped.watch.map(({ text }) => ({ text })),
    settings: { ...settings, evaluationEvery: 20, evaluationEpisodes: 2 },
    claims: [{ ...shipped.claims[0], threshold }],
  }
  const path = join(folder, 'short.json')
  await writeFile(path, JSON.stringify(short))
  return path
}

describe('lab scenario', () => {
  it('runs every method and seed, prints the claims and writes what the page replays', async () => {
    const path = await shortScenario(0)
    const status = await scenario.run([path, '--seeds', '2', '--first-seed', '5', '--out', folder, '--workers', '1'])
    expect(status).toBe(0)
    expect(printed.join('\n')).toMatch(/holds .*\n.*mean .*wanted at least 0; seeds/)
    const recording = checkRecording(JSON.parse(await readFile(join(folder, 'short.json'), 'utf8')))
    expect(recording.seeds).toEqual([5, 6])
    expect(recording.traces.map(({ method, seed }) => `${method} ${seed}`)).toEqual([
      'cql 5',
      'cal-ql 5',
      'cql 6',
      'cal-ql 6',
    ])
    const [first, , second] = recording.traces
    expect(first!.curves.return!.steps).toEqual([0, 20, 40])
    expect(first!.onlineStartStep).toBe(20)
    expect(first!.figures.shareBelow).toBeGreaterThanOrEqual(0)
    expect(first!.trajectories.length).toBeGreaterThan(0)
    expect(second!.trajectories).toEqual([])
  })

  it('ends with 1 where a claim does not hold', async () => {
    expect(await scenario.run([await shortScenario(1.1), '--workers', '1'])).toBe(1)
    expect(printed.join('\n')).toMatch(/FAILS .*[\s\S]*1 of 1 claims do not hold\./)
  })

  it.each([
    [['nowhere'], /There is no scenario "nowhere"/],
    [[], /Name one scenario/],
    [['unlearning', '--seeds', '0'], /--seeds must be a whole number from 1/],
    [['/nonexistent.json'], /cannot be read/],
  ])('refuses %j with a sentence', async (argv, sentence) => {
    await expect(scenario.run(argv)).rejects.toThrow(sentence)
  })
})
