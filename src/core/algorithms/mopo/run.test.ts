import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../data/generation/generate-dataset'
import type { DatasetRecipe } from '../../data/generation/recipe'
import { createRuntime } from '../../engine/create-runtime'
import { inEnglish } from '../../messages/message'
import type { Values } from '../../schema/field'
import { checkConfiguration } from '../../training/configuration'
import { createRun } from '../../training/create-run'
import type { RunRecord } from '../../training/training-run'
import type { MopoRun } from './run'

const small = {
  batchSize: 16,
  hiddenUnits: 8,
  dynamicsUnits: 8,
  dynamicsBatchSize: 16,
  dynamicsSteps: 30,
  members: 3,
  elites: 2,
  rolloutBatch: 10,
  rolloutLength: 3,
  rolloutEvery: 10,
}

const recipes: Record<string, DatasetRecipe> = {
  pendulum: { environment: 'pendulum', shares: { medium: 1 }, transitions: 600, seed: 3 },
  'flow-maze': { environment: 'flow-maze', shares: { narrow: 1 }, transitions: 600, seed: 3 },
}

async function newRun(
  environment: string,
  hyperparameters: Values = {},
  mode: 'compiled' | 'eager' = 'compiled',
  settings: Values = {},
) {
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: environment },
    dataset: { kind: 'recipe', recipe: recipes[environment] },
    algorithm: { id: 'mopo', hyperparameters: { ...small, ...hyperparameters } },
    settings: { offlineSteps: 30, onlineSteps: 20, evaluationEvery: 25, evaluationEpisodes: 2, ...settings },
    seed: 5,
  })
  expect(problems).toEqual([])
  const warnings: string[] = []
  const runtime = await createRuntime({
    backend: 'cpu',
    mode,
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  const run = createRun(configuration, await generateDataset(recipes[environment]!, 'data'), runtime)
  expect(warnings).toEqual([])
  return { run: run as MopoRun, runtime, warnings }
}

async function advance(run: MopoRun, steps: number): Promise<RunRecord[]> {
  for (let i = 0; i < steps; i++) await run.advance()
  return run.drainRecords()
}

function valuesOf(records: readonly RunRecord[]): Record<string, number> {
  return Object.assign({}, ...records.map((record) => (record.kind === 'metrics' ? record.values : {})))
}

describe.each(['pendulum', 'flow-maze'])('MOPO on %s', (environment) => {
  it('fits its model, learns in it, goes online, and ends', async () => {
    const { run, runtime, warnings } = await newRun(environment)
    expect(run.progress).toMatchObject({
      stage: 'Fitting the dynamics model',
      step: 0,
      totalSteps: 80,
      onlineStartStep: 60,
    })
    const records = await advance(run, 90)
    expect(run.progress).toMatchObject({ stage: 'Finished', step: 80, environmentSteps: 80, finished: true })
    const values = valuesOf(records)
    for (const [name, value] of Object.entries(values)) expect(Number.isFinite(value), name).toBe(true)
    expect(Object.keys(values)).toEqual(
      expect.arrayContaining([
        'dynamicsLoss',
        'holdoutError',
        'penalty',
        'imaginedReturn',
        'returnBound',
        'realReturn',
      ]),
    )
    expect(values.returnBound).toBeLessThanOrEqual(values.modelReturn!)
    const evaluations = records.filter((record) => record.kind === 'evaluation').map(({ step }) => step)
    expect(evaluations).toEqual([30, 55, 60, 80])
    expect(run.imagination!.paths).toHaveLength(2)
    expect(warnings).toEqual([])
    run.dispose()
    runtime.dispose()
  })
})

it('imagines and really plays by the policy that evaluations play by', async () => {
  const returnsOf = async (evaluationPolicy: string) => {
    const { run, runtime } = await newRun('pendulum', {}, 'compiled', { evaluationPolicy })
    const values = valuesOf(await advance(run, 31))
    run.dispose()
    runtime.dispose()
    return values
  }
  const [mean, sample] = [await returnsOf('mean'), await returnsOf('sample')]
  // Up to the first evaluation both runs are one; samples of an untrained policy lead elsewhere than its mean.
  expect(sample.dynamicsLoss).toBe(mean.dynamicsLoss)
  expect(sample.imaginedReturn).not.toBe(mean.imaginedReturn)
  expect(sample.realReturn).not.toBe(mean.realReturn)
})

describe('MOPO’s run', () => {
  it.each([25, 55])('goes on from a snapshot at step %i as if nothing had happened', async (at) => {
    const [original, restored] = [await newRun('flow-maze'), await newRun('flow-maze')]
    await advance(original.run, at)
    restored.run.restore(structuredClone(await original.run.snapshot()))
    expect(await advance(restored.run, 80 - at)).toEqual(await advance(original.run, 80 - at))
    for (const { run, runtime } of [original, restored]) {
      run.dispose()
      runtime.dispose()
    }
  })

  it('begins r_max with the largest reward of the data, not with what its model happens to have predicted', async () => {
    const { run, runtime } = await newRun('flow-maze', { reward: 'learnt', dynamicsSteps: 10 })
    const values = valuesOf(await advance(run, 40))
    // An untrained model predicts nothing near the goal's 10, which is in the data.
    expect(values.largestReward).toBeGreaterThanOrEqual(10)
    run.dispose()
    runtime.dispose()
  })

  it('keeps no tensors', async () => {
    const { run, runtime } = await newRun('flow-maze', {}, 'eager')
    await advance(run, 50)
    const tensors = memory().numTensors
    await advance(run, 10)
    expect(memory().numTensors).toBe(tensors)
    run.dispose()
    runtime.dispose()
  })

  it('takes every penalty, known or learnt rewards, and either form of dynamics', async () => {
    for (const penalty of ['aleatoric', 'ensemble-std', 'quadratic', 'pinsker', 'true-error']) {
      const dynamicsForm = penalty === 'quadratic' ? 'deterministic' : 'probabilistic'
      const { run, runtime } = await newRun('flow-maze', { penalty, reward: 'learnt', dynamicsForm })
      const values = valuesOf(await advance(run, 60))
      expect(values.penalty, penalty).toBeGreaterThan(0)
      expect(Number.isFinite(values.criticLoss), penalty).toBe(true)
      if (penalty === 'true-error') expect(values.penaltyCorrelation).toBeCloseTo(1)
      run.dispose()
      runtime.dispose()
    }
  })

  it('stops fitting when no member improves', async () => {
    const { run, runtime } = await newRun('flow-maze', {
      dynamicsSteps: 100_000,
      patience: 1,
      dynamicsLearningRate: 1e-5,
    })
    while (run.progress.stage === 'Fitting the dynamics model') await run.advance()
    expect(run.progress.step).toBeLessThan(2000)
    run.dispose()
    runtime.dispose()
  })
})
