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
