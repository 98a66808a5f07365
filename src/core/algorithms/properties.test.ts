import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { HostArray, Tree } from '../engine/tree'
import type { Algorithm } from './algorithm'
import { awac as awacTyped } from './awac'
import { awr as awrTyped } from './awr'
import { bc as bcTyped } from './bc'
import { iql as iqlTyped } from './iql'
import { klAc as klAcTyped } from './kl-ac'
import { sac as sacTyped } from './sac'
import { sacPresets } from './sac-presets'
import { tanhGaussianLogProbability } from './shared/tanh-gaussian-cloning'
import { sampleTanhGaussian } from './shared/tanh-gaussian-policy'
import { td3 as td3Typed } from './td3'
import { td3Bc as td3BcTyped } from './td3-bc'
import { oneStep, SIZES, type StepRecord } from './testing'

const [awac, awr, bc, iql, klAc, sac, td3, td3Bc] = [
  awacTyped,
  awrTyped,
  bcTyped,
  iqlTyped,
  klAcTyped,
  sacTyped,
  td3Typed,
  td3BcTyped,
] as unknown as Algorithm[]

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

/** Names of the state entries that the step changed. */
function changed({ before, after }: StepRecord): string[] {
  const paths = Object.keys(before).filter((path) =>
    before[path]!.some((value, index) => value !== after[path]![index]),
  )
  return [...new Set(paths.map((path) => path.split('.')[0]!))].sort()
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

describe('AWAC', () => {
  it('has softmax weights that add up to the batch size', () => {
    for (const lambda of [0.1, 1, 10]) {
      const { weights } = oneStep(awac!, { values: { weights: 'softmax', lambda } }).outputs
      expect(sum(weights!)).toBeCloseTo(8, 4)
    }
  })

  it('has softmax weights of mean one whatever the critics say, and exponential ones of any mean', () => {
    expect(oneStep(awac!, { values: { weights: 'softmax', lambda: 0.1 } }).metrics.weight).toBeCloseTo(1, 5)
    expect(oneStep(awac!, { values: { lambda: 0.1 } }).metrics.weight).not.toBeCloseTo(1, 2)
  })

  it('is plain cloning at an infinite temperature: every weight is one', () => {
    const { metrics, outputs } = oneStep(awac!, { values: { lambda: 1e7 } })
    for (const weight of outputs.weights!) expect(weight).toBeCloseTo(1, 5)
    expect(metrics.effectiveSampleSize).toBeCloseTo(1, 5)
  })
})

describe('IQL', () => {
  it('takes no step of the actor at the bottom of the cosine', () => {
    const values = { actorSchedule: 'cosine', scheduleSteps: 10 }
    const optimiser = (step: number): Tree<HostArray> => {
      const { before } = oneStep(iql!, { values })
      const moments = (moment: string) => momentsOf(before, `actorOptimiser.${moment}`)
      return { actorOptimiser: { step: { shape: [], data: Float32Array.of(step) }, m: moments('m'), v: moments('v') } }
    }
    expect(changed(oneStep(iql!, { values, state: optimiser(10) }))).not.toContain('actor')
    expect(changed(oneStep(iql!, { values, state: optimiser(5) }))).toContain('actor')
  })

  it('regresses V to the mean of Q at the expectile one half', () => {
    const { gradients, metrics } = oneStep(iql!, { values: { expectile: 0.5 } })
    // d/dV of u^2 / 2 is V - Q, and the output bias feels its mean.
    expect(gradients['value.layer2.bias']![0]).toBeCloseTo(-metrics.advantage!, 5)
  })
})

/** Zero moments of the shapes of IQL's actor at the test's sizes. */
function momentsOf(state: Record<string, number[]>, prefix: string): Tree<HostArray> {
  const zeros = (...shape: number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) })
  expect(Object.keys(state).some((path) => path.startsWith(prefix))).toBe(true)
  return {
    mean: {
      layer0: { weight: zeros(SIZES.observation, 8), bias: zeros(8) },
      layer1: { weight: zeros(8, 8), bias: zeros(8) },
      layer2: { weight: zeros(8, SIZES.action), bias: zeros(SIZES.action) },
    },
    logStd: zeros(SIZES.action),
  }
}

describe('TD3+BC', () => {
  it('is TD3 once cloning is dropped online', () => {
    const options = { phase: 'online', step: 1 } as const
    const dropped = oneStep(td3Bc!, { ...options, values: { cloneOnline: false } })
    expect(dropped.after).toEqual(oneStep(td3!, options).after)
  })

  it('clones alone when Q has no weight', () => {
    const { metrics } = oneStep(td3Bc!, { step: 1, values: { alpha: 0 } })
    expect(metrics.actorLoss).toBeGreaterThan(0)
    // The value of -lambda mean Q is plus or minus alpha whatever Q is.
    const weighted = oneStep(td3Bc!, { step: 1, values: { alpha: 2 } }).metrics.actorLoss!
    expect(Math.abs(weighted - metrics.actorLoss!)).toBeLessThanOrEqual(2 + 1e-5)
  })
})

describe('SAC', () => {
  const preset = (id: string) => sacPresets.find((known) => known.id === id)!.values

  it('does nothing offline when it starts from scratch, and then draws online rows alone', () => {
    expect(changed(oneStep(sac!, { values: preset('scratch') }))).toEqual([])
    expect(sac!.batches({ batchSize: 8, ...preset('scratch') }, 'online', 'actor')).toEqual({
      batch: { rows: 8, from: 'online' },
    })
  })

  it('moves only the actor where only it is cloned', () => {
    expect(changed(oneStep(sac!, { values: preset('cloned-actor') }))).toEqual(['actor', 'actorOptimiser'])
  })

  it('trains the critics too where asked to', () => {
    const moved = changed(oneStep(sac!, { values: preset('cloned-actor-and-critic') }))
    expect(moved).toEqual(['actor', 'actorOptimiser', 'criticOptimiser', 'critics', 'targetCritics'])
  })

  it('delays actor and temperature', () => {
    const values = { policyDelay: 2 }
    expect(changed(oneStep(sac!, { values, step: 0 }))).toEqual(['criticOptimiser', 'critics', 'targetCritics'])
    expect(changed(oneStep(sac!, { values, step: 1 }))).toContain('temperature')
  })

  it('keeps a fixed temperature', () => {
    const { metrics, ...record } = oneStep(sac!, { values: { entropyTuning: 'fixed', temperature: 0.25 } })
    expect(metrics.temperature).toBe(0.25)
    expect(changed({ metrics, ...record })).not.toContain('temperature')
  })
})

describe('the tanh-Gaussian density of given actions', () => {
  it('is that of the samples themselves', () => {
    tidy(() => {
      const normal = (values: number[]): Tensor => tensor(values, [2, 2])
      const distribution = { mean: normal([0.3, -0.4, 0, 0.8]), logStd: normal([-0.5, -1, 0.2, -0.3]) }
      const noise = normal([0.5, -1, 1.2, 0.1])
      const { actions, logProbability } = sampleTanhGaussian(distribution, noise, {
        logStd: { low: -20, high: 2 },
        correction: 'exact',
      })
      const given = tanhGaussianLogProbability(distribution, actions).dataSync()
      for (const [row, value] of logProbability.dataSync().entries()) expect(given[row]).toBeCloseTo(value, 4)
    })
  })
})

describe('AWR', () => {
  it('normalises advantages over the batch', () => {
    const { advantage } = oneStep(awr!).outputs
    expect(sum(advantage!)).toBeCloseTo(0, 4)
    expect(sum(advantage!.map((a) => a ** 2)) / 8).toBeCloseTo(1, 3)
  })

  it('takes its advantage from the return-to-go alone, and no target', () => {
    const rewards = new Float32Array(8).fill(100)
    expect(oneStep(awr!, { columns: { rewards } }).after).toEqual(oneStep(awr!).after)
  })
})

describe('BC', () => {
  it('sees the dataset alone, and nothing of it but actions', () => {
    expect(bc!.batches({ batchSize: 8 }, 'online', '')).toEqual({ batch: { rows: 8, from: 'offline' } })
    const columns = { rewards: new Float32Array(8).fill(100), terminals: new Float32Array(8).fill(1) }
    expect(oneStep(bc!, { columns }).after).toEqual(oneStep(bc!).after)
  })
})

describe('the KL-constrained actor-critic', () => {
  it('learns a greater multiplier where the divergence is above its bound, a smaller one below', () => {
    const multiplierAfter = (klBound: number) => {
      const record = oneStep(klAc!, { values: { form: 'constraint', klBound } })
      expect(record.metrics.divergence).toBeGreaterThan(0.001)
      return record.after['multiplier.log']![0]! - record.before['multiplier.log']![0]!
    }
    expect(multiplierAfter(1e-6)).toBeGreaterThan(0)
    expect(multiplierAfter(1e3)).toBeLessThan(0)
  })

  it('freezes its clone at the switch if asked to', () => {
    const values = { behaviourOnline: 'frozen' }
    expect(changed(oneStep(klAc!, { values, phase: 'online' }))).not.toContain('behaviour')
    expect(changed(oneStep(klAc!, { values, phase: 'offline' }))).toContain('behaviour')
    expect(changed(oneStep(klAc!, { phase: 'online' }))).toContain('behaviour')
  })

  it('pulls the policy towards its clone when the divergence weighs everything', () => {
    const drawTogether = oneStep(klAc!, { values: { klWeight: 1e6 } })
    const { metrics } = drawTogether
    expect(metrics.actorLoss! / 1e6).toBeCloseTo(metrics.divergence!, 4)
  })
})
