import type { Values } from '../../core/schema/field'
import type { Change as MovedValue } from '../../core/training/changes'
import type { RunConfiguration } from '../../core/training/configuration'
import { runSettings } from '../../core/training/run-settings'
import type { TransferReport } from '../../core/training/transfer-report'
import type { Intervention } from '../../worker/protocol'

/** What a run is made of. */
export type RunSpec = Omit<Experiment, 'id' | 'name' | 'hidden'>

/** How a run came to be. */
export type Origin =
  | { readonly kind: 'own' }
  /** From the state of another run at a step; with the same algorithm and settings it is that run's repetition. */
  | {
      readonly kind: 'fork'
      readonly parent: number
      readonly step: number
      /** Known when it has begun. */
      readonly carried: TransferReport | null
      /** Its networks began anew although they would have fitted. */
      readonly networksAnew?: true
    }
  /** Trained here as one of a scenario's methods. */
  | { readonly kind: 'scenario'; readonly scenario: string; readonly method: string }
  /** Made by `lab scenario` and shipped with the page. */
  | { readonly kind: 'recorded'; readonly scenario: string; readonly method: string; readonly made: string }
  /** `entry`: which of the file's runs. */
  | { readonly kind: 'imported'; readonly file: string; readonly entry: number }

/** A live value that was moved, or is to be, when a run had done so many steps: stored here, and nowhere else. */
export interface Change extends MovedValue {
  readonly step: number
}

/** One experiment: a configuration, and the live changes made to it, over one or several seeds. */
export interface Experiment {
  readonly id: number
  readonly configuration: RunConfiguration
  /** For people; null without a dataset. */
  readonly datasetName: string | null
  /** Under which the first worker keeps the rows; null without a dataset, and for recordings. */
  readonly datasetId: number | null
  readonly origin: Origin
  /** As the person renamed it; else it is named after its algorithm. */
  readonly name: string | null
  readonly hidden: boolean
  /** Live changes, rising in steps; the same for each of its seeds. */
  readonly changes: readonly Change[]
  /** Of a fork: what was changed in its parent before, and by the fork itself. In force when it begins. */
  readonly inherited: readonly Change[]
}

/** Runs of one key differ in their seed alone. */
export function keyOf({ configuration, datasetName, changes, origin }: Experiment): string {
  const { seed: _, dataset, ...rest } = configuration
  // In a scenario the seed makes the data as well, and is no part of the experiment there either.
  const seedMakesData = origin.kind === 'scenario' || origin.kind === 'recorded'
  const source = seedMakesData && dataset?.kind === 'recipe' ? { ...dataset.recipe, seed: null } : dataset
  return JSON.stringify({ ...rest, source, datasetName, changes, from: sourceOf(origin) })
}

function sourceOf(origin: Origin): unknown {
  if (origin.kind === 'fork') return { parent: origin.parent, step: origin.step, networksAnew: origin.networksAnew }
  return origin.kind === 'imported' ? origin : origin.kind
}

/** The configuration with other live values; a name that both have is the algorithm's. */
export function withValues(configuration: RunConfiguration, values: Values): RunConfiguration {
  const { algorithm, settings } = configuration
  const entries = Object.entries(values)
  const ofAlgorithm = entries.filter(([name]) => name in algorithm.hyperparameters)
  const ofRun = entries.filter(([name]) => name in runSettings && !(name in algorithm.hyperparameters))
  return {
    ...configuration,
    algorithm: { ...algorithm, hyperparameters: { ...algorithm.hyperparameters, ...Object.fromEntries(ofAlgorithm) } },
    settings: { ...settings, ...Object.fromEntries(ofRun) },
  }
}

/** What the run's values had become by a step. */
export function configurationAt(
  { configuration, changes }: Pick<Experiment, 'configuration' | 'changes'>,
  step: number,
) {
  return changes
    .filter((change) => change.step <= step)
    .reduce((before, { name, to }) => withValues(before, { [name]: to }), configuration)
}

/** As the worker is told to make them. */
export function interventionsOf(changes: readonly Change[]): Intervention[] {
  return changes.map(({ step, name, to }) => ({ step, values: { [name]: to } }))
}

/** What was told as new values alone, with the values before; what changes nothing is left out. */
export function changesOf(configuration: RunConfiguration, interventions: readonly Intervention[]): Change[] {
  const changes: Change[] = []
  for (const { step, values } of interventions) {
    const { algorithm, settings } = configurationAt({ configuration, changes }, step)
    const before: Values = { ...settings, ...algorithm.hyperparameters }
    for (const [name, to] of Object.entries(values)) {
      const from = before[name]
      if (from !== undefined && from !== to) changes.push({ step, name, from, to })
    }
  }
  return changes
}
