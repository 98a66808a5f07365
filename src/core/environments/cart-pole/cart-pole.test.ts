import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { rungeKutta } from '../integration'
import { createEnvironment } from '../registry'
import { cartPoleDerivative, GRAVITY, HALF_LENGTH, POLE_MASS, TOTAL_MASS } from './dynamics'

const environment = createEnvironment('cart-pole-swing-up')

function step(state: number[], force: number) {
  const outcome = { states: new Float64Array(4), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  environment.step(Float64Array.from(state), Float64Array.of(force), outcome)
  return outcome
}

/** J, of cart and uniform rod of length 2 * HALF_LENGTH. */
function energy([, speed, angle, angularSpeed]: ArrayLike<number> & Iterable<number>) {
  const coupling = POLE_MASS * HALF_LENGTH * Math.cos(angle!) * speed! * angularSpeed!
  const kinetic = 0.5 * TOTAL_MASS * speed! ** 2 + coupling + (2 / 3) * POLE_MASS * (HALF_LENGTH * angularSpeed!) ** 2
  return kinetic + POLE_MASS * GRAVITY * HALF_LENGTH * Math.cos(angle!)
}

describe('cart-pole swing-up', () => {
  it('keeps energy and momentum when nothing pushes', () => {
    const state = Float64Array.from([0, 0.3, 2, 1])
    const start = energy(state)
    rungeKutta(state, 0.02, 500, (at, derivative) => cartPoleDerivative(at, 0, derivative))
    expect(Math.abs(energy(state) - start)).toBeLessThan(1e-4)
  })

  it('starts hanging, and the hanging pole at rest stays so without a force', () => {
    const state = new Float64Array(4)
    environment.reset(RandomStream.fromSeed(1), state)
    expect(Math.cos(state[2]!)).toBeLessThan(-0.97)
    const rest = step([0, 0, Math.PI, 0], 0).states
    expect(Math.abs(rest[0]!) + Math.abs(rest[3]!)).toBeLessThan(1e-12)
  })

  it('clips the force', () => {
    expect(step([0, 0, 1, 0], 99).states).toEqual(step([0, 0, 1, 0], 10).states)
  })

  it('pays 1 upright in the middle and nothing when hanging, and ends off the track', () => {
    expect(step([0, 0, 0, 0], 0).rewards[0]).toBeCloseTo(1, 6)
    expect(step([0, 0, Math.PI, 0], 0).rewards[0]).toBeCloseTo(0, 6)
    const off = step([2.39, 3, 0, 0], 0)
    expect([off.terminals[0], off.rewards[0]]).toEqual([1, 0])
    expect(step([2.2, 1, 0, 0], 0).terminals[0]).toBe(0)
  })
})
