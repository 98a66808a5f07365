import { expect, type Page, test } from '@playwright/test'
import {
  beforeWorkers,
  changeWorkerScript,
  expectUsable,
  type FaultyScope,
  notices,
  SEEN_WITHIN_MS,
  strike,
  takenUp,
  trainingWorkers,
} from './faults'
import { Playground } from './playground'
import { withWrongSums } from './wrong-kernel'

declare const self: FaultyScope & typeof globalThis

/** Small enough for a GPU in software; kept at the switch, so that no test has to wait for the clock. */
async function quickRun(playground: Playground, offlineSteps: number, onlineSteps: number): Promise<void> {
  await playground.openAllSettings()
  for (const [label, value] of Object.entries({
    'Hidden units': '8',
    'Batch size': '16',
    'Evaluation episodes': '1',
    'Evaluate every': String(offlineSteps / 2),
    'Offline steps': String(offlineSteps),
    'Online steps': String(onlineSteps),
  })) {
    await playground.set(label, value)
  }
}

/** Trains past the switch, does something to the first worker and sees the run go on from where it was kept. */
async function expectTakenUp(playground: Playground, blow: () => void | Promise<void>): Promise<void> {
  const { page } = playground
  await expect(page.getByRole('list', { name: 'Frozen steps' }).getByRole('button')).toHaveCount(1, { timeout: 60_000 })
  const kept = await playground.curveInFocus()
  expect(kept.length).toBeGreaterThan(1)
  const before = await playground.stepReached()
  await blow()
  await expectUsable(playground)
  const { step, lost } = await takenUp(page)
  expect(step).toBeGreaterThan(0)
  expect(step + lost).toBeGreaterThanOrEqual(before)
  await playground.waitForStep(Math.max(before, step + lost) + 1)
  await expect(playground.pause).toBeVisible()
  const now = await playground.curveInFocus()
  const old = kept.filter(([at]) => at! <= step)
  expect(old.length).toBeGreaterThan(1)
  expect(now.slice(0, old.length)).toEqual(old)
}

async function chosenBackend(page: Page, backend: string): Promise<void> {
  await expect(page.locator(`[data-backend=${backend}]`)).toBeVisible({ timeout: 60_000 })
}

async function expectReason(page: Page, backend: string, reason: RegExp): Promise<void> {
  await page.locator(`[data-backend=${backend}] button`).hover()
  await expect(page.getByRole('tooltip').filter({ hasText: reason })).toBeVisible()
}

test.describe('the GPU', () => {
  test('is lost in mid-run: the next backend goes on from the newest state', async ({ page }) => {
    test.setTimeout(180_000)
    await beforeWorkers(page, () => {
      self.devices = []
      const request = GPUAdapter.prototype.requestDevice
      GPUAdapter.prototype.requestDevice = async function (...options) {
        const device = await request.apply(this, options)
        self.devices.push(device)
        return device
      }
    })
    const playground = await Playground.open(page, '/?backend=webgpu')
    await chosenBackend(page, 'webgpu')
    await quickRun(playground, 20, 20_000)
    await playground.train.click()
    await expectTakenUp(playground, () => {
      strike(trainingWorkers(page)[0]!, () => {
        for (const device of self.devices) device.destroy()
      })
    })
    await expect(notices(page)).toContainText('The GPU is gone')
    await chosenBackend(page, 'wasm')
    await expectReason(page, 'wasm', /WebGPU is not used: The GPU is gone/)
  })

  test('has no adapter, or takes no shader: another backend is used, and why is said', async ({ page, context }) => {
    await beforeWorkers(page, () => {
      GPU.prototype.requestAdapter = async () => null
    })
    await Playground.open(page, '/?backend=webgpu')
    await chosenBackend(page, 'wasm')
    await expectReason(page, 'wasm', /WebGPU is not used: This browser offers no WebGPU/)

    const other = await context.newPage()
    await beforeWorkers(other, () => {
      const create = GPUDevice.prototype.createShaderModule
      GPUDevice.prototype.createShaderModule = function (descriptor) {
        return create.call(this, { ...descriptor, code: `${descriptor.code} no shader` })
      }
    })
    const playground = await Playground.open(other, '/?backend=webgpu')
    await chosenBackend(other, 'wasm')
    await expectReason(other, 'wasm', /WebGPU is not used/)
    await playground.step.click()
    await expect.poll(() => playground.stepReached()).toBe(1)
  })
})

test.describe('the worker that trains', () => {
  const blows: Readonly<Record<string, () => void>> = {
    'is killed': () => self.close(),
    'stops answering': () => {
      for (;;);
    },
    throws: () => {
      setTimeout(() => {
        throw new Error('bang')
      })
    },
    'runs out of memory': () => {
      // What a browser says where there is no more.
      globalThis.Float32Array = new Proxy(Float32Array, {
        construct(target, values, made) {
          if (typeof values[0] === 'number' && values[0] > 4) throw new RangeError('Array buffer allocation failed')
          return Reflect.construct(target, values, made)
        },
      })
    },
  }
  for (const [name, blow] of Object.entries(blows)) {
    test(`${name}: it is seen, restarted and restored, with the rows of a file, and the page stays usable`, async ({
      page,
    }) => {
      const playground = await Playground.open(page, '/?backend=wasm')
      await playground.upload('pendulum.csv')
      await expect(playground.data.getByRole('combobox')).toHaveValue('file')
      await quickRun(playground, 400, 100_000)
      await playground.train.click()
      await expectTakenUp(playground, () => strike(trainingWorkers(page)[0]!, blow))
      // The rows are there again: a new run begins with them.
      await playground.reset.click()
      await expect(playground.status).toContainText('Ready')
      await expect(playground.data.getByRole('combobox')).toHaveValue('file')
      await playground.step.click()
      await expect.poll(() => playground.stepReached()).toBe(1)
    })
  }

  test('is killed again and again: the run stops with the reason, and another one can be begun', async ({ page }) => {
    test.setTimeout(180_000)
    const playground = await Playground.open(page, '/?backend=wasm')
    await quickRun(playground, 200, 100_000)
    await playground.train.click()
    const taken = notices(page).getByText(/Training goes on from step/)
    const stopped = page.getByRole('alert').filter({ hasText: 'The run stopped' })
    await playground.waitForStep(250)
    for (let fault = 1; fault <= 4; fault++) {
      const [worker] = trainingWorkers(page)
      const reached = await playground.stepReached()
      strike(worker!, () => self.close())
      if (fault === 4) break
      await expect(taken).toHaveCount(fault, { timeout: SEEN_WITHIN_MS })
      await expect.poll(() => trainingWorkers(page).includes(worker!)).toBe(false)
      // The next one has trained beyond what was reached before.
      await playground.waitForStep(reached + 500)
    }
    await expect(stopped).toBeVisible({ timeout: SEEN_WITHIN_MS })
    await expectUsable(playground)
    await playground.reset.click()
    await expect(stopped).toBeHidden()
    await playground.train.click()
    await playground.waitForStep(50)
  })

  test('beside it, for a further seed, is killed: that seed begins again, the first goes on', async ({ page }) => {
    const playground = await Playground.open(page, '/?backend=wasm')
    await quickRun(playground, 200, 25_000)
    await page.getByRole('combobox', { name: 'Number of seeds' }).selectOption('2')
    await playground.train.click()
    await expect.poll(() => trainingWorkers(page).length).toBe(2)
    await expect.poll(() => seedStates(page)).toMatchObject({ 'seed 2': expect.stringContaining('Training') })
    const [, lane] = trainingWorkers(page)
    strike(lane!, () => self.close())
    await expect.poll(() => trainingWorkers(page).includes(lane!), { timeout: 15_000 }).toBe(false)
    await expect(playground.status).toContainText('Finished', { timeout: 60_000 })
    await expect
      .poll(() => seedStates(page), { timeout: 60_000 })
      .toEqual({ 'seed 1': 'Finished, 25 200 / 25 200', 'seed 2': 'Finished, 25 200 / 25 200' })
  })

  test('beside it is killed before it has begun: its run waits for another worker and trains to its end', async ({
    page,
  }) => {
    const playground = await Playground.open(page, '/?backend=wasm')
    await quickRun(playground, 200, 2000)
    await page.getByRole('combobox', { name: 'Number of seeds' }).selectOption('2')
    const lane = page.waitForEvent('worker', (worker) => worker.url().includes('training-worker'))
    await playground.train.click()
    const killed = await lane
    // The page waits for the lock that each of the two holds for life; the second one has not yet begun by then.
    const watched = () =>
      page.evaluate(async () => {
        const { pending } = await navigator.locks.query()
        return pending!.filter(({ name }) => name!.startsWith('training-')).length
      })
    await expect.poll(watched, { intervals: [10] }).toBe(2)
    strike(killed, () => self.close())
    await expect.poll(() => trainingWorkers(page).includes(killed), { timeout: 15_000 }).toBe(false)
    await expect
      .poll(() => seedStates(page), { timeout: 60_000 })
      .toEqual({ 'seed 1': 'Finished, 2 200 / 2 200', 'seed 2': 'Finished, 2 200 / 2 200' })
  })
})

/** What the list of runs says of each seed. */
async function seedStates(page: Page): Promise<Readonly<Record<string, string>>> {
  const list = page.getByRole('region', { name: 'Runs' })
  for (const button of await list.getByRole('button', { expanded: false }).all()) await button.click()
  const lines = await list.locator('[id^=run-] > ul > li').all()
  const entries = await Promise.all(
    lines.map(async (line) => {
      const [seed, state] = await line.locator('> span').allInnerTexts()
      return [seed!, state!.replaceAll('\u202f', ' ')] as const
    }),
  )
  return Object.fromEntries(entries)
}

test('numbers that run away are named with the slider moved last; one click goes back, and it trains on', async ({
  page,
}) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  // Absurd rewards in the data, from which nothing is drawn until the slider asks for it.
  const rows = Array.from({ length: 3000 }, (_, i) => {
    return `${Math.cos(i)},${Math.sin(i)},0,0.5,${i % 2}e25,${i % 50 === 49}`
  })
  const csv = ['observation_0,observation_1,observation_2,action_0,reward,terminal', ...rows].join('\n')
  await page
    .getByLabel('Choose a file')
    .first()
    .setInputFiles({ name: 'huge-rewards.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect.poll(() => playground.fact('Transitions')).toBe(3000)
  // The rows do not come from it, so it is chosen by hand.
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('pendulum')
  await quickRun(playground, 0, 100_000)
  await page.getByRole('combobox', { name: 'Online batches' }).selectOption('ratio')
  await playground.set('Offline share', '0')
  await playground.train.click()
  await playground.waitForStep(100)
  await playground.set('Offline share', '1')
  const story = page.getByRole('alert').filter({ hasText: 'The run stopped' })
  await expect(story).toContainText(/Training diverged at step \d+: criticLoss is no finite number/, {
    timeout: 60_000,
  })
  await expect(story).toContainText(/The last change was Offline share: 0 → 1 at step \d+/)
  const at = await playground.stepReached()
  await story.getByRole('button', { name: /Back to step/ }).click()
  await expect(playground.status).toContainText('Paused')
  expect(await playground.stepReached()).toBeLessThan(at)
  await expect(page.getByRole('textbox', { name: 'Offline share, typed' })).toHaveValue('0')
  await playground.train.click()
  await playground.waitForStep(at + 500)
})

test.describe('wrong numbers', () => {
  test('of a corrupted kernel are refused at start, with the reason', async ({ page }) => {
    await changeWorkerScript(page, withWrongSums)
    const playground = await Playground.open(page)
    await chosenBackend(page, 'cpu')
    await expectReason(page, 'cpu', /WebAssembly is not used: It computes wrong numbers/)
    await playground.step.click()
    await expect.poll(() => playground.stepReached()).toBe(1)
  })

  test('that begin in a run are noticed before anything is kept of them', async ({ page }) => {
    await beforeWorkers(page, () => {
      type Kernels = Record<string, (...values: number[]) => void>
      const { Instance } = WebAssembly
      function Wrapped(module: WebAssembly.Module, imports: WebAssembly.Imports) {
        const made = new Instance(module, imports)
        const exports = made.exports as Kernels
        if (!exports.gemm) return made
        const gemm = (...values: number[]) => {
          if (!self.faulty) exports.gemm!(...values)
        }
        return { exports: { ...exports, gemm } }
      }
      Object.assign(WebAssembly, { Instance: Wrapped })
    })
    const playground = await Playground.open(page, '/?backend=wasm')
    await chosenBackend(page, 'wasm')
    await quickRun(playground, 2000, 100_000)
    await playground.train.click()
    await playground.waitForStep(20)
    strike(trainingWorkers(page)[0]!, () => {
      self.faulty = true
    })
    await expect(notices(page)).toContainText('computes wrong numbers', { timeout: 60_000 })
    await chosenBackend(page, 'cpu')
    await playground.waitForStep(20)
  })
})
