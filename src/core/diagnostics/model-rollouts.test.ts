import { expect, it } from 'vitest'
import { createEnvironment } from '../environments/registry'
import { RandomStream } from '../random/random-stream'
import { computeModelRollouts } from './model-rollouts'
import { computePolicyPaths } from './policy-paths'
import { accessOfFormulas } from './testing'

const bridge = { environment: 'bridge', shares: { narrow: 1 }, transitions: 200, seed: 2 }
const random = () => RandomStream.fromSeed(1)
/** m of one full step. */
const STRIDE = 0.15

/** Walks straight ahead; its model believes in strides that are twice as long, whichever member is asked. */
async function dreamer() {
  const { access } = await accessOfFormulas(bridge, {
    discount: 0.9,
    normaliseObservations: false,
    policy: () => [1, 0],
    probes: {
      predictedNextObservation: (s) => {
        const [state, next] = [new Float64Array(2), new Float32Array(2)]
        const { stateOf, observe } = createEnvironment('bridge')
        stateOf!(s, state)
        state[0]! += 2 * STRIDE
        observe(state, next)
        // [M, S] of one row, members one after the other.
        return [...next, ...next]
      },
      penalty: (s) => [s[0]! + 2],
    },
  })
  return access
}

it('the dream strides twice as far as the world, from the same starts', async () => {
  const access = await dreamer()
  const { imagined, real, axes } = (await computeModelRollouts(access, { starts: 3 }, random()))!
  expect(axes.map(({ name }) => name)).toEqual(['position x', 'position y'])
  imagined.forEach(({ places, penalties, return: dreamt }, i) => {
    const lived = real[i]!
    expect([...places.slice(0, 2)]).toEqual([...lived.places.slice(0, 2)])
    expect(places[2]! - places[0]!).toBeCloseTo(2 * STRIDE, 5)
    expect(lived.places[2]! - lived.places[0]!).toBeCloseTo(STRIDE, 5)
    // Both reach the goal, which alone pays and ends; the dream in half the steps.
    expect(dreamt).toBe(10)
    expect(lived.return).toBe(10)
    const steps = [places, lived.places].map((path) => path.length / 2 - 1)
    expect(Math.abs(2 * steps[0]! - steps[1]!)).toBeLessThanOrEqual(1)
    expect(penalties).toHaveLength(steps[0]!)
    expect(penalties![1]!).toBeGreaterThan(penalties![0]!)
  })
})

it('a path is what stepping the world by hand gives', async () => {
  const access = await dreamer()
  const { paths, returns } = await computePolicyPaths(access, Float64Array.of(1.04, 1), random())
  const strides = Math.ceil((5.5 - 1.04) / STRIDE)
  expect(paths[0]!.length / 2 - 1).toBe(strides)
  expect(paths[0]![2 * strides]).toBeCloseTo(1.04 + strides * STRIDE, 4)
  expect(returns).toEqual([10])
})

it('without a model there is no dream', async () => {
  const { access } = await accessOfFormulas(bridge, { discount: 0.9, policy: () => [0, 0], probes: {} })
  expect(await computeModelRollouts(access, {}, random())).toBeUndefined()
})
