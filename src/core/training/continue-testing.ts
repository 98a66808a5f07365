import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import { generateDataset } from '../data/generation/generate-dataset'
import type { Runtime } from '../engine/runtime'
import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import { inEnglish } from '../messages/message'
import type { Values } from '../schema/field'
import { checkConfiguration, type RunConfiguration } from './configuration'
import { createRun } from './create-run'
import type { RunRecord, RunSnapshot, TrainingRun } from './training-run'
import type { FrozenRun } from './transfer-report'

/** For tests: small runs of every algorithm, frozen at will. */

const recipe = { environment: 'pendulum', shares: { medium: 1 }, transitions: 600, seed: 3 }

const SMALL: Record<string, Values> = {
  rlpd: { members: 3, criticSteps: 2 },
  wsrl: { members: 3, criticSteps: 2 },
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
  mixing: 'uniform',
}

export interface Given {
  readonly hyperparameters?: Values
  readonly settings?: Values
  readonly seed?: number
  readonly parameters?: Values
  readonly environment?: string
}

export function configurationOf(id: string, given: Given = {}): RunConfiguration {
  const meta = algorithmById(id).training === 'meta'
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: given.environment ?? (meta ? 'point-robot' : 'pendulum'), parameters: given.parameters ?? {} },
    ...(!meta && { dataset: { kind: 'recipe', recipe } }),
    algorithm: { id, hyperparameters: { batchSize: 8, hiddenUnits: 8, ...SMALL[id], ...given.hyperparameters } },
    settings: { ...SETTINGS, ...given.settings },
    seed: given.seed ?? 5,
  })
  if (problems.length > 0) throw new Error(problems.map(inEnglish).join(' '))
  return configuration
}

let medium: Promise<Dataset> | undefined

/** The dataset that every configuration here names. */
export async function datasetOf({ dataset }: RunConfiguration): Promise<Dataset | undefined> {
  medium ??= generateDataset(recipe, 'medium')
  return dataset ? medium : undefined
}

export async function begin(configuration: RunConfiguration, runtime: Runtime): Promise<TrainingRun> {
  return createRun(configuration, await datasetOf(configuration), runtime)
}

export async function advance(run: TrainingRun, steps: number): Promise<RunRecord[]> {
  for (let i = 0; i < steps; i++) await run.advance()
  return run.drainRecords()
}

/** One run, frozen at each of the given steps. */
export async function frozenAt(
  configuration: RunConfiguration,
  steps: readonly number[],
  runtime: Runtime,
): Promise<FrozenRun[]> {
  const run = await begin(configuration, runtime)
  const frozen: FrozenRun[] = []
  for (const step of steps) {
    while (run.progress.step < step) await run.advance()
    frozen.push({ configuration, snapshot: structuredClone(await run.snapshot()) })
  }
  run.dispose()
  return frozen
}

/** Every number of the networks and optimisers, by the top-level name in the state. */
export function networksOf({ arrays }: RunSnapshot): Record<string, readonly number[]> {
  const state = arrays.learner as Tree<HostArray>
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => {
      const leaves = isHostArray(value) ? [value] : flatten(value, isHostArray).map(({ leaf }) => leaf)
      return [name, leaves.flatMap(({ data }) => [...data])]
    }),
  )
}
