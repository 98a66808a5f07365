import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { type HostArray, isHostArray, mapTree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import type { Batch } from '../algorithm'
import { initialMlp, type Mlp } from '../shared/networks'
import { divergenceFromPrior, inferPosterior, perRow, productOfGaussians } from './inference'

await createRuntime({ backend: 'cpu', mode: 'eager' })

const numbers = (x: Tensor) => [...x.dataSync()]
const filled = (value: number, ...shape: number[]) =>
  tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value), shape)

describe('a product of Gaussians', () => {
  it('of n equal ones has their mean and an n-th of their variance', () => {
    const { mean, variance } = productOfGaussians(filled(0.7, 1, 5, 2), filled(0.4, 1, 5, 2), filled(1, 1, 5, 1))
    for (const value of numbers(mean)) expect(value).toBeCloseTo(0.7)
    for (const value of numbers(variance)) expect(value).toBeCloseTo(0.08)
  })

  it('weighs means by precision', () => {
    const product = productOfGaussians(tensor([0, 1], [1, 2, 1]), tensor([1, 0.25], [1, 2, 1]), filled(1, 1, 2, 1))
    expect(numbers(product.mean)[0]).toBeCloseTo(0.8)
    expect(numbers(product.variance)[0]).toBeCloseTo(0.2)
  })

  it('ignores factors that are not present, and is the prior where none is', () => {
    const [mu, variance] = [tensor([3, 9], [1, 2, 1]), tensor([0.5, 0.1], [1, 2, 1])]
    const one = productOfGaussians(mu, variance, tensor([1, 0], [1, 2, 1]))
    expect([...numbers(one.mean), ...numbers(one.variance)]).toEqual([3, 0.5])
    const none = productOfGaussians(mu, variance, filled(0, 1, 2, 1))
    expect([...numbers(none.mean), ...numbers(none.variance)]).toEqual([0, 1])
    expect(numbers(divergenceFromPrior(none))[0]).toBeCloseTo(0)
  })
})

describe.each([true, false])('inference, bottleneck %s', (bottleneck) => {
  const rows = 6
  const random = RandomStream.fromSeed(8)
  const drawn = (width: number) => {
    const data = new Float32Array(2 * rows * width)
    random.fillNormal(data)
    return data
  }
  const columns = { s: drawn(2), a: drawn(1), r: drawn(1), next: drawn(2) }
  const encoder = mapTree<HostArray, Tensor>(
    initialMlp(RandomStream.fromSeed(9), [4, 8, bottleneck ? 4 : 2]),
    isHostArray,
    ({ shape, data }) => tensor(data, [...shape]),
  ) as Mlp

  /** The context of two tasks, its rows in the given order within each. */
  function infer(order: readonly number[], missing = 0): number[] {
    const pick = (data: Float32Array, width: number) =>
      [0, 1].flatMap((task) =>
        order.flatMap((row) => [...data.subarray((task * rows + row) * width, (task * rows + row + 1) * width)]),
      )
    const count = 2 * order.length
    const context: Batch = {
      observations: tensor(pick(columns.s, 2), [count, 2]),
      actions: tensor(pick(columns.a, 1), [count, 1]),
      rewards: tensor(pick(columns.r, 1)),
      nextObservations: tensor(pick(columns.next, 2), [count, 2]),
      terminals: tensor(Array.from({ length: count }, (_, i) => (i % order.length >= order.length - missing ? 1 : 0))),
      returnsToGo: filled(0, count),
    }
    const { mean, variance } = inferPosterior(encoder, context, 2, { bottleneck, nextObservationInContext: false })
    return [...numbers(mean), ...numbers(variance)]
  }

  it('does not care about the order of a context', () => {
    const straight = infer([0, 1, 2, 3, 4, 5])
    for (const [i, value] of infer([3, 5, 0, 2, 1, 4]).entries()) expect(value).toBeCloseTo(straight[i]!, 5)
  })

  it('tells tasks apart, and sees no padding', () => {
    const straight = infer([0, 1, 2])
    expect(straight.slice(0, 2)).not.toEqual(straight.slice(2, 4))
    for (const [i, value] of infer([0, 1, 2, 5, 4], 2).entries()) expect(value).toBeCloseTo(straight[i]!, 5)
  })
})

it('gives every row of a task the same z', () => {
  expect(numbers(perRow(tensor([1, 2, 3, 4], [2, 2]), 2))).toEqual([1, 2, 1, 2, 3, 4, 3, 4])
})
