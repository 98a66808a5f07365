import { type Scalar, scalar, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { type HostArray, isHostArray, mapTree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { defaults } from '../../schema/values'
import type { Live } from '../algorithm'
import { type DynamicsState, finishDynamics, initialDynamics, keepBest } from './dynamics'
import { dynamicsHyperparameters } from './hyperparameters'
import { penalties, stepModel } from './model-step'

await createRuntime({ backend: 'cpu', mode: 'eager' })

const sizes = { observation: 2, action: 1 }
const settings = { ...defaults(dynamicsHyperparameters), members: 3, dynamicsUnits: 8 }
const h = { ...settings, penaltyCap: scalar(10) } as unknown as Live<typeof dynamicsHyperparameters> & {
  penaltyCap: Scalar
}

const numbers = (x: Tensor) => [...x.dataSync()]

function stateOf(seed: number): DynamicsState {
  const initial = initialDynamics(sizes, settings, RandomStream.fromSeed(seed))
  return mapTree<HostArray, Tensor>(initial, isHostArray, ({ shape, data }) =>
    tensor(data, [...shape]),
  ) as unknown as DynamicsState
}

describe('penalties', () => {
  // One row, two members, S = 2 and the reward; means one apart in the first state entry.
  const mu = tensor([0, 0, 7, 1, 0, -7], [2, 1, 3])

  it('measure disagreement in states, not in the reward', () => {
    const u = penalties(mu, tensor(new Float32Array(6).fill(2), [2, 1, 3]), 2, scalar(10))
    expect(numbers(u.discrepancy)[0]).toBeCloseTo(0.5)
    expect(numbers(u['ensemble-std'])[0]).toBeCloseTo(Math.sqrt(0.25 / 2))
    expect(numbers(u.aleatoric)[0]).toBeCloseTo(Math.sqrt(12))
    // x = 0.5 / 2
    expect(numbers(u.quadratic)[0]).toBeCloseTo(0.0625)
    expect(numbers(u.pinsker)[0]).toBeCloseTo(0.125)
  })

  it('are capped where a member is overconfident', () => {
    const u = penalties(mu, tensor(new Float32Array(6).fill(1e-3), [2, 1, 3]), 2, scalar(10))
    expect(numbers(u.quadratic)).toEqual([10])
    expect(numbers(u.pinsker)).toEqual([1])
  })

  it('vanish where all members agree, but for the predicted standard deviation', () => {
    const u = penalties(
      tensor(new Float32Array(6).fill(3), [2, 1, 3]),
      tensor(new Float32Array(6).fill(1), [2, 1, 3]),
      2,
      scalar(10),
    )
    for (const kind of ['discrepancy', 'ensemble-std', 'quadratic', 'pinsker'] as const) {
      expect(numbers(u[kind])[0]).toBeCloseTo(0)
    }
    expect(numbers(u.aleatoric)[0]).toBeCloseTo(Math.sqrt(3))
  })
})

describe('a step of the model', () => {
  const s = tensor([0.3, -0.2, 0.1, 0.5], [2, 2])
  const a = tensor([0.4, -0.6], [2, 1])
  const chosenMember = (member: number) =>
    tensor(
      Float32Array.from({ length: 6 }, (_, i) => (Math.floor(i / 2) === member ? 1 : 0)),
      [3, 2],
    )

  it('takes the chosen member, and its noise scaled by that member’s deviation', () => {
    const state = stateOf(1)
    const still = tensor(new Float32Array(6), [2, 3])
    const [first, second] = [0, 1].map((member) => stepModel(state, s, a, chosenMember(member), still, h))
    expect(numbers(first!.nextObservations)).not.toEqual(numbers(second!.nextObservations))
    expect(numbers(first!.meanNextObservations)).toEqual(numbers(second!.meanNextObservations))
    const noisy = stepModel(state, s, a, chosenMember(0), tensor(new Float32Array(6).fill(1), [2, 3]), h)
    const shift = numbers(noisy.nextObservations).map((value, i) => value - numbers(first!.nextObservations)[i]!)
    expect(shift.every((value) => value > 0)).toBe(true)
  })

  it('adds no noise to a deterministic ensemble', () => {
    const still = { ...h, dynamicsForm: 'deterministic' as const }
    const noise = (value: number) => tensor(new Float32Array(6).fill(value), [2, 3])
    const state = stateOf(1)
    const [calm, wild] = [0, 5].map((value) => stepModel(state, s, a, chosenMember(0), noise(value), still))
    expect(numbers(wild!.nextObservations)).toEqual(numbers(calm!.nextObservations))
  })
})

describe('early stopping', () => {
  it('keeps the layers of improved members only, and goes back to the best', () => {
    const [now, before] = [stateOf(1), stateOf(2)]
    const state = { ...now, bestLayers: before.bestLayers }
    const { bestLayers } = keepBest(state, tensor([1, 0, 1]))
    const weights = (layers: DynamicsState['bestLayers']) => numbers(layers.layer0!.weight)
    const third = weights(bestLayers).length / 3
    expect(weights(bestLayers).slice(0, third)).toEqual(weights(now.dynamics.layers).slice(0, third))
    expect(weights(bestLayers).slice(third, 2 * third)).toEqual(weights(before.bestLayers).slice(third, 2 * third))
    const x = tensor([0.1, 0.2, 0.3], [1, 3])
    const finished = finishDynamics({ ...state, bestLayers }, x, tensor([0, 0, 0], [1, 3]), h)
    expect(weights(finished.dynamics.layers)).toEqual(weights(bestLayers))
  })
})
