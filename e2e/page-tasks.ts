import { availableParallelism, loadavg } from 'node:os'
import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** CPU time, in ms, of every task that the page's main thread ran during `action`, by Chromium's own trace. */
export async function taskTimes(browser: Browser, page: Page, action: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await action()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const threads = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  )
  return trace.traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid}:${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
}

/** Whether this machine has time for the page: where many others compute, every task takes long by the clock. */
export function machineIsQuiet(): boolean {
  return loadavg()[0]! < 2 * availableParallelism()
}
