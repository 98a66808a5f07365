import { expect, it } from 'vitest'
import { boundedExplorer, choiceAt, distancesReached, naiveExplorer } from './explorers'

// The bound rises slowly at first, then steeply: between there and home no lambda stops.
const given = { distance: [0, 0.25, 0.5, 0.75, 1], upperBound: [10, 10.1, 10.3, 10.7, 14] }
const deltas = [0, 0.25, 0.5, 0.75, 1]
const lambdas = Array.from({ length: 200 }, (_, i) => i / 20)

it('the bounded explorer takes the best action within delta', () => {
  expect(deltas.map((delta) => boundedExplorer(given, delta).distance)).toEqual(deltas)
  expect(boundedExplorer(given, 0.6)).toEqual({ index: 2, distance: 0.5, gain: expect.closeTo(0.3, 10) })
  // Where the bound falls away from the policy it stays.
  expect(boundedExplorer({ ...given, upperBound: [3, 2, 1, 0, -1] }, 1).distance).toBe(0)
})

it('the naive one leaps: from home to the far end at one lambda, and stops nowhere between', () => {
  expect(naiveExplorer(given, 3.9).distance).toBe(1)
  expect(naiveExplorer(given, 4.1).distance).toBe(0)
  expect(distancesReached(given, deltas, lambdas)).toEqual({ byDelta: 5, byLambda: 2 })
})

it('a network that found less is measured from the same home', () => {
  expect(choiceAt(given, 1)).toEqual({ index: 1, distance: 0.25, gain: expect.closeTo(0.1, 10) })
})
