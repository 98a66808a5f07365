import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { Playground } from './playground'

const configuration = {
  version: 1,
  environment: { id: 'pendulum' },
  dataset: { kind: 'recipe', recipe: { environment: 'pendulum', shares: { medium: 1 }, transitions: 500, seed: 1 } },
  algorithm: { id: 'awac', hyperparameters: { hiddenUnits: 16, batchSize: 16 } },
  settings: { offlineSteps: 30, onlineSteps: 60, evaluationEvery: 10, evaluationEpisodes: 2 },
  seed: 3,
}
const LAST_STEP = 90
// The build of the engine that the lab takes; the other rounds differently.
const SAME_ENGINE = '/?backend=wasm&simd=plain'

// The lab is bundled and trains beside the page.
test.setTimeout(240_000)

let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-and-page-'))
  await writeFile(join(folder, 'given.json'), JSON.stringify(configuration))
  await lab('train', join(folder, 'given.json'), '--out', join(folder, 'whole'))
})
test.afterAll(() => rm(folder, { recursive: true }))

async function lab(...argv: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['src/setup/lab.mjs', ...argv])
}

async function evaluationsIn(out: string): Promise<{ step: number; returns: number[] }[]> {
  const text = await readFile(join(folder, out, 'seed-3.jsonl'), 'utf8')
  const records = text.trimEnd().split('\n')
  const evaluations = records.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'evaluation')
  return evaluations.map(({ step, returns }) => ({ step, returns }))
}

function networksIn(out: string): Promise<Buffer> {
  return readFile(join(folder, out, 'seed-3.safetensors'))
}

/** What was kept in this browser, and the files of other places. */
class KeptRuns {
  private readonly playground: Playground

  constructor(private readonly page: Page) {
    this.playground = new Playground(page)
  }

  private get dialog() {
    return this.page.getByRole('dialog', { name: 'Kept in this browser' })
  }

  private open() {
    return this.page.getByRole('button', { name: 'Stored runs' }).click()
  }

  async openCheckpoint(...path: string[]): Promise<void> {
    await this.open()
    await this.dialog.getByLabel('Open a checkpoint').setInputFiles(join(folder, ...path))
    await expect(this.dialog.getByRole('status')).toContainText('on the list and in focus')
    await this.dialog.getByRole('button', { name: 'Close' }).click()
  }

  async saveCheckpoint(name: string): Promise<void> {
    await this.open()
    const downloading = this.page.waitForEvent('download')
    await this.dialog.getByRole('button', { name: 'Save a checkpoint' }).click()
    await (await downloading).saveAs(join(folder, name))
    await this.dialog.getByRole('button', { name: 'Close' }).click()
  }

  /** One step after the other, so that it rests where it was asked to. */
  async stepFromTo(from: number, to: number): Promise<void> {
    await expect.poll(() => this.playground.stepReached()).toBe(from)
    for (let step = from + 1; step <= to; step++) {
      await this.playground.step.click()
      await expect.poll(() => this.playground.stepReached(), { intervals: [20] }).toBe(step)
    }
  }
}

test('a run goes lab, page, lab and ends with the numbers of one that was never interrupted', async ({ page }) => {
  const playground = await Playground.open(page, SAME_ENGINE)
  const kept = new KeptRuns(page)
  await kept.openCheckpoint('whole', 'seed-3-switch.o2o')
  // Past an evaluation, and into the middle of an episode.
  await kept.stepFromTo(30, 42)
  await kept.saveCheckpoint('page.o2o')

  await lab('continue', join(folder, 'page.o2o'), '--out', join(folder, 'back'))
  expect(await evaluationsIn('back')).toEqual(await evaluationsIn('whole'))
  expect((await networksIn('back')).equals(await networksIn('whole'))).toBe(true)

  // And the page opens what the lab has made of it, with everything that was measured.
  await kept.openCheckpoint('back', 'seed-3-end.o2o')
  const shown = await playground.evaluationsUpTo(LAST_STEP)
  expect(shown.map(({ step }) => step)).toEqual((await evaluationsIn('whole')).map(({ step }) => step))
})

test('a run goes page, lab, page and ends with the numbers of one that stayed on the page', async ({ page }) => {
  const playground = await Playground.open(page, SAME_ENGINE)
  const kept = new KeptRuns(page)
  await playground.set('Offline steps', '30')
  await playground.set('Online steps', '60')
  await kept.stepFromTo(0, 12)
  await kept.saveCheckpoint('begun.o2o')
  await playground.train.click()
  const stayed = await playground.evaluationsUpTo(LAST_STEP)

  // The lab takes it past the switch; its checkpoint of there goes back to the page, which ends it.
  await lab('continue', join(folder, 'begun.o2o'), '--out', join(folder, 'between'))
  const [seed] = JSON.parse(await readFile(join(folder, 'between', 'summary.json'), 'utf8')).seeds
  await kept.openCheckpoint('between', `seed-${seed.seed}-switch.o2o`)
  await expect.poll(() => playground.stepReached()).toBe(30)
  await playground.train.click()
  expect(await playground.evaluationsUpTo(LAST_STEP)).toEqual(stayed)
})
