import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { flatten, type HostArray, isHostArray, type Tree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { defaults } from '../../schema/values'
import { td3 } from '../td3/td3'
import { oneStep, SIZES, type StepRecord } from '../testing'
import { rebrac } from './rebrac'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

const FREE = { actorPenalty: 0, criticPenalty: 0, hiddenLayers: 3 }

/** Networks of ReBRAC, which TD3 can be given too; `twins`: both critics the same. */
function networks(twins = false): Tree<HostArray> {
  const h = { ...defaults(rebrac.hyperparameters), hiddenUnits: 8, batchSize: 8 }
  const { onlineUpdates: _, ...state } = rebrac.initialise(SIZES, h as never, RandomStream.fromSeed(4)) as Record<
    string,
    Tree<HostArray>
  >
  if (twins) {
    for (const name of ['critics', 'targetCritics']) {
      for (const { leaf } of flatten(state[name]!, isHostArray)) {
        const half = leaf.data.length / 2
        leaf.data.copyWithin(half, 0, half)
      }
    }
  }
  return state
}

const under = ({ after }: StepRecord, network: string) =>
  Object.entries(after).filter(([path]) => path.startsWith(`${network}.`))

describe('ReBRAC', () => {
  it('without penalties trains the critics as TD3 with LayerNorm does', () => {
    const state = networks()
    const own = oneStep(rebrac, { state, values: FREE })
    const plain = oneStep(td3, { state, values: { hiddenLayers: 3 } })
    for (const name of ['critics', 'criticOptimiser']) {
      expect(under(own, name).length).toBeGreaterThan(0)
      expect(under(own, name)).toEqual(under(plain, name))
    }
    expect(under(own, 'critics').some(([path]) => path.endsWith('inputNorm.scale'))).toBe(true)
  })

  it('without penalties draws the actor where TD3 with LayerNorm does, where both critics agree', () => {
    const state = networks(true)
    const own = oneStep(rebrac, { state, step: 1, values: FREE }).gradients
    const plain = oneStep(td3, { state, step: 1, values: { hiddenLayers: 3 } }).gradients
    const vector = (gradients: Record<string, number[]>) =>
      Object.entries(gradients).flatMap(([path, values]) => (path.startsWith('actor.') ? values : []))
    const [a, b] = [vector(own), vector(plain)]
    const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0)
    expect(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))).toBeCloseTo(1, 5)
  })

  it('takes the penalty off the target where the data has a next action, and nowhere else', () => {
    const known = (value: number) => ({ nextActionKnown: new Float32Array(8).fill(value) })
    const loss = (weight: number, columns = known(1)) =>
      oneStep(rebrac, { state: networks(), values: { ...FREE, criticPenalty: weight }, columns }).metrics
    expect(loss(0.5).targetPenalty).toBeGreaterThan(0)
    expect(loss(1).targetPenalty! / loss(0.5).targetPenalty!).toBeCloseTo(2, 4)
    expect(loss(1, known(0)).targetPenalty).toBe(0)
    expect(loss(1, known(0)).criticLoss).toBe(loss(0).criticLoss)
  })

  it('falls online to the share that stays, and keeps no penalty in the target', () => {
    const penalty = (updates: number, phase: 'offline' | 'online') =>
      oneStep(rebrac, {
        phase,
        step: 1,
        state: { ...networks(), onlineUpdates: { shape: [], data: Float32Array.of(updates) } },
        values: { actorPenalty: 0.4, decaySteps: 100, leastPenalty: 0.5, hiddenLayers: 3 },
      })
    expect(penalty(0, 'online').metrics.actorPenalty).toBeCloseTo(0.4, 6)
    expect(penalty(25, 'online').metrics.actorPenalty).toBeCloseTo(0.3, 6)
    expect(penalty(90, 'online').metrics.actorPenalty).toBeCloseTo(0.2, 6)
    expect(penalty(25, 'online').metrics.targetPenalty).toBeUndefined()
    expect(penalty(25, 'online').after.onlineUpdates).toEqual([26])
    expect(penalty(0, 'offline').after.onlineUpdates).toEqual([0])
  })

  it('moves the target actor towards the actor as it was before its step', () => {
    const { before, after } = oneStep(rebrac, { step: 1, state: networks(), values: { ...FREE, targetRate: 1 } })
    expect(after['targetActor.layer0.weight']).toEqual(before['actor.layer0.weight'])
    expect(after['actor.layer0.weight']).not.toEqual(before['actor.layer0.weight'])
  })
})
