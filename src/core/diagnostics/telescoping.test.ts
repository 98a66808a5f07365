import { expect, it } from 'vitest'
import { createEnvironment } from '../environments/registry'
import { RandomStream } from '../random/random-stream'
import { computeTelescoping } from './telescoping'
import { accessOfFormulas } from './testing'

const GAMMA = 0.9
/** m of one full step. */
const STRIDE = 0.15
const random = () => RandomStream.fromSeed(1)

/** Walks along one axis; its model believes in strides `factor` times as long, and in no walls. */
async function dreamer(environment: 'bridge' | 'u-maze', factor: number, axis = 0) {
  const world = createEnvironment(environment)
  const { access } = await accessOfFormulas(
    { environment, shares: { narrow: 1 }, transitions: 200, seed: 2 },
    {
      discount: GAMMA,
      normaliseObservations: false,
      policy: () => (axis === 0 ? [1, 0] : [0, 1]),
      probes: {
        predictedNextObservation: (s) => {
          const [state, next] = [new Float64Array(world.stateSize), new Float32Array(s.length)]
          world.stateOf!(s, state)
          state[axis]! += factor * STRIDE
          world.observe(state, next)
          return [...next, ...next]
        },
        penalty: () => [3],
      },
    },
  )
  return access
}

it('each term is what the model gains by its stride, and they add up to the difference of the returns', async () => {
  const access = await dreamer('bridge', 2)
  const { imagined, real, steps, beyond, largestReward, bound } = (await computeTelescoping(access, {}, random()))!
  expect(beyond).toBeNull()
  // The dream takes half as many steps to the same 10.
  expect(imagined).toBeCloseTo(10 * GAMMA ** (steps.length - 1), 6)
  expect(real).toBeLessThan(imagined)
  expect(real + steps.reduce((sum, { term }) => sum + term, 0)).toBeCloseTo(imagined, 10)
  const strides = Math.round(Math.log(real / 10) / Math.log(GAMMA)) + 1
  steps.forEach(({ term, discountedError, penalty, disagreement }, j) => {
    const last = j === steps.length - 1
    const [here, after] = [strides - 2 * j, strides - 2 * (j + 1)].map((left) => 10 * GAMMA ** (left - 1))
    expect(term).toBeCloseTo(GAMMA ** j * (last ? 10 - here! : GAMMA * after! - here!), 5)
    // An observation of the bridge, 6 m long, is between -1 and 1.
    expect(discountedError).toBeCloseTo((GAMMA ** (j + 1) * STRIDE) / 3, 4)
    expect(penalty).toBeCloseTo(3 * GAMMA ** j, 5)
    expect(disagreement).toEqual({ largest: 0, mean: 0, deviation: 0 })
  })
  expect(largestReward).toBe(10)
  expect(bound).toBeCloseTo(200, 6)
})

it('a model that is right has no terms', async () => {
  const { imagined, real, steps } = (await computeTelescoping(await dreamer('bridge', 1), {}, random()))!
  expect(imagined).toBeCloseTo(real, 6)
  for (const { term, discountedError } of steps) {
    expect(term).toBeCloseTo(0, 6)
    expect(discountedError).toBeCloseTo(0, 4)
  }
})

it('a rollout that is left early goes on with what the world pays', async () => {
  const { steps, imagined, real } = (await computeTelescoping(await dreamer('bridge', 2), { length: 4 }, random()))!
  expect(steps).toHaveLength(4)
  // Four strides of the dream have saved four steps of the world.
  expect(imagined).toBeCloseTo(real * GAMMA ** -4, 5)
})

it('what the model promises beyond a wall is one term, for nothing is true in there', async () => {
  const { steps, beyond, real, imagined } = (await computeTelescoping(await dreamer('u-maze', 1, 1), {}, random()))!
  // The world stops at the wall and pays nothing; the dream walks through it to the goal.
  expect(real).toBe(0)
  expect(imagined).toBeGreaterThan(0)
  expect(beyond).toBeCloseTo(imagined, 6)
  const strides = Math.round(Math.log(imagined / 10) / Math.log(GAMMA)) + 1
  expect(strides).toBeGreaterThan(steps.length + 1)
  expect(imagined).toBeCloseTo(10 * GAMMA ** (strides - 1), 6)
  for (const { term } of steps) expect(term).toBeCloseTo(0, 6)
})

it('without a model there is nothing to telescope', async () => {
  const recipe = { environment: 'bridge', shares: { narrow: 1 }, transitions: 100, seed: 2 }
  const { access } = await accessOfFormulas(recipe, { discount: GAMMA, policy: () => [0, 0], probes: {} })
  expect(await computeTelescoping(access, {}, random())).toBeUndefined()
})
