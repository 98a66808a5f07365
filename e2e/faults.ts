import { expect, type Page, type Worker } from '@playwright/test'
import { machineIsQuiet } from './page-tasks'
import type { Playground } from './playground'

const WORKER_SCRIPT = '**/assets/training-worker-*.js'

/** What the page promises for a worker that is gone; where many others compute, everything takes longer. */
export const SEEN_WITHIN_MS = machineIsQuiet() ? 5000 : 15_000

/** What the tests keep in a worker. */
export interface FaultyScope {
  devices: { destroy(): void }[]
  faulty: boolean
}

/** Runs `code` in every worker that trains, before its own. */
export async function beforeWorkers(page: Page, code: () => void): Promise<void> {
  await changeWorkerScript(page, (script) => `(${code.toString()})();\n${script}`)
}

export async function changeWorkerScript(page: Page, change: (script: string) => string): Promise<void> {
  await page.route(WORKER_SCRIPT, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: change(await response.text()) })
  })
}

/** Those that train, the main one first; the service worker is none of them. */
export function trainingWorkers(page: Page): Worker[] {
  return page.workers().filter((worker) => worker.url().includes('training-worker'))
}

/** Does something to a worker from which it may never answer. */
export function strike(worker: Worker, blow: () => void): void {
  void worker.evaluate(blow).catch(() => undefined)
}

export function notices(page: Page) {
  return page.getByRole('region', { name: 'Notices' })
}

/** What a recovery says: where the run goes on from, and how much is done again. */
export async function takenUp(page: Page): Promise<{ step: number; lost: number }> {
  const notice = notices(page).getByText(/Training goes on from step/)
  await expect(notice).toBeVisible({ timeout: SEEN_WITHIN_MS })
  const [, step, lost] = /from step ([\d\u202f]+).*?; ([\d\u202f]+) steps/.exec(await notice.innerText())!
  const plain = (text: string) => Number(text.replaceAll('\u202f', ''))
  return { step: plain(step!), lost: plain(lost!) }
}

/** A person can go on using the page: a click shows what it asks for. */
export async function expectUsable({ page, learningCurve }: Playground): Promise<void> {
  const explain = learningCurve.getByRole('button', { name: 'Explain' })
  const before = await explain.getAttribute('aria-expanded')
  await explain.click({ timeout: 2000 })
  await expect(explain).not.toHaveAttribute('aria-expanded', before ?? 'none', { timeout: 2000 })
  await explain.click()
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 2000 })
}
