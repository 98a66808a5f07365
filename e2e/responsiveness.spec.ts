import { expect, test } from '@playwright/test'
import { machineIsQuiet, taskTimes } from './page-tasks'
import { Playground } from './playground'

const LONG_TASK_MS = 50
const CLICK_MS = 100

declare global {
  interface Window {
    longTasks: number[]
    clicks: number[]
    /** Up to the end of the page's own work for each. */
    answers: number[]
  }
}

test('while training no task of the page is long, and clicks answer at once', async ({ browser, page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '40000')
  await playground.train.click()
  // From here on everything has been loaded and drawn once.
  await playground.waitForStep(1500)
  // Found once: to search a page for roles and names takes longer than any task of its own.
  const explain = (await playground.learningCurve.getByRole('button', { name: 'Explain' }).elementHandle())!
  const halt = (await page.getByRole('button', { name: /(Halt|Play) the view/ }).elementHandle())!
  const temperature = (await page.getByRole('slider', { name: 'Temperature' }).elementHandle())!
  const useThePage = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      await explain.click()
      await halt.click()
      await temperature.press('ArrowLeft')
      await page.waitForTimeout(700)
    }
  }
  await useThePage(1)
  await page.evaluate(() => {
    window.longTasks = []
    window.clicks = []
    window.answers = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration)
    }).observe({ type: 'longtask' })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.name !== 'click') continue
        window.clicks.push(entry.duration)
        window.answers.push(entry.processingEnd - entry.startTime)
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  await useThePage(4)
  const { longTasks, clicks, answers } = await page.evaluate(() => {
    const { longTasks, clicks, answers } = window
    return { longTasks, clicks, answers }
  })
  const busiest = Math.max(...(await taskTimes(browser, page, () => useThePage(3))))
  await expect(playground.pause).toBeVisible()
  const list = (times: number[]) => times.join(', ') || 'none'
  console.log(`longest task: ${busiest.toFixed(0)} ms of CPU; long tasks by the clock: ${list(longTasks)}`)
  console.log(`clicks slower than 16 ms: ${list(clicks)}`)
  expect(busiest).toBeLessThan(LONG_TASK_MS)
  expect(answers.filter((duration) => duration > CLICK_MS)).toEqual([])
  // By the clock up to the next picture, so that a single one may wait for what else the machine does.
  expect(median(clicks)).toBeLessThan(CLICK_MS)
  if (machineIsQuiet()) expect(longTasks.filter((duration) => duration > LONG_TASK_MS)).toEqual([])
})

/** 0 where all were too quick to be told. */
function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
}
