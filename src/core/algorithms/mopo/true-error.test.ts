import { describe, expect, it } from 'vitest'
import { createEnvironment } from '../../environments/registry'
import { trueErrors, withoutTruth } from './true-error'

const uMaze = createEnvironment('u-maze', {})
const plain = { observationMean: Float64Array.of(0, 0), observationScale: Float64Array.of(1, 1) }

/** Places in metres as the agent sees them. */
function observed(places: readonly (readonly [number, number])[]): Float32Array {
  const observations = new Float32Array(2 * places.length)
  uMaze.observe(Float64Array.from(places.flat()), observations)
  return observations
}

describe('the true error of a prediction', () => {
  // A wall fills x < 2, 1 < y < 2 of the U-maze of 3 m by 3 m.
  const places = [
    [2.5, 1.5],
    [1, 1.5],
    [0.5, 0.5],
    [1.2, 1.05],
  ] as const

  it('is known where somebody can stand, and is not inside walls, whatever the simulator makes of such a place', () => {
    const observations = observed(places)
    const actions = new Float64Array(2 * places.length)
    const errors = trueErrors(uMaze, plain, { observations, actions, predicted: observations }, [1, 1])!
    // Nobody moves, so that a prediction of no movement is right.
    expect(errors[0]).toBeCloseTo(0, 5)
    expect(errors[2]).toBeCloseTo(0, 5)
    expect([errors[1], errors[3]]).toEqual([Number.NaN, Number.NaN])
  })

  it('costs there, as a penalty, no more than the worst place that exists', () => {
    expect([...withoutTruth(Float32Array.of(0.25, Number.NaN, 0.5, Number.NaN))]).toEqual([0.25, 0.5, 0.5, 0.5])
    expect([...withoutTruth(Float32Array.of(Number.NaN))]).toEqual([0])
  })

  it('knows the places beside a wall and on the border, and none beyond', () => {
    const possible = new Uint8Array(4)
    const beyond = Float32Array.of(-1.2, -0.8)
    uMaze.isPossible!(
      Float32Array.of(
        ...observed([
          [0, 0],
          [2.0000001, 1.5],
          [1, 1.01],
        ]),
        ...beyond,
      ),
      possible,
    )
    expect([...possible]).toEqual([1, 1, 0, 0])
  })
})
