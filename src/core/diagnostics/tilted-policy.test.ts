import { expect, it } from 'vitest'
import { behaviourDensity, tiltedPolicy } from './tilted-policy'

// Three actions; A = Q - 1 under mu = (1/2, 1/4, 1/4).
const given = { q: [0, 1, 3], behaviour: [2, 1, 1] }

it('is mu times exp(A / lambda), worked out by hand', () => {
  const { policy, advantage, divergence, effectiveShare } = tiltedPolicy(given, 2)
  const weights = [0.5, 0.25 * Math.exp(0.5), 0.25 * Math.exp(1.5)]
  const z = weights[0]! + weights[1]! + weights[2]!
  const expected = weights.map((weight) => weight / z)
  expected.forEach((share, i) => {
    expect(policy[i]).toBeCloseTo(share, 12)
  })
  expect(advantage).toBeCloseTo(expected[1]! + 3 * expected[2]! - 1, 12)
  const [a, b, c] = expected as [number, number, number]
  expect(divergence).toBeCloseTo(a * Math.log(2 * a) + b * Math.log(4 * b) + c * Math.log(4 * c), 12)
  expect(effectiveShare).toBeCloseTo(1 / (2 * a * a + 4 * b * b + 4 * c * c), 12)
})

it('runs from greedy to cloning', () => {
  const greedy = tiltedPolicy(given, 0.01)
  expect(greedy.policy[2]).toBeCloseTo(1, 10)
  expect(greedy.advantage).toBeCloseTo(2, 10)
  expect(greedy.divergence).toBeCloseTo(Math.log(4), 8)
  const cloning = tiltedPolicy(given, 1e6)
  expect([...cloning.policy].map((share) => Math.round(1e4 * share) / 1e4)).toEqual([0.5, 0.25, 0.25])
  expect(cloning.advantage).toBeCloseTo(0, 5)
  expect(cloning.effectiveShare).toBeCloseTo(1, 5)
})

it('no other policy as near to mu earns more: lambda is the multiplier of the constraint', () => {
  const best = tiltedPolicy(given, 1)
  let tried = 0
  for (let a = 0.01; a < 1; a += 0.01) {
    for (let b = 0.01; a + b < 0.995; b += 0.01) {
      const c = 1 - a - b
      const divergence = a * Math.log(2 * a) + b * Math.log(4 * b) + c * Math.log(4 * c)
      if (divergence > best.divergence) continue
      tried++
      expect(b + 3 * c - 1).toBeLessThanOrEqual(best.advantage + 1e-9)
    }
  }
  expect(tried).toBeGreaterThan(100)
})

it('the behaviour is dense where the rows acted, and nowhere impossible', () => {
  const positions = [-1, 0, 0.5, 1]
  const density = behaviourDensity([0.5, 0.52, 0.48], positions)
  expect(density.indexOf(Math.max(...density))).toBe(2)
  expect(Math.min(...density)).toBeGreaterThan(0)
  // Of no rows nothing is known: every action alike.
  expect(new Set(behaviourDensity([], positions)).size).toBe(1)
})
