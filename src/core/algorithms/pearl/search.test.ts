import { expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { randomWalk, walking } from './search'

it('walks in directions of length 1, for three quarters of the longest walk at least', () => {
  const random = RandomStream.fromSeed(1)
  const walks = Array.from({ length: 200 }, () => randomWalk(2, 13, random))
  for (const { action } of walks) expect(Math.hypot(action[0]!, action[1]!)).toBeCloseTo(1, 6)
  expect(new Set(walks.map(({ steps }) => steps))).toEqual(new Set([10, 11, 12, 13]))
  // All quarters of the circle are walked into.
  expect(new Set(walks.map(({ action }) => `${action[0]! > 0} ${action[1]! > 0}`)).size).toBe(4)
})

it('acts for the tasks that search, and leaves the others to the policy', async () => {
  const walk = { action: Float32Array.from([0.6, -0.8]), steps: 2 }
  const policy = walking(async () => Float32Array.from([0.1, 0.2, 0.3, 0.4]), [null, walk])
  const taken = [
    await policy(new Float32Array(4)),
    await policy(new Float32Array(4)),
    await policy(new Float32Array(4)),
  ]
  const [near, far] = [Math.fround(0.1), Math.fround(0.2)]
  expect(taken.map((actions) => [...actions])).toEqual([
    [near, far, Math.fround(0.6), Math.fround(-0.8)],
    [near, far, Math.fround(0.6), Math.fround(-0.8)],
    [near, far, 0, 0],
  ])
})
