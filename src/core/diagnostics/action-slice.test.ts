import { describe, expect, it } from 'vitest'
import { NO_RETURN } from '../data/transition-store'
import { RandomStream } from '../random/random-stream'
import { computeActionSlice } from './action-slice'
import { nearestRows } from './nearest-rows'
import { accessOfFormulas } from './testing'

const pendulum = { environment: 'pendulum', shares: { medium: 1 }, transitions: 300, seed: 2 }
const uMaze = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 300, seed: 2 }
const random = () => RandomStream.fromSeed(1)

describe('an action slice', () => {
  it('of one action shows both critics, the targets, the density and what the explorer wants', async () => {
    const { access } = await accessOfFormulas(pendulum, {
      discount: 0.97,
      policy: (_, mode, stream) => [mode === 'mean' ? 0.2 : 0.2 + 0.1 * stream.uniform()],
      probes: {
        q: (s, a) => [s[0]! + a[0]!, s[0]! - a[0]!],
        targetQ: (_, a) => [a[0]! ** 2, 2 * a[0]! ** 2],
        upperBound: (s, a) => [s[0]! + 3 * Math.abs(a[0]!)],
        logDensity: (_, a) => [-0.5 * ((a[0]! - 0.2) / 0.1) ** 2 - Math.log(0.1 * Math.sqrt(2 * Math.PI))],
        exploredAction: (_, a) => [a[0]! + 0.3],
        advantageWeight: (s, a) => [s[1]! + 10 * a[0]!],
      },
    })
    const observation = [0.6, -0.8, 1.5]
    const slice = await computeActionSlice(access, { observation, pointsPerAxis: 21, samples: 5 }, random())
    const s0 = (0.6 - access.preprocessing.observationMean[0]!) / access.preprocessing.observationScale[0]!
    expect(slice.positions.length).toBe(21)
    slice.positions.forEach((a, i) => {
      expect(slice.q[0]![i]).toBeCloseTo(s0 + a, 5)
      expect(slice.q[1]![i]).toBeCloseTo(s0 - a, 5)
      expect(slice.minimum[i]).toBeCloseTo(s0 - Math.abs(a), 5)
      expect(slice.deviation[i]).toBeCloseTo(Math.abs(a), 5)
      expect(slice.target![i]).toBeCloseTo(a * a, 5)
      expect(slice.upperBound![i]).toBeCloseTo(s0 + 3 * Math.abs(a), 5)
    })
    // The density's mass over the slice, by Simpson's rule, is all that lies within the box.
    const mass = slice.density!.reduce((sum, value, i) => sum + value * (i % 2 === 1 ? 4 : 2) * (0.1 / 3), 0)
    expect(mass).toBeCloseTo(1, 1)
    expect(slice.policy.mean[0]).toBeCloseTo(0.2, 6)
    expect(slice.policy.samples.every((a) => a >= 0.2 && a <= 0.3)).toBe(true)
    expect(slice.policy.explored![0]).toBeCloseTo(0.5, 6)
    const { actions, q, values } = slice.data
    const { columns } = access.offline
    const { observationMean, observationScale } = access.preprocessing
    const state = Float32Array.from(observation, (value, i) => (value - observationMean[i]!) / observationScale[i]!)
    const rows = nearestRows(access, state, q!.length).map(({ row }) => row)
    // Of the rows themselves: Q at what they did, V at what the policy would do there.
    actions.forEach((a, i) => {
      const row = rows[i]!
      expect(q![i]).toBeCloseTo(columns.observations[3 * row]! - Math.abs(a), 5)
      const most = columns.observations[3 * row]! - 0.2
      expect(values![i]).toBeLessThanOrEqual(most + 1e-5)
      expect(values![i]).toBeGreaterThanOrEqual(most - 0.1 - 1e-5)
    })
    expect(new Set(slice.policy.uniform).size).toBe(5)
    expect(slice.policy.uniform.every((a) => a >= -1 && a <= 1)).toBe(true)
  })

  it('shows the nearest actions of the data with their weights, and the bound that they give', async () => {
    const { access, dataset } = await accessOfFormulas(pendulum, {
      discount: 0.97,
      policy: () => [0],
      probes: { q: () => [0], advantageWeight: (s, a) => [s[1]! + 10 * a[0]!] },
    })
    const row = 123
    const observation = dataset.observations.subarray(3 * row, 3 * row + 3)
    const { data, behaviourValue } = await computeActionSlice(access, { observation, neighbours: 7 }, random())
    const { columns } = access.offline
    expect(data.distances[0]).toBeCloseTo(0, 5)
    expect(data.actions[0]).toBeCloseTo(columns.actions[row]!, 6)
    expect(data.weights![0]).toBeCloseTo(columns.observations[3 * row + 1]! + 10 * columns.actions[row]!, 4)
    expect(behaviourValue).toBeCloseTo(data.returnsToGo.reduce((a, b) => a + b, 0) / 7, 5)
    expect(data.online.every((flag) => flag === 0)).toBe(true)
  })

  it('takes V^mu from rows whose episode is over, and has none where all still run', async () => {
    const { access, dataset } = await accessOfFormulas(pendulum, {
      discount: 0.97,
      policy: () => [0],
      probes: { q: () => [0] },
    })
    const observation = dataset.observations.subarray(0, 3)
    const slice = () => computeActionSlice(access, { observation, neighbours: 6 }, random())
    const near = nearestRows(access, access.offline.columns.observations.subarray(0, 3), 6).map(({ row }) => row)
    const { returnsToGo } = access.offline.columns
    for (const row of near.slice(0, 4)) returnsToGo[row] = NO_RETURN
    const known = near.slice(4).map((row) => returnsToGo[row]!)
    expect((await slice()).behaviourValue).toBeCloseTo((known[0]! + known[1]!) / 2, 5)
    for (const row of near) returnsToGo[row] = NO_RETURN
    expect((await slice()).behaviourValue).toBeNull()
  })

  it('of two actions runs over the first fastest, and lacks what the algorithm lacks', async () => {
    const { access } = await accessOfFormulas(uMaze, {
      discount: 0.97,
      policy: () => [0.5, -0.5],
      probes: { q: (_, a) => [a[0]! + 100 * a[1]!] },
    })
    const options = { observation: [0, 0], pointsPerAxis: 5 }
    const slice = await computeActionSlice(access, options, random())
    expect(slice.axes).toEqual([0, 1])
    const [first, second] = [slice.positions, slice.positions]
    for (let point = 0; point < 25; point++) {
      expect(slice.minimum[point]).toBeCloseTo(first[point % 5]! + 100 * second[Math.floor(point / 5)]!, 4)
    }
    expect([slice.target, slice.upperBound, slice.density, slice.policy.explored, slice.data.weights]).toEqual(
      Array(5).fill(null),
    )
    const along = await computeActionSlice(access, { ...options, axes: [1] }, random())
    expect(along.minimum[0]).toBeCloseTo(0.5 - 100, 4)
  })
})

describe('nearest rows', () => {
  it('are those of a sort over all rows, offline and online', async () => {
    const { access } = await accessOfFormulas(pendulum, { discount: 0.97, policy: () => [0], probes: {} })
    const [s, S] = [Float32Array.of(0.3, -0.2, 1), 3]
    const near = nearestRows(access, s, 10)
    // Normalised data have a standard deviation of about 1 (exactly: of 1 / (1 + 0.001 / std)).
    const distances = Array.from({ length: access.offline.count }, (_, row) => {
      const entries = [0, 1, 2].map((i) => access.offline.columns.observations[row * S + i]! - s[i]!)
      return Math.hypot(...entries)
    }).sort((a, b) => a - b)
    near.forEach(({ distance }, i) => {
      expect(distance).toBeCloseTo(distances[i]!, 1)
    })
    const copies = { offline: { ...access.offline, count: 0 }, online: access.offline } as unknown as typeof access
    expect(nearestRows(copies, s, 3).map(({ source, row }) => [source, row])).toEqual(
      near.slice(0, 3).map(({ row }) => ['online', row]),
    )
  })
})
