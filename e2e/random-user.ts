import type { Page } from '@playwright/test'
import type { RandomStream } from '../src/core/random/random-stream'
import { beforeWorkers, trainingWorkers } from './faults'

/** What a person may do at any moment; what is not on the page, or cannot be pressed, is passed over. */
export const ACTIONS = [
  'train',
  'step',
  'reset',
  'algorithm',
  'answer',
  'world',
  'slider',
  'seeds',
  'seed',
  'upload',
  'freeze',
  'dialog',
  'focus',
  'remove',
  'scenario',
  'language',
] as const
export type Action = (typeof ACTIONS)[number]

/** How often each is done, of a hundred or so. */
const WEIGHTS: Readonly<Record<Action, number>> = {
  train: 18,
  step: 8,
  reset: 8,
  algorithm: 9,
  answer: 12,
  world: 4,
  slider: 10,
  seeds: 4,
  seed: 3,
  upload: 3,
  freeze: 4,
  dialog: 6,
  focus: 6,
  remove: 4,
  scenario: 3,
  language: 2,
}

export function randomAction(random: RandomStream): Action {
  const often = ACTIONS.flatMap((action) => Array<Action>(WEIGHTS[action]).fill(action))
  return often[Math.floor(random.uniform() * often.length)]!
}

/** A few rows that fit the pendulum. */
function smallFile(index: number) {
  const rows = Array.from({ length: 120 }, (_, i) => `${Math.cos(i)},${Math.sin(i)},0,0.5,-1,${i % 40 === 39}`)
  const csv = ['observation_0,observation_1,observation_2,action_0,reward,terminal', ...rows].join('\n')
  return { name: `rows-${index}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) }
}

/** Does it at once, as fast as a page can be clicked. Returns whether there was anything to do it to. */
export async function act(page: Page, action: Action, random: RandomStream): Promise<boolean> {
  const choice = random.uniform()
  if (action === 'upload') {
    const input = page.locator('input[type=file][accept*=csv]')
    if ((await input.count()) === 0) return false
    await input.first().setInputFiles(smallFile(Math.floor(choice * 3)))
    return true
  }
  return page.evaluate(inPage, { action, choice })
}

/** Finds things by what they are, not by their words: those change with the language. */
function inPage({ action, choice }: { action: Action; choice: number }): boolean {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(choice * all.length)]
  const find = <T extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
  const press = (element: HTMLElement | undefined): boolean => {
    const disabled = element instanceof HTMLButtonElement && element.disabled
    if (!element || disabled) return false
    element.click()
    return true
  }
  const enter = (input: HTMLInputElement | HTMLSelectElement | undefined, value: string, event: string): boolean => {
    if (!input || input.disabled) return false
    const kind = input instanceof HTMLInputElement ? HTMLInputElement : HTMLSelectElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')!.set!.call(input, value)
    input.dispatchEvent(new Event(event, { bubbles: true }))
    return true
  }
  const listWith = (option: string) =>
    find<HTMLSelectElement>('select').find((list) => [...list.options].some(({ value }) => value === option))
  const choose = (list: HTMLSelectElement | undefined): boolean => {
    const value = list && pick([...list.options].filter(({ disabled }) => !disabled))?.value
    return value !== undefined && enter(list, value, 'change')
  }
  const runBar = find<HTMLButtonElement>('header section button')
  switch (action) {
    case 'train':
      return press(runBar[0])
    case 'step':
      return press(runBar[1])
    case 'reset':
      return press(runBar[2])
    case 'algorithm':
      return press(pick(find('label:has(input[name=algorithm])')))
    case 'answer':
      return press(pick(find('[role=alert] button')))
    case 'world':
      return choose(listWith('u-maze'))
    case 'slider': {
      const slider = pick(find<HTMLInputElement>('[data-field] input[type=range]'))
      return slider !== undefined && enter(slider, String(Math.round(choice * Number(slider.max))), 'input')
    }
    case 'seeds': {
      const list = find<HTMLSelectElement>('header section select')[0]
      return enter(list, choice < 0.6 ? '1' : choice < 0.8 ? '2' : '3', 'change')
    }
    case 'seed': {
      const input = find<HTMLInputElement>('header section input')[0]
      input?.focus()
      const entered = enter(input, String(Math.floor(choice * 5)), 'input')
      input?.blur()
      return entered
    }
    case 'freeze':
      return press(pick(find('footer ul button')) ?? find('footer [data-status] ~ button')[0])
    case 'dialog': {
      const buttons = find('dialog[open] button').filter((button) => !button.textContent?.includes('('))
      return press(pick(buttons))
    }
    case 'focus':
      return press(pick(find('li[data-run] button[type=button][aria-label]:not([aria-expanded])')))
    case 'remove': {
      const opened = find('li[data-run] button[aria-controls]')
      if (opened.length === 0) return press(pick(find('li[data-run] button[aria-expanded=false]')))
      return press(find('[id^=run-] > div:last-child button:last-child').at(-1))
    }
    case 'scenario':
      return enter(listWith('unlearning'), choice < 0.5 ? 'free' : 'unlearning', 'change')
    case 'language':
      return enter(listWith('zh'), choice < 0.5 ? 'en' : 'zh', 'change')
    case 'upload':
      return false
  }
}

/** What the page shows at one moment, all of it read in one go. */
export interface Shown {
  readonly status: string
  readonly step: number
  readonly totalSteps: number
  /** Gradient steps behind the policy in the view of the world; null where it says nothing. */
  readonly policyStep: number | null
  /** Of the pictures on the board, the steps they were made at. */
  readonly stamps: readonly number[]
  readonly runs: number
  readonly focused: string
}

export function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const track = document.querySelector('footer [role=progressbar]')!
    const status = document.querySelector<HTMLElement>('footer [data-status]')!.dataset.status!
    const digits = document.querySelector('#world dl dt')?.textContent?.replaceAll('\u202f', '').match(/\d+/)
    return {
      status,
      step: Number(track.getAttribute('aria-valuenow')),
      totalSteps: Number(track.getAttribute('aria-valuemax')),
      policyStep: digits ? Number(digits[0]) : null,
      stamps: [...document.querySelectorAll<HTMLElement>('[data-panel] [data-step]')].map(({ dataset }) =>
        Number(dataset.step),
      ),
      runs: document.querySelectorAll('li[data-run]').length,
      focused: document.querySelector('li[data-run] [aria-current]')?.textContent ?? '',
    }
  })
}

interface WatchedScope {
  /** What was wrong in the reports that this worker has sent. */
  wrong: string[]
}

declare const self: WatchedScope & typeof globalThis

/** Listens to what every worker reports: one run at a time, never one that has been left, its steps rising. */
export async function watchWorkers(page: Page): Promise<() => Promise<string[]>> {
  await beforeWorkers(page, () => {
    self.wrong = []
    let current = 0
    let step = 0
    const left = new Set<number>()
    const post = MessagePort.prototype.postMessage
    MessagePort.prototype.postMessage = function (this: MessagePort, ...sent: Parameters<typeof post>) {
      const [report] = sent as unknown as [{ kind?: string; runId?: number; progress?: { step: number } } | null]
      if (report?.runId !== undefined && /^(run|frozen|world|panel)$/.test(report.kind ?? '')) {
        if (left.has(report.runId)) self.wrong.push(`${report.kind} of run ${report.runId}, after it was left`)
        if (report.runId !== current) {
          left.add(current)
          current = report.runId
          step = 0
        }
        if (report.progress) {
          if (report.progress.step < step) self.wrong.push(`run ${current} went from step ${step} back`)
          step = report.progress.step
        }
      }
      return post.apply(this, sent)
    } as typeof post
  })
  return async () => {
    // One that is ended by a click meanwhile has nothing more to say, and might never answer.
    const all = await Promise.all(
      trainingWorkers(page).map((worker) => {
        const ended = new Promise<string[]>((resolve) => worker.once('close', () => resolve([])))
        const asked = worker.evaluate(() => self.wrong)
        return Promise.race([
          asked.catch((error) => (/closed/.test(String(error)) ? [] : Promise.reject(error))),
          ended,
        ])
      }),
    )
    return all.flat()
  }
}
