import { describe, expect, test } from 'vitest'
import { comparePrediction, curveOf, type Prediction, predictionOnAxis, predictionSteps, valueAt } from './prediction'

const axis = { onlineStartStep: 1000, totalSteps: 3000 }
const range = { random: -1000, expert: 0 }

function drawn(value: (step: number) => number, on = axis): Prediction {
  return { ...on, values: predictionSteps(on).map(value) }
}

function measured(value: (step: number) => number) {
  const steps = Array.from({ length: 31 }, (_, i) => 100 * i)
  return { steps, values: steps.map(value) }
}

test('steps rise, hold the switch and both ends, and are denser behind the switch', () => {
  const steps = predictionSteps(axis)
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect([steps[0], steps.at(-1)]).toEqual([0, 3000])
  expect(steps).toContain(1000)
  expect(steps.filter((step) => step > 1000 && step <= 1400).length).toBeGreaterThan(2)
  expect(predictionSteps({ onlineStartStep: 0, totalSteps: 400 })[0]).toBe(0)
  expect(predictionSteps({ onlineStartStep: 500, totalSteps: 500 }).at(-1)).toBe(500)
  expect(new Set(predictionSteps({ onlineStartStep: 1, totalSteps: 3 })).size).toBe(
    predictionSteps({ onlineStartStep: 1, totalSteps: 3 }).length,
  )
})

test('between its points a curve is straight, beyond its ends flat', () => {
  const curve = { steps: [0, 10, 20], values: [0, 100, 50] }
  expect([-5, 0, 5, 10, 15, 20, 99].map((step) => valueAt(curve, step))).toEqual([0, 0, 50, 100, 75, 50, 50])
})

test('on another axis the shape before and behind the switch stays', () => {
  const steep = drawn((step) => (step <= 1000 ? step : 3000 - step))
  const moved = predictionOnAxis(steep, { onlineStartStep: 200, totalSteps: 1200 })
  expect(moved.values[predictionSteps(moved).indexOf(200)]).toBeCloseTo(1000)
  expect(moved.values.at(-1)).toBeCloseTo(0)
  expect(predictionOnAxis(steep, axis)).toBe(steep)
  expect(valueAt(curveOf(moved), 700)).toBeCloseTo(valueAt(curveOf(steep), 2000))
})

describe('the comparison', () => {
  test('of the very curve finds no difference', () => {
    const rising = (step: number) => -1000 + step / 10
    const result = comparePrediction(drawn(rising), measured(rising), range)
    expect(result).toMatchObject({ evaluations: 31, foresight: 'neither' })
    expect(result!.difference).toBeCloseTo(0)
  })

  test('takes the mean distance, also in shares of the way from random to expert', () => {
    const result = comparePrediction(
      drawn(() => -400),
      measured((step) => (step < 1500 ? -500 : -300)),
      range,
    )
    expect(result!.difference).toBeCloseTo(100)
    expect(result!.relativeDifference).toBeCloseTo(0.1)
  })

  const flat = () => -200
  const dipped = (step: number) => (step > 1000 && step < 1500 ? -600 : -200)
  test.each([
    ['both', dipped, dipped],
    ['seen', flat, dipped],
    ['drawn', dipped, flat],
    ['neither', flat, flat],
  ] as const)('tells a dip that is %s', (foresight, expected, seen) => {
    const result = comparePrediction(drawn(expected), measured(seen), range)!
    expect(result.foresight).toBe(foresight)
    if (foresight === 'both') {
      expect(result.drawnDip).toMatchObject({ depth: 400 })
      expect(result.seenDip).toMatchObject({ depth: 400, stepOfLowest: 1100 })
    }
  })

  test('says nothing of a switch where there is none, and nothing at all without evaluations', () => {
    const online = { onlineStartStep: 0, totalSteps: 3000 }
    expect(comparePrediction(drawn(flat, online), measured(dipped), range)!.foresight).toBeNull()
    expect(comparePrediction(drawn(flat), { steps: [], values: [] }, range)).toBeUndefined()
    expect(comparePrediction(drawn(flat), { steps: [5], values: [Number.NaN] }, range)).toBeUndefined()
  })

  test('tells the difference alone where random and expert policies are not known', () => {
    const result = comparePrediction(drawn(flat), measured(dipped), null)!
    expect(result.difference).toBeGreaterThan(0)
    expect(result).toMatchObject({ relativeDifference: Number.NaN, foresight: null, drawnDip: undefined })
  })
})
