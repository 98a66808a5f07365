import { expect, it } from 'vitest'
import { fitBehaviour } from './fitted-behaviour'
import { behaviourDensity, tiltedByModel, tiltedPolicy } from './tilted-policy'

const positions = Array.from({ length: 101 }, (_, i) => -1 + i / 50)

it('is the Gaussian of maximum likelihood of one half, and tells the likelihood of the other', () => {
  const { mean, deviation, fitted, heldOut, policy } = fitBehaviour([0.2, 0.3, 0.6, 0.1], [0.4, 0.4], positions)!
  expect(mean).toBeCloseTo(0.4, 12)
  expect(deviation).toBeCloseTo(0.2, 12)
  const log = (z: number) => -0.5 * z * z - Math.log(0.2 * Math.sqrt(2 * Math.PI))
  expect(fitted).toBeCloseTo(log(1), 12)
  expect(heldOut).toBeCloseTo((log(0.5) + log(1.5)) / 2, 12)
  expect(policy).toBeCloseTo(log(0), 12)
  expect(fitBehaviour([0.1, 0.2, 0.3], [0], positions)).toBeUndefined()
})

it('held to a poor model of two ways of acting, it gains less than mu itself would allow that near', () => {
  const actions = Array.from({ length: 40 }, (_, i) => (i % 4 < 2 ? -0.8 : 0.8) + 0.01 * (i % 3))
  const given = { q: positions.map((at) => at), behaviour: behaviourDensity(actions, positions) }
  const { density } = fitBehaviour(actions, [], positions)!
  const [implicit, explicit] = [tiltedPolicy(given, 1), tiltedByModel(given, density, 1)]
  expect(explicit.advantage).toBeLessThan(implicit.advantage)
  const allowed = Array.from({ length: 200 }, (_, i) => tiltedPolicy(given, 10 ** (2 - i / 50))).filter(
    ({ divergence }) => divergence <= explicit.divergence,
  )
  const gained = Math.max(...allowed.map(({ advantage }) => advantage))
  expect(gained).toBeGreaterThan(explicit.advantage + 0.02)
  // Of a model that is mu nothing is lost.
  const same = tiltedByModel(given, given.behaviour, 1)
  expect(same.advantage).toBeCloseTo(implicit.advantage, 12)
  expect(same.divergence).toBeCloseTo(implicit.divergence, 12)
})
