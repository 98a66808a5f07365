import * as v from 'valibot'
import type { NetworkKind, NetworkKinds } from '../../algorithms/algorithm'
import type { MetaPlain } from '../../algorithms/pearl/run'
import { algorithmById } from '../../algorithms/registry'
import { flatten, type HostArray, isHostArray, type Tree } from '../../engine/tree'
import type { Bounds } from '../../environments/action-scaling'
import { findTaskFamily } from '../../environments/tasks/task-families'
import { type MessageValue, message } from '../../messages/message'
import { RandomStream } from '../../random/random-stream'
import { policySnapshot, type SnapshotPlain } from '../../training/snapshot'
import type { FrozenRun } from '../../training/transfer-report'
import { CheckpointError } from '../checkpoint-error'

/** How the world's units become those of the networks: [S] each, and [A] each. */
export interface NetworkUnits {
  readonly observationMean: readonly number[]
  readonly observationScale: readonly number[]
  /** The box that becomes [-1, 1]. */
  readonly actionLow: readonly number[]
  readonly actionHigh: readonly number[]
}

/** Networks without their optimisers, and what it takes to understand them. */
export interface NetworkFile {
  /** Id of the algorithm that trained them. */
  readonly algorithm: string
  readonly kinds: NetworkKinds
  /** Between the layers of each network. */
  readonly activations: Readonly<Record<string, string>>
  /** By network; weights [in, out], ensembles with a leading dimension. */
  readonly networks: Tree<HostArray>
  readonly units: NetworkUnits
}

/** All networks of a frozen run. */
export function networksOf({ configuration, snapshot }: FrozenRun): NetworkFile {
  const algorithm = algorithmById(configuration.algorithm.id)
  const policy = policySnapshot(snapshot)
  const { hyperparameters } = policy.plain as SnapshotPlain | MetaPlain
  const kinds = algorithm.networks(hyperparameters)
  const state = snapshot.arrays.learner as Tree<HostArray>
  const names = Object.keys(kinds)
  return {
    algorithm: algorithm.id,
    kinds,
    activations: Object.fromEntries(names.map((name) => [name, activationOf(kinds[name]!, hyperparameters)])),
    networks: Object.fromEntries(names.map((name) => [name, state[name]!])),
    units: algorithm.training === 'meta' ? taskUnits(configuration) : dataUnits(policy.plain as SnapshotPlain),
  }
}

function activationOf(kind: NetworkKind, { dynamicsActivation }: SnapshotPlain['hyperparameters']): string {
  return kind === 'dynamics' ? String(dynamicsActivation) : 'relu'
}

function dataUnits({ preprocessing }: SnapshotPlain): NetworkUnits {
  const { observationMean, observationScale, actionBox } = preprocessing
  return { observationMean: [...observationMean], observationScale: [...observationScale], ...boxOf(actionBox) }
}

/** Observations of tasks are learnt from as they are. */
function taskUnits({ environment }: FrozenRun['configuration']): NetworkUnits {
  const family = findTaskFamily(environment!.id)
  const { observations, actions } = family.createEnvironment(family.sampleTask(RandomStream.fromSeed(0)))
  return { observationMean: observations.map(() => 0), observationScale: observations.map(() => 1), ...boxOf(actions) }
}

function boxOf(bounds: readonly Bounds[]) {
  return { actionLow: bounds.map(({ low }) => low), actionHigh: bounds.map(({ high }) => high) }
}

const texts = v.record(v.string(), v.pipe(v.string(), v.maxLength(100)))
const numbers = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(10_000))
const Meaning = v.object({
  algorithm: v.pipe(v.string(), v.maxLength(100)),
  kinds: texts,
  activations: texts,
  units: v.object({
    observationMean: numbers,
    observationScale: v.pipe(
      numbers,
      v.check((scale) => !scale.includes(0), 'must not be 0'),
    ),
    actionLow: numbers,
    actionHigh: numbers,
  }),
})

/** What a file says about its networks, as text; the same in every format. */
export function meaningText({ networks: _, ...meaning }: NetworkFile): string {
  return JSON.stringify(meaning)
}

/** Throws a CheckpointError where the text is none of ours, or does not agree with the networks. */
export function withMeaning(text: unknown, networks: Tree<HostArray>): NetworkFile {
  const parsed = v.safeParse(Meaning, typeof text === 'string' ? parsedJson(text) : undefined)
  if (!parsed.success) {
    throw new CheckpointError(
      'content',
      message`The file does not say which networks it holds; only files that this page wrote can be loaded.`,
    )
  }
  const { kinds, units, ...rest } = parsed.output
  const [named, found] = [Object.keys(kinds).sort(), Object.keys(networks).sort()]
  if (named.join() !== found.join()) {
    throw new CheckpointError(
      'content',
      message`The file says that it holds ${listed(named)}, but holds ${listed(found)}.`,
    )
  }
  if (
    units.observationMean.length !== units.observationScale.length ||
    units.actionLow.length !== units.actionHigh.length
  ) {
    throw new CheckpointError('content', message`The units in the file do not agree with each other.`)
  }
  const broken = flatten(networks, isHostArray).find(({ leaf }) => !leaf.data.every(Number.isFinite))
  if (broken)
    throw new CheckpointError('content', message`"${broken.path}" in the file holds numbers that are not finite.`)
  return { ...rest, kinds: kinds as NetworkKinds, units, networks }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function listed(names: readonly string[]): MessageValue {
  return names.length === 0
    ? message`nothing`
    : names
        .map((name) => `"${name.slice(0, 40)}"`)
        .join(', ')
        .slice(0, 200)
}
