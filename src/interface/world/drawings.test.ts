import { describe, expect, test } from 'vitest'
import type { Environment } from '../../core/environments/environment'
import { createEnvironment, environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import { RandomStream } from '../../core/random/random-stream'
import type { HeldKeys, Scene } from './drawing'
import { findDrawing } from './drawings'

const random = RandomStream.fromSeed(3)
const environments = [
  ...environmentDefinitions.map(({ id }) => createEnvironment(id)),
  ...taskFamilies.map((family) => family.createEnvironment(family.sampleTask(random))),
]
const palette = { ground: '', ink: '', line: '', quiet: '', policy: '', data: '', goal: '', danger: '' }
const none: HeldKeys = { left: false, right: false, up: false, down: false }

function sceneOf(environment: Environment): Scene {
  const state = new Float64Array(environment.stateSize)
  environment.reset(random, state)
  return { environment, state, action: null, size: { width: 300, height: 200 }, palette }
}

describe.each(environments.map((environment) => [environment.label, environment] as const))('%s', (_, environment) => {
  const drawing = findDrawing(environment.id)!
  const { steering } = drawing

  test('has a drawing of a sensible shape', () => {
    expect(drawing.aspect(environment)).toBeGreaterThanOrEqual(1)
    expect(drawing.aspect(environment)).toBeLessThanOrEqual(2.5)
  })

  test('is driven within the box by keys and by pointer; letting go means no action', () => {
    const pushes = [
      steering.byKeys({ ...none, right: true }),
      steering.byKeys({ ...none, up: true }),
      steering.byPointer(sceneOf(environment), 299, 3),
      steering.byPointer(sceneOf(environment), -1000, 5000),
    ]
    for (const push of pushes) {
      expect(push).toHaveLength(environment.actions.length)
      for (const share of push) expect(Math.abs(share)).toBeLessThanOrEqual(1)
    }
    expect(steering.byKeys(none).map(Math.abs)).toEqual(environment.actions.map(() => 0))
    expect(steering.byKeys({ ...none, right: true })).toEqual(
      steering.byKeys({ ...none, left: true }).map((share) => 0 - share),
    )
  })
})

test('the right arrow key moves the point, the car and the cart to the right', () => {
  for (const id of ['u-maze', 'bridge', 'mountain-car', 'cart-pole-swing-up']) {
    const environment = createEnvironment(id)
    const { state } = sceneOf(environment)
    const outcome = {
      states: new Float64Array(environment.stateSize),
      rewards: new Float64Array(1),
      terminals: new Uint8Array(1),
    }
    const right = findDrawing(id)!.steering.byKeys({ ...none, right: true })
    const left = findDrawing(id)!.steering.byKeys({ ...none, left: true })
    const places = [right, left].map((shares) => {
      const action = Float64Array.from(shares, (share, i) => share * environment.actions[i]!.high)
      environment.step(Float64Array.from(state), action, outcome)
      return outcome.states[0]!
    })
    expect(places[0]).toBeGreaterThan(places[1]!)
  }
})

test('the reacher follows the pointer', () => {
  const environment = createEnvironment('reacher')
  const scene = sceneOf(environment)
  const state = Float64Array.from(scene.state)
  const outcome = { states: new Float64Array(6), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  const { byPointer } = findDrawing('reacher')!.steering
  // (200, 100) in 300 by 200 is 1.09 m right of the shoulder.
  const distance = () => {
    const [q1, q2] = [state[0]!, state[1]!]
    return Math.hypot(Math.cos(q1) + Math.cos(q1 + q2) - 50 / 46, Math.sin(q1) + Math.sin(q1 + q2))
  }
  for (let step = 0; step < 150; step++) {
    const shares = byPointer({ ...scene, state }, 200, 100)
    environment.step(
      state,
      Float64Array.from(shares, (share, i) => share * environment.actions[i]!.high),
      outcome,
    )
    state.set(outcome.states)
  }
  expect(distance()).toBeLessThan(0.15)
})
