import { describe, expect, it } from 'vitest'
import { RandomStream, restoreStreams, streamStates, streamsFromSeed } from './random-stream'

describe('RandomStream', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draws = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (s) => () =>
            s.normal()
        )(RandomStream.fromSeed(seed)),
      )
    expect(draws(3)).toEqual(draws(3))
    expect(draws(3)).not.toEqual(draws(4))
  })

  it('spreads the first draws of neighbouring seeds evenly', () => {
    for (const draw of [0, 1, 2]) {
      const values = Array.from({ length: 2000 }, (_, seed) => {
        const stream = RandomStream.fromSeed(seed)
        for (let i = 0; i < draw; i++) stream.uniform()
        return stream.uniform()
      })
      for (let bin = 0; bin < 10; bin++) {
        const share = values.filter((value) => Math.floor(10 * value) === bin).length / values.length
        expect(Math.abs(share - 0.1)).toBeLessThan(0.03)
      }
      const steps = values.slice(1).map((value, i) => (value - 0.5) * (values[i]! - 0.5))
      expect(Math.abs(steps.reduce((sum, step) => sum + step, 0) / steps.length)).toBeLessThan(0.01)
    }
  })

  it('continues exactly from a saved state, in the middle of a normal pair too', () => {
    const stream = RandomStream.fromSeed(1)
    stream.normal()
    const copy = RandomStream.fromState(JSON.parse(JSON.stringify(stream.state())))
    for (let i = 0; i < 10; i++) expect(copy.normal()).toBe(stream.normal())
  })

  it('draws normals with mean 0, variance 1 and the right tails', () => {
    const stream = RandomStream.fromSeed(7)
    const values = new Float32Array(200_000)
    stream.fillNormal(values)
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length
    const beyondTwo = values.filter((v) => Math.abs(v) > 2).length / values.length
    expect(Math.abs(mean)).toBeLessThan(0.01)
    expect(Math.abs(variance - 1)).toBeLessThan(0.02)
    expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.003)
  })

  it('gives a run separate streams that can be saved and restored', () => {
    const streams = streamsFromSeed(5)
    const states = streamStates(streams)
    const first = [streams.batches.uniform(), streams.environment.uniform(), streams.evaluation.uniform()]
    expect(new Set(first).size).toBe(3)
    restoreStreams(streams, states)
    expect([streams.batches.uniform(), streams.environment.uniform(), streams.evaluation.uniform()]).toEqual(first)
  })
})

describe('choices', () => {
  it('without replacement are distinct in each group, and each number is as likely at each place', () => {
    const random = RandomStream.fromSeed(11)
    const counts = Array.from({ length: 2 }, () => new Float64Array(10))
    const out = new Float32Array(4000)
    random.fillChoices(out, 10, 2, false)
    for (let i = 0; i < out.length; i += 2) {
      expect(out[i]).not.toBe(out[i + 1])
      counts[0]![out[i]!]!++
      counts[1]![out[i + 1]!]!++
    }
    // 2000 draws of one in ten: 200 with a standard deviation of 13.4.
    for (const count of counts.flatMap((place) => [...place])) expect(Math.abs(count - 200)).toBeLessThan(4 * 13.5)
  })

  it('with replacement may come twice: one pair in as many as there are numbers', () => {
    const out = new Float32Array(4000)
    RandomStream.fromSeed(12).fillChoices(out, 10, 2, true)
    let equal = 0
    for (let i = 0; i < out.length; i += 2) if (out[i] === out[i + 1]) equal++
    expect(Math.abs(equal - 200)).toBeLessThan(4 * 13.5)
    expect(out.every((value) => Number.isInteger(value) && value >= 0 && value < 10)).toBe(true)
  })

  it('refuse more distinct numbers than there are', () => {
    expect(() => RandomStream.fromSeed(1).fillChoices(new Float32Array(3), 2, 3, false)).toThrow('3 distinct')
  })
})
