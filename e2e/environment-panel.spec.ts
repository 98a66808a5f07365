import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { createEnvironment } from '../src/core/environments/registry'
import { RandomStream } from '../src/core/random/random-stream'
import { Board } from './panels'
import { Playground } from './playground'

/** One step that the worker told the page of. */
interface Told {
  readonly runId: number
  readonly episode: number
  readonly step: number
  readonly state: readonly [number, number]
  readonly torque: number
}

/** Listens to what the worker tells, beside the page. */
async function listen(page: Page): Promise<() => Promise<Told[]>> {
  await page.addInitScript(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage')!
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...(get && { get }),
      set(listener: (event: MessageEvent) => void) {
        set!.call(this, (event: MessageEvent) => {
          const { data } = event
          if (data?.kind === 'world') {
            const { runId, episode, step, state, action } = data
            heard.push({ runId, episode, step, state: [...state], torque: action[0] })
          }
          listener.call(this, event)
        })
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { heard: Told[] }).heard)
}

/** Pendulum-v1 by hand, as Gymnasium's documentation states it: theta = 0 upright, steps of 0.05 s. */
function returnOf(
  [angle, speed]: readonly [number, number],
  torques: (theta: number, omega: number) => number,
  steps: number,
) {
  let [theta, omega, sum] = [angle, speed, 0]
  for (let step = 0; step < steps; step++) {
    const torque = Math.min(2, Math.max(-2, torques(theta, omega)))
    const turned = theta - 2 * Math.PI * Math.round(theta / (2 * Math.PI))
    sum -= turned ** 2 + 0.1 * omega ** 2 + 0.001 * torque ** 2
    omega = Math.min(8, Math.max(-8, omega + (15 * Math.sin(theta) + 3 * torque) * 0.05))
    theta += omega * 0.05
  }
  return sum
}

const digits = (value: number) => Number(value.toPrecision(3))

test('policy and behaviour earn what the same episodes, played by hand, earn', async ({ page }) => {
  const heard = await listen(page)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await board.add('environment')
  const panel = board.panel('environment')
  await panel.getByRole('combobox', { name: 'Behaviour policy' }).selectOption('expert')
  // For once the panel's own pace, not that of the World card.
  await panel.getByRole('combobox', { name: 'Speed' }).selectOption('4')
  await expect(panel.getByRole('button', { name: 'Table' })).toBeVisible({ timeout: 60_000 })
  await panel.getByRole('button', { name: 'Halt the view' }).click()

  // Both worlds as they stand, in one picture.
  const downloading = page.waitForEvent('download')
  await panel.getByRole('button', { name: /as SVG/ }).click()
  const svg = await readFile(await (await downloading).path(), 'utf8')
  expect(svg.match(/href="data:image\/png;base64,[^"]{500,}"/g)).toHaveLength(2)
  await panel.getByRole('button', { name: 'Explain' }).click()
  await expect(panel.locator('math').first()).toContainText('J')

  const [first] = await board.table('environment')
  const [number, ofPolicy, ofBehaviour] = first!
  const steps = (await heard()).filter(({ episode }) => episode === number! - 1)
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  const start = steps[0]!.state
  let step = 0
  expect(ofPolicy).toBe(digits(returnOf(start, () => steps[step++]!.torque, 200)))

  const expert = createEnvironment('pendulum', {}).behaviourPolicies.find(({ id }) => id === 'expert')!
  const act = expert.begin(RandomStream.fromSeed(1))
  const action = new Float64Array(1)
  const torque = (theta: number, omega: number) => {
    act(Float64Array.of(theta, omega), action, 0)
    return action[0]!
  }
  expect(ofBehaviour).toBe(digits(returnOf(start, torque, 200)))
})
