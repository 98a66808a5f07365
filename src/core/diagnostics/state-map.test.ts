import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { dataPoints, mapAxes } from './plane'
import { computeStateMap } from './state-map'
import { accessOfFormulas } from './testing'
import { computeOptimalValues } from './value-iteration'

const uMaze = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 400, seed: 2 }
const random = () => RandomStream.fromSeed(1)

/** Critics that know the position in the world: 10 x + y and twice that. */
async function positionAccess() {
  const made = await accessOfFormulas(uMaze, {
    discount: 0.9,
    normaliseObservations: true,
    policy: () => [0.25, 0],
    probes: {
      q: (s, a) => {
        const { observationMean, observationScale } = made.access.preprocessing
        const [x, y] = [0, 1].map((i) => (3 * (s[i]! * observationScale[i]! + observationMean[i]! + 1)) / 2)
        return [10 * x! + y! + a[0]!, 2 * (10 * x! + y!) + a[0]!]
      },
    },
  })
  return made
}

describe('a state map', () => {
  it('lies over the world, cell by cell, with nothing inside walls', async () => {
    const { access } = await positionAccess()
    const map = await computeStateMap(access, { quantity: 'value', resolution: 12 }, random())
    expect([map.x.name, map.y.name]).toEqual(['position x', 'position y'])
    const cell = 3 / 12
    map.values.forEach((value, point) => {
      const [x, y] = [((point % 12) + 0.5) * cell, (Math.floor(point / 12) + 0.5) * cell]
      if (x < 2 && y > 1 && y < 2) expect(value).toBeNaN()
      else expect(value).toBeCloseTo(10 * x + y + 0.25, 3)
    })
  })

  it('shows Q at one action, and how much the critics differ', async () => {
    const { access } = await positionAccess()
    const options = { resolution: 6, through: [0, 0] }
    const q = await computeStateMap(access, { quantity: 'q', action: Float32Array.of(-1, 0), ...options }, random())
    const deviation = await computeStateMap(access, { quantity: 'deviation', ...options }, random())
    expect(q.values[0]).toBeCloseTo(10 * 0.25 + 0.25 - 1, 3)
    expect(deviation.values[0]).toBeCloseTo((10 * 0.25 + 0.25) / 2, 3)
  })

  it('counts the rows of the data', async () => {
    const { access, dataset } = await positionAccess()
    const { values } = await computeStateMap(access, { quantity: 'density', resolution: 6 }, random())
    const inCell = (row: number) => {
      const [x, y] = [0, 1].map((i) => (3 * (dataset.observations[2 * row + i]! + 1)) / 2)
      return x! < 0.5 && y! < 0.5
    }
    expect(values[0]).toBe(Array.from({ length: dataset.count }, (_, row) => row).filter(inCell).length)
    expect(values.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0)).toBe(dataset.count)
  })

  it('shows V* and the distance to it', async () => {
    const { access, environment } = await positionAccess()
    const optimalValues = await computeOptimalValues(environment, { discount: 0.9, nodesPerAxis: 31 })
    const options = { resolution: 6, optimalValues }
    const optimal = await computeStateMap(access, { quantity: 'optimal', ...options }, random())
    const value = await computeStateMap(access, { quantity: 'value', ...options }, random())
    const distance = await computeStateMap(access, { quantity: 'distanceToOptimal', ...options }, random())
    for (const point of [0, 5, 30, 35]) {
      expect(distance.values[point]).toBeCloseTo(optimal.values[point]! - value.values[point]!, 4)
    }
    await expect(computeStateMap(access, { quantity: 'optimal' }, random())).rejects.toThrow('V* has not been computed')
  })

  it('keeps the other entries of the state where they are told to be', async () => {
    const recipe = { environment: 'cart-pole-swing-up', shares: { medium: 1 }, transitions: 200, seed: 1 }
    const seen: number[][] = []
    const { access } = await accessOfFormulas(recipe, {
      discount: 0.97,
      normaliseObservations: false,
      policy: () => [0],
      probes: {
        q: (s) => {
          seen.push([...s])
          return [0]
        },
      },
    })
    expect(mapAxes(access).map(({ name }) => name)).toContain('angle')
    await computeStateMap(access, { quantity: 'value', x: 2, y: 3, resolution: 4, through: [1.5, -2, 9, 9] }, random())
    expect(seen.length).toBe(16)
    for (const [x, speed, cosine, sine] of seen) {
      expect([x, speed]).toEqual([1.5, -2])
      expect(cosine! ** 2 + sine! ** 2).toBeCloseTo(1, 5)
    }
  })
})

describe('points on a map', () => {
  it('are the states of the data', async () => {
    const { access, dataset } = await positionAccess()
    const points = dataPoints(access, { x: 1, y: 0 }, 'offline', 50, random())
    expect(points.rows.length).toBe(50)
    points.rows.forEach((row, i) => {
      expect(points.x[i]).toBeCloseTo((3 * (dataset.observations[2 * row + 1]! + 1)) / 2, 4)
      expect(points.y[i]).toBeCloseTo((3 * (dataset.observations[2 * row]! + 1)) / 2, 4)
    })
  })

  it('lie over the observation where there is no world to tell the state', async () => {
    const { access, dataset } = await positionAccess()
    const alone = { ...access, environment: undefined }
    const [first] = mapAxes(alone)
    const column = Array.from({ length: dataset.count }, (_, row) => dataset.observations[2 * row]!)
    expect(first!.low).toBeCloseTo(Math.min(...column), 4)
    expect(first!.high).toBeCloseTo(Math.max(...column), 4)
    const map = await computeStateMap(alone, { quantity: 'density', resolution: 5 }, random())
    expect(map.values.reduce((sum, count) => sum + count, 0)).toBe(dataset.count)
    expect(map.x.name).toBe('observation 1')
  })
})
