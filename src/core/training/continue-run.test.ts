import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { algorithmById, algorithms } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import { generateDataset } from '../data/generation/generate-dataset'
import { createRuntime } from '../engine/create-runtime'
import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import type { Values } from '../schema/field'
import { checkConfiguration, type RunConfiguration } from './configuration'
import { type CarryReport, configurationWhenFrozen, continueRun } from './continue-run'
import { createRun } from './create-run'
import type { RunRecord, RunSnapshot, TrainingRun } from './training-run'

const recipe = { environment: 'pendulum', shares: { medium: 1 }, transitions: 600, seed: 3 }
const data = await generateDataset(recipe, 'medium')
const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })

const SMALL: Record<string, Values> = {
  mopo: {
    dynamicsUnits: 8,
    dynamicsBatchSize: 16,
    dynamicsSteps: 10,
    members: 3,
    elites: 2,
    rolloutBatch: 10,
    rolloutLength: 2,
    rolloutEvery: 5,
  },
  pearl: {
    encoderUnits: 8,
    trainTasks: 3,
    testTasks: 2,
    metaBatch: 2,
    batchSize: 4,
    contextRows: 20,
    initialEpisodes: 1,
    collectEvery: 5,
    tasksCollected: 2,
    adaptationEpisodes: 2,
  },
}

const SETTINGS = {
  offlineSteps: 20,
  onlineSteps: 40,
  evaluationEvery: 1000,
  evaluationEpisodes: 2,
  normaliseObservations: true,
}

function configurationOf(id: string, hyperparameters: Values = {}, settings: Values = {}): RunConfiguration {
  const meta = algorithmById(id).training === 'meta'
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: meta ? 'point-robot' : 'pendulum' },
    ...(!meta && { dataset: { kind: 'recipe', recipe } }),
    algorithm: { id, hyperparameters: { batchSize: 8, hiddenUnits: 8, ...SMALL[id], ...hyperparameters } },
    settings: { ...SETTINGS, ...settings },
    seed: 5,
  })
  expect(problems).toEqual([])
  return configuration
}

function datasetOf({ dataset }: RunConfiguration): Dataset | undefined {
  return dataset ? data : undefined
}

function begin(configuration: RunConfiguration): TrainingRun {
  return createRun(configuration, datasetOf(configuration), runtime)
}

async function advance(run: TrainingRun, steps: number): Promise<RunRecord[]> {
  for (let i = 0; i < steps; i++) await run.advance()
  return run.drainRecords()
}

function leavesOf(tree: Tree<HostArray>): Map<string, readonly number[]> {
  return new Map(flatten(tree, isHostArray).map(({ path, leaf }) => [path, [...leaf.data]]))
}

function learnerOf(snapshot: RunSnapshot): Map<string, readonly number[]> {
  return leavesOf(snapshot.arrays.learner as Tree<HostArray>)
}

describe('continueRun', () => {
  it.each([
    ['awac', 12],
    ['awac', 33],
    ['cal-ql', 33],
    ['o2o', 33],
    ['td3', 33],
    ['mopo', 4],
    ['mopo', 17],
    ['mopo', 41],
    ['pearl', 13],
  ])('%s goes on from step %i to the bit, records and all', async (id, at) => {
    const parent = begin(configurationOf(id))
    await advance(parent, at)
    const frozen = { configuration: configurationOf(id), snapshot: structuredClone(await parent.snapshot()) }
    const { run, carried } = await continueRun(frozen, frozen.configuration, datasetOf(frozen.configuration), runtime)
    expect(carried).toMatchObject({ kind: 'continued', changes: [], networksAnew: [], step: at })
    expect(await run.snapshot()).toEqual(await parent.snapshot())
    expect(await advance(run, 25)).toEqual(await advance(parent, 25))
    expect(await run.snapshot()).toEqual(await parent.snapshot())
    run.dispose()
    parent.dispose()
  })
})
