import type { ProbeName } from '../algorithms/algorithm'
import { type Dataset, episodeCount } from '../data/dataset'
import { generateDataset } from '../data/generation/generate-dataset'
import type { DatasetRecipe } from '../data/generation/recipe'
import { createRuntime } from '../engine/create-runtime'
import type { Runtime } from '../engine/runtime'
import type { HostArray, Tree } from '../engine/tree'
import { createEnvironment } from '../environments/registry'
import type { RandomStream } from '../random/random-stream'
import { checkConfiguration } from '../training/configuration'
import { createRun } from '../training/create-run'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { preprocessingOf } from '../training/preprocessing'
import { ReplayBuffer } from '../training/replay-buffer'
import type { TrainingRun } from '../training/training-run'

/** For tests: networks that are formulas, so that a test knows every answer. Everything else is the real thing. */
export interface Formulas {
  readonly discount: number
  readonly rewardScale?: number
  readonly rewardShift?: number
  readonly normaliseObservations?: boolean
  /** a in [-1, 1] of a learner's observation */
  readonly policy: (s: Float32Array, mode: string, random: RandomStream) => readonly number[]
  /** One value, or one per member, of a learner's observation and action. */
  readonly probes: { readonly [Name in ProbeName]?: (s: Float32Array, a: Float32Array) => readonly number[] }
  readonly state?: () => Tree<HostArray>
}

export async function accessOfFormulas(recipe: DatasetRecipe, formulas: Formulas): Promise<AccessWithData> {
  const dataset = await generateDataset(recipe, 'test')
  const environment = createEnvironment(recipe.environment, recipe.parameters)
  const sizes = { observation: environment.observations.length, action: environment.actions.length }
  const { discount, rewardScale = 1, rewardShift = 0, normaliseObservations = true } = formulas
  const preprocessing = preprocessingOf(dataset, environment, { normaliseObservations, rewardScale, rewardShift })
  const replay = new ReplayBuffer(sizes, preprocessing, dataset, { discount, truncated: 'truncate' })
  const rowsOf = (values: Float32Array, width: number) =>
    Array.from({ length: values.length / width }, (_, row) => values.subarray(row * width, (row + 1) * width))
  const access: DiagnosticAccess = {
    sizes,
    discount,
    phase: 'offline',
    preprocessing,
    environment,
    offline: replay.offline,
    episodeStarts: dataset.episodeStarts,
    heldOut: undefined,
    online: replay.online,
    onlineShare: 0,
    has: (name) => formulas.probes[name] !== undefined,
    async probe(name, observations, actions) {
      const a = rowsOf(actions, sizes.action)
      const perRow = rowsOf(observations, sizes.observation).map((s, row) => formulas.probes[name]!(s, a[row]!))
      const members = perRow[0]?.length ?? 0
      return Float32Array.from(
        { length: members * a.length },
        (_, i) => perRow[i % a.length]![Math.floor(i / a.length)]!,
      )
    },
    async act(observations, mode, random) {
      return Float32Array.from(rowsOf(observations, sizes.observation).flatMap((s) => formulas.policy(s, mode, random)))
    },
    hasRows: true,
    async lossPulls() {
      throw new Error('Formulas have no gradients.')
    },
    async compareGradients() {
      return null
    },
    async readState() {
      return formulas.state!()
    },
  }
  return { access, dataset, environment }
}

export interface AccessWithData {
  readonly access: DiagnosticAccess
  readonly dataset: Dataset
  readonly environment: NonNullable<DiagnosticAccess['environment']>
}

/** A real run on a small dataset of its environment. */
export async function smallRun(
  algorithm: string,
  recipe: DatasetRecipe,
  { settings = {}, hyperparameters = {} }: { settings?: object; hyperparameters?: object } = {},
): Promise<{ run: TrainingRun; access: () => DiagnosticAccess; runtime: Runtime }> {
  const { configuration } = checkConfiguration({
    version: 1,
    environment: { id: recipe.environment, parameters: recipe.parameters ?? {} },
    dataset: { kind: 'recipe', recipe },
    algorithm: { id: algorithm, hyperparameters: { batchSize: 8, hiddenUnits: 8, ...hyperparameters } },
    settings: { offlineSteps: 10, onlineSteps: 10, evaluationEvery: 10, evaluationEpisodes: 1, copies: 2, ...settings },
    seed: 4,
  })
  const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })
  const run = createRun(configuration, await generateDataset(recipe, 'test'), runtime)
  return { run, access: () => run.diagnose!, runtime }
}

/** First row of the episode that a row of a dataset belongs to. */
export function episodeOf(dataset: Dataset, row: number): { readonly start: number; readonly end: number } {
  for (let episode = 0; episode < episodeCount(dataset); episode++) {
    const [start, end] = [dataset.episodeStarts[episode]!, dataset.episodeStarts[episode + 1]!]
    if (row < end) return { start, end }
  }
  throw new RangeError(`The dataset has no row ${row}.`)
}
