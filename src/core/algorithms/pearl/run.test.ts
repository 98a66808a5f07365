import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { findTaskFamily } from '../../environments/tasks/task-families'
import { inEnglish } from '../../messages/message'
import { RandomStream } from '../../random/random-stream'
import type { Values } from '../../schema/field'
import { checkConfiguration } from '../../training/configuration'
import { createRun } from '../../training/create-run'
import type { RunRecord } from '../../training/training-run'
import { MetaRun } from './run'

const small = {
  hiddenUnits: 8,
  encoderUnits: 8,
  trainTasks: 4,
  testTasks: 3,
  metaBatch: 3,
  batchSize: 4,
  contextRows: 40,
  initialEpisodes: 1,
  collectEvery: 5,
  tasksCollected: 2,
  adaptationEpisodes: 3,
}

async function newRun(family: string, hyperparameters: Values = {}, mode: 'compiled' | 'eager' = 'compiled') {
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: family },
    algorithm: { id: 'pearl', hyperparameters: { ...small, ...hyperparameters } },
    settings: { onlineSteps: 30, evaluationEvery: 10 },
    seed: 5,
  })
  expect(problems).toEqual([])
  const warnings: string[] = []
  const runtime = await createRuntime({
    backend: 'cpu',
    mode,
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  const run = createRun(configuration, undefined, runtime)
  if (!(run instanceof MetaRun)) throw new Error('PEARL has to be meta-trained.')
  return { run, runtime, warnings }
}

async function advance(run: MetaRun, steps: number): Promise<RunRecord[]> {
  for (let i = 0; i < steps; i++) await run.advance()
  return run.drainRecords()
}

describe.each(['point-robot', 'sparse-point-robot', 'pendulum-hidden-body'])('PEARL on %s', (family) => {
  it('meta-trains and reports returns by episode of adaptation', async () => {
    const { run, runtime, warnings } = await newRun(family, {
      nextObservationInContext: findTaskFamily(family).dynamicsVary,
    })
    const records = await advance(run, 35)
    expect(run.progress).toMatchObject({ step: 30, totalSteps: 30, finished: true, phase: 'online' })
    const { timeLimit } = findTaskFamily(family).createEnvironment(run.testTasks[0]!)
    expect(run.progress.environmentSteps).toBe(timeLimit * (4 + 5 * 2 * 2))
    const evaluations = records.filter((record) => record.kind === 'evaluation')
    expect(evaluations.map(({ step }) => step)).toEqual([0, 10, 20, 30])
    for (const { adaptation, returns } of evaluations) {
      expect(adaptation!.map((episode) => episode.length)).toEqual([3, 3, 3])
      expect(returns).toEqual(adaptation![2])
    }
    for (const record of records) {
      if (record.kind !== 'metrics') continue
      for (const [name, value] of Object.entries(record.values)) expect(Number.isFinite(value), name).toBe(true)
    }
    expect(warnings).toEqual([])
    run.dispose()
    runtime.dispose()
  })
})

describe('PEARL’s run', () => {
  it('begins adaptation at the prior, and is more certain after each episode', async () => {
    const { run, runtime } = await newRun('point-robot')
    await advance(run, 20)
    for (const { episodes } of run.adaptations) {
      expect([...episodes[0]!.mean, ...episodes[0]!.variance]).toEqual([0, 0, 1, 1])
      for (let i = 0; i < 2; i++) expect(episodes[2]!.variance[i]).toBeLessThan(episodes[1]!.variance[i]!)
      expect(episodes[0]!.path).toHaveLength(21 * 2)
    }
    run.dispose()
    runtime.dispose()
  })

  it('goes on from a snapshot as if nothing had happened', async () => {
    const [original, restored] = [await newRun('point-robot'), await newRun('point-robot')]
    await advance(original.run, 25)
    restored.run.restore(structuredClone(await original.run.snapshot()))
    expect(await advance(restored.run, 5)).toEqual(await advance(original.run, 5))
    for (const { run, runtime } of [original, restored]) {
      run.dispose()
      runtime.dispose()
    }
  })

  it('tells what each loss is made of, before the first batch nothing, and goes on as if nobody had asked', async () => {
    const [asked, left] = [await newRun('point-robot'), await newRun('point-robot')]
    expect(asked.run.tasks.hasRows).toBe(false)
    const before = await advance(asked.run, 3)
    expect(asked.run.tasks.hasRows).toBe(true)
    const pulls = await asked.run.tasks.lossPulls(RandomStream.fromSeed(1))
    expect(Object.keys(pulls.networks).sort()).toEqual(['actor', 'critics', 'encoder'])
    const { bottleneck, temporalDifference } = pulls.terms.encoder!
    expect(bottleneck!.value).toBeGreaterThan(0)
    expect(temporalDifference!.value).toBeCloseTo(pulls.networks.critics!.value, 4)
    expect([...before, ...(await advance(asked.run, 27))]).toEqual(await advance(left.run, 30))
    for (const { run, runtime } of [asked, left]) {
      run.dispose()
      runtime.dispose()
    }
  })

  it('keeps no tensors', async () => {
    const { run, runtime } = await newRun('point-robot', {}, 'eager')
    await advance(run, 10)
    const tensors = memory().numTensors
    await advance(run, 9)
    expect(memory().numTensors).toBe(tensors)
    run.dispose()
    runtime.dispose()
  })

  it('learns with every context sampler, either actor-critic, and a deterministic encoder', async () => {
    const variations: readonly Values[] = [
      { contextSampler: 'recent' },
      { contextSampler: 'buffer' },
      { contextSampler: 'recent', priorEpisodes: 0, posteriorEpisodes: 0, extraEpisodes: 1 },
      { sacVersion: 'v1', bottleneck: false },
    ]
    for (const values of variations) {
      const { run, runtime } = await newRun('point-robot', values)
      const records = await advance(run, 20)
      expect(records.filter((record) => record.kind === 'evaluation')).toHaveLength(3)
      run.dispose()
      runtime.dispose()
    }
  })

  it('refuses an environment that is no family of tasks', () => {
    const given = { version: 1, environment: { id: 'pendulum' }, algorithm: { id: 'pearl' } }
    expect(() => checkConfiguration(given)).toThrow('There is no task family "pendulum"')
  })
})
