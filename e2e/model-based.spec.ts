import { expect, test } from '@playwright/test'
import { RandomStream } from '../src/core/random/random-stream'
import { Playground } from './playground'
import { act, randomAction, type Shown, shown, watchWorkers } from './random-user'

/** MODEL_ACTIONS=2000 for the long run, MODEL_SEED to repeat one. */
const ACTIONS = Number(process.env.MODEL_ACTIONS ?? 300)
const SEED = Number(process.env.MODEL_SEED ?? 20_261_121)
/** Clicked one after the other, without waiting for anything. */
const LONGEST_BURST = 10
/** Reports come at most 20 times a second: a view may be ahead of the time axis by what is trained meanwhile. */
const AHEAD = 400

/** A page that is busy becomes quiet by itself; one that stays so is stuck. */
const PASSING = ['preparing']

function expectOwn({ step, policyStep, stamps, totalSteps }: Shown): void {
  expect(step).toBeLessThanOrEqual(totalSteps)
  expect(policyStep ?? 0).toBeLessThanOrEqual(step + AHEAD)
  for (const stamp of stamps) expect(stamp).toBeLessThanOrEqual(step + AHEAD)
}

test(`${ACTIONS} random actions leave no stuck state, no two runs in one worker and no frame of a former run`, async ({
  page,
}) => {
  test.setTimeout(120_000 + 600 * ACTIONS)
  const random = RandomStream.fromSeed(SEED)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`${error.message} ${error.stack ?? ''}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  const wrong = await watchWorkers(page)
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '500')
  await playground.set('Online steps', '4000')
  const counts: Record<string, number> = {}
  const log: string[] = []
  const settled = async () => {
    await expect.poll(async () => (await shown(page)).status, { timeout: 30_000 }).not.toMatch(PASSING.join('|'))
    return shown(page)
  }
  const runBar = page.locator('header section button')
  let done = 0
  try {
    while (done < ACTIONS) {
      const burst = 1 + Math.floor(random.uniform() * LONGEST_BURST)
      for (let i = 0; i < burst && done < ACTIONS; ) {
        const action = randomAction(random)
        if (!(await act(page, action, random))) {
          if (random.uniform() < 0.1) i++
          continue
        }
        log.push(action)
        counts[action] = (counts[action] ?? 0) + 1
        done++
        i++
      }
      const now = await settled()
      expect(problems).toEqual([])
      expect(await wrong()).toEqual([])
      expectOwn(now)
      // What the model says of the next click, now that all is quiet.
      if (random.uniform() < 0.25 && (await runBar.nth(1).isEnabled())) {
        await page.waitForTimeout(300)
        const { status, step } = await shown(page)
        if (status === 'ready' || status === 'paused') {
          await act(page, 'step', random)
          await expect.poll(async () => (await shown(page)).step, { timeout: 15_000 }).toBeGreaterThan(step)
          log.push('(step)')
        } else if (status === 'training') {
          // Answers to earlier clicks may still be on their way; who clicks again is heard.
          const pause = async () => {
            if ((await shown(page)).status === 'training') await act(page, 'train', random)
            await page.waitForTimeout(500)
            return (await shown(page)).status
          }
          await expect.poll(pause, { timeout: 15_000, intervals: [1000] }).not.toBe('training')
          log.push('(pause)')
        }
      }
    }
    // After all of it: what is open is closed, and Train trains.
    for (let i = 0; i < 5 && (await page.locator('dialog[open]').count()) > 0; i++) await page.keyboard.press('Escape')
    await page
      .locator('header select')
      .filter({ has: page.locator('option[value=free]') })
      .selectOption('free')
    await page
      .locator('header select')
      .filter({ has: page.locator('option[value=zh]') })
      .selectOption('en')
    for (let i = 0; i < 3 && (await page.locator('[role=alert] button').count()) > 0; i++) {
      await page.locator('[role=alert] button').last().click()
    }
    const end = await settled()
    if (end.status === 'training') {
      await playground.pause.click()
      await expect(playground.status).not.toContainText('Training')
    }
    await playground.reset.or(playground.train).first().waitFor()
    if (await playground.reset.isEnabled()) await playground.reset.click()
    await expect(playground.status).toContainText('Ready', { timeout: 15_000 })
    // A file without a world may be what is left, whose runs have no return to show.
    await page.locator('#algorithm').getByText('AWAC', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Environment' }).selectOption('pendulum')
    await expect(playground.status).toContainText('Ready', { timeout: 15_000 })
    await playground.train.click()
    await expect.poll(() => playground.stepReached(), { timeout: 10_000 }).toBeGreaterThan(5)
    const curve = await playground.curveInFocus()
    const reached = await playground.stepReached()
    expect(curve.every(([at]) => at! <= reached)).toBe(true)
    expect(problems).toEqual([])
    expect(await wrong()).toEqual([])
  } catch (error) {
    console.log(`seed ${SEED}, after ${done}: ${log.slice(-25).join(' ')}`)
    if (!page.isClosed()) console.log((await page.locator('[role=alert]').allInnerTexts()).join(' '))
    throw error
  }
  console.log(
    Object.entries(counts)
      .map((entry) => entry.join(' '))
      .join(', '),
  )
})
