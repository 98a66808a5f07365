import { max, mean, min, mul, type Scalar, scalar, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { valueAndGradients } from '../../engine/gradients'
import { flatten, type HostArray, isHostArray, isTensor, mapTree, type TensorTree, type Tree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { defaults } from '../../schema/values'
import type { Batch, Live } from '../algorithm'
import { initialMlp, type Mlp, qValues } from '../shared/networks'
import { td3ActorLoss } from '../shared/td3'
import { hyperparameters } from './hyperparameters'
import { metaStep, metaTermWeight, upperBound } from './losses'
import { oema } from './oema'

type H = Live<typeof hyperparameters>

const sizes = { observation: 3, action: 2 }
const rows = 8
const random = RandomStream.fromSeed(3)
const small = { ...defaults(hyperparameters), hiddenUnits: 8, batchSize: rows }
const live = (values: Partial<typeof small> = {}): H =>
  Object.fromEntries(
    Object.entries({ ...small, ...values }).map(([name, value]) => {
      const field = hyperparameters[name as keyof typeof hyperparameters]
      return [name, field.kind === 'number' && field.change === 'live' ? scalar(value as number) : value]
    }),
  ) as unknown as H

function draw(...shape: number[]): Tensor {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1))
  random.fillNormal(data)
  return tensor(data, shape)
}

function batch(): Batch {
  return {
    observations: draw(rows, 3),
    actions: draw(rows, 2),
    rewards: draw(rows),
    nextObservations: draw(rows, 3),
    terminals: tensor(new Float32Array(rows)),
    returnsToGo: draw(rows),
  }
}

function upload<T extends TensorTree>(tree: Tree<HostArray>): T {
  return mapTree<HostArray, Tensor>(tree, isHostArray, ({ shape, data }) => tensor(data, [...shape])) as T
}

function numbers(tree: TensorTree): number[] {
  return flatten<Tensor>(tree, isTensor).flatMap(({ leaf }) => [...leaf.dataSync()])
}

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('the optimistic bound', () => {
  it('is the smaller critic at beta -1 and the larger at +1', () => {
    const critics = upload<Mlp>(initialMlp(random, [5, 8, 1], { members: 2 }))
    const [s, a] = [draw(rows, 3), draw(rows, 2)]
    const q = qValues(critics, s, a)
    const at = (beta: number) => [...upperBound(critics, s, a, scalar(beta)).bound.dataSync()]
    for (const [beta, exact] of [
      [-1, min(q, 0)],
      [1, max(q, 0)],
      [0, mean(q, 0)],
    ] as const) {
      expect(
        at(beta)
          .map((v, i) => Math.abs(v - exact.dataSync()[i]!))
          .every((error) => error < 1e-6),
      ).toBe(true)
    }
  })
})

describe('a step of O2O online', () => {
  const state = () => upload<TensorTree>(oema.initialise(sizes, small, RandomStream.fromSeed(4)))
  const step = (h: H, given: TensorTree, batches: Parameters<typeof oema.update>[0]['batches']) =>
    oema.update({
      state: given as never,
      batches,
      noise: { nextAction: noise, exploration },
      h,
      phase: 'online',
      variant: 'critics+actor+explorer',
    })
  let noise: Tensor
  let exploration: Tensor
  let all: Parameters<typeof oema.update>[0]['batches']
  beforeAll(() => {
    noise = draw(rows, 2)
    exploration = draw(rows, 2)
    all = { batch: batch(), offline: batch(), online: batch(), recent: batch() }
  })

  it.each(['first-order', 'second-order'] as const)(
    'with meta weight 0 (%s) moves the actor as TD3 does',
    (metaGradient) => {
      const begun = state()
      const meta = step(live({ metaWeight: 0, metaGradient }), begun, all)
      const td3 = step(live({ metaWeighting: 'off' }), begun, { batch: all.batch! })
      expect(numbers(meta.state!.actor as TensorTree)).toEqual(numbers(td3.state!.actor as TensorTree))
      expect(numbers(meta.gradients.actor as TensorTree)).toEqual(numbers(td3.gradients.actor as TensorTree))
    },
  )

  it('anneals the meta weight to zero and not below', () => {
    const h = live({ anneal: true, annealSteps: 2 })
    let current = state()
    const shares = [1, 2, 3].map(() => {
      current = { ...current, ...step(h, current, all).state }
      return (current.metaShare as Scalar).dataSync()[0]
    })
    expect(shares).toEqual([0.5, 0, 0])
  })

  it('charges a free explorer for its distance from the policy, and a bounded one for nothing', () => {
    const begun = state()
    const metricsAt = (explorer: 'perturbation' | 'maximum', explorerAnchor: number) => {
      const { metrics } = step(live({ explorer, explorerAnchor }), begun, all)
      return { loss: metrics!.explorerLoss!.dataSync()[0]!, distance: metrics!.perturbation!.dataSync()[0]! }
    }
    const [free, anchored] = [metricsAt('maximum', 0), metricsAt('maximum', 3)]
    expect(free.distance).toBeGreaterThan(0)
    expect(anchored.loss - free.loss).toBeCloseTo(3 * free.distance, 5)
    expect(metricsAt('perturbation', 3).loss).toBe(metricsAt('perturbation', 0).loss)
  })

  it('takes either explorer, and acts within the box with both', () => {
    const begun = state()
    for (const explorer of ['perturbation', 'maximum'] as const) {
      const h = live({ explorer, perturbationBound: 0.1, explorationNoise: 0 })
      const result = step(h, begun, all)
      expect(Number.isFinite(result.metrics!.explorerLoss!.dataSync()[0])).toBe(true)
      const s = draw(rows, 3)
      const given = { state: begun as never, observations: s, noise: { action: exploration }, h }
      const explored = [...oema.act({ ...given, mode: 'explore' }).dataSync()]
      const policy = [...oema.act({ ...given, mode: 'mean' }).dataSync()]
      expect(explored.every((a) => Math.abs(a) <= 1)).toBe(true)
      const farthest = Math.max(...explored.map((a, i) => Math.abs(a - policy[i]!)))
      if (explorer === 'perturbation') expect(farthest).toBeLessThanOrEqual(0.1 + 1e-6)
      else expect(farthest).toBeGreaterThan(0.1)
    }
  })
})

describe('the meta-gradient', () => {
  it('of second order is the derivative of L_trn + c L_tst after the look-ahead, of first order it is not', () => {
    // Without hidden layers no kink of a ReLU disturbs the differences; large weights bend tanh enough for the orders to differ.
    const bent = (tree: Mlp) => mapTree<Tensor, Tensor>(tree, isTensor, (leaf) => mul(2, leaf)) as Mlp
    const actor = bent(upload<Mlp>(initialMlp(random, [3, 2])))
    const critics = bent(upload<Mlp>(initialMlp(random, [5, 1], { members: 2 })))
    const [s, recent] = [draw(rows, 3), draw(rows, 3)]
    const trainLossOf = (phi: Mlp) => td3ActorLoss(phi, critics, s)
    const run = (metaGradient: 'first-order' | 'second-order') =>
      numbers(
        metaStep(
          actor,
          critics,
          recent,
          scalar(1),
          trainLossOf,
          live({ metaWeighting: 'plain', metaGradient, innerLearningRate: 0.3 }),
        ).metaGradient,
      )
    const testLoss = (phi: Mlp) =>
      tidy(() => {
        const { gradients } = valueAndGradients(trainLossOf, phi)
        const slope = new Map(flatten<Tensor>(gradients, isTensor).map(({ path, leaf }) => [path, leaf.dataSync()]))
        const moved = mapTree<Tensor, Tensor>(phi, isTensor, (leaf, path) =>
          tensor(
            leaf.dataSync().map((v, i) => v - 0.3 * slope.get(path)![i]!),
            leaf.shape,
          ),
        ) as Mlp
        return td3ActorLoss(moved, critics, recent).dataSync()[0]!
      })
    // Central differences along a fixed direction.
    const direction = flatten<Tensor>(actor, isTensor).flatMap(({ leaf }) => [...draw(leaf.size).dataSync()])
    const shifted = (by: number) => {
      let offset = 0
      return mapTree<Tensor, Tensor>(actor, isTensor, (leaf) => {
        const start = offset
        offset += leaf.size
        return tensor(
          leaf.dataSync().map((v, i) => v + by * direction[start + i]!),
          leaf.shape,
        )
      }) as Mlp
    }
    const h = 3e-3
    const numeric = (testLoss(shifted(h)) - testLoss(shifted(-h))) / (2 * h)
    const along = (gradient: number[]) => gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0)
    const [second, first] = [along(run('second-order')), along(run('first-order'))]
    expect(Math.abs(second - numeric)).toBeLessThan(2e-4)
    expect(Math.abs(first - numeric)).toBeGreaterThan(5 * Math.abs(second - numeric))
  })

  it('is weighted by the loss ratio, whose sign and size the guard tames', () => {
    const weight = (train: number, test: number, values: Partial<typeof small>) =>
      metaTermWeight(scalar(train), scalar(test), scalar(2), live({ metaWeighting: 'ratio', ...values })).dataSync()[0]
    expect(weight(5, -2, { guardRatio: false })).toBe(-5)
    expect(weight(5, -2, { guardRatio: true })).toBe(5)
    expect(weight(0.5, 0.001, { guardRatio: true, ratioCap: 10 })).toBe(20)
    expect(weight(5, -2, { metaWeighting: 'plain' })).toBe(2)
  })
})
