import { scalar, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import {
  flatten,
  type HostArray,
  isHostArray,
  isTensor,
  mapTree,
  sizeOf,
  type TensorTree,
  type Tree,
} from '../engine/tree'
import { RandomStream } from '../random/random-stream'
import type { Values } from '../schema/field'
import { defaults } from '../schema/values'
import { type Algorithm, type Batch, type BatchRequest, fillDraw, type Live, type Phase } from './algorithm'

/** For tests: single steps of an algorithm on random rows, with everything read back. Needs a backend to be set. */

export const SIZES = { observation: 3, action: 2 }

export interface StepOptions {
  readonly values?: Values
  readonly phase?: Phase
  readonly step?: number
  readonly seed?: number
  /** Entries that replace those of a fresh state. */
  readonly state?: Tree<HostArray>
  /** Columns that replace random ones, in every batch. */
  readonly columns?: { readonly [Column in keyof Batch]?: Float32Array }
}

/** A summand of a loss, or all of it. */
export interface LossPart {
  readonly value: number
  readonly gradients: Record<string, number[]>
}

export interface StepRecord {
  readonly before: Record<string, number[]>
  /** The whole state after the step, by path. */
  readonly after: Record<string, number[]>
  readonly gradients: Record<string, number[]>
  readonly metrics: Record<string, number>
  /** By network. */
  readonly losses: Record<string, number>
  /** By network, then by term. */
  readonly terms: Record<string, Record<string, LossPart>>
  readonly outputs: Record<string, number[]>
}

/** One update; equal options give equal random rows, noise and initial networks. */
export function oneStep(algorithm: Algorithm, options: StepOptions = {}): StepRecord {
  const { phase = 'offline', step = 0, seed = 7, columns = {} } = options
  const h = { ...defaults(algorithm.hyperparameters), batchSize: 8, hiddenUnits: 8, ...options.values }
  const variant = algorithm.variant?.(step, h, phase) ?? ''
  const random = RandomStream.fromSeed(seed)
  const [initialisation, rows, draws] = [random.split(), random.split(), random.split()]
  const initial = { ...algorithm.initialise(SIZES, h, initialisation), ...options.state }
  return tidy(() => {
    const state = upload(initial)
    const batches = Object.fromEntries(
      Object.entries(algorithm.batches(h, phase, variant)).map(([name, request]) => [
        name,
        randomBatch(request, rows, columns),
      ]),
    )
    const noise = Object.fromEntries(
      Object.entries(algorithm.draws(SIZES, h, phase, variant)).map(([name, draw]) => {
        const data = new Float32Array(sizeOf(draw.shape))
        fillDraw(draw, data, draws)
        return [name, tensor(data, [...draw.shape])]
      }),
    )
    const result = algorithm.update({ state, batches, noise, h: liveValues(algorithm, h), phase, variant })
    return {
      before: numbers(state),
      after: numbers({ ...state, ...result.state }),
      gradients: numbers(result.gradients),
      metrics: Object.fromEntries(Object.entries(result.metrics ?? {}).map(([name, x]) => [name, x.dataSync()[0]!])),
      losses: Object.fromEntries(Object.entries(result.losses).map(([name, x]) => [name, x.dataSync()[0]!])),
      terms: Object.fromEntries(
        Object.entries(result.terms ?? {}).map(([network, terms]) => [
          network,
          Object.fromEntries(
            Object.entries(terms).map(([term, part]) => {
              const { value, gradients } = part()
              return [term, { value: value.dataSync()[0]!, gradients: numbers(gradients) }]
            }),
          ),
        ]),
      ),
      outputs: numbers(result.outputs ?? {}),
    }
  })
}

/** Numbers that are live become scalar tensors, as in a traced step. */
export function liveValues(algorithm: Algorithm, h: Values): Live<Algorithm['hyperparameters']> {
  return Object.fromEntries(
    Object.entries(h).map(([name, value]) => {
      const field = algorithm.hyperparameters[name]
      return [name, field?.kind === 'number' && field.change === 'live' ? scalar(value as number) : value]
    }),
  )
}

function randomBatch(
  { rows, nextActions }: BatchRequest,
  random: RandomStream,
  columns: NonNullable<StepOptions['columns']>,
): Batch {
  const normal = (name: keyof Batch, ...shape: number[]) => {
    const data = new Float32Array(sizeOf(shape))
    random.fillNormal(data)
    return tensor(columns[name] ?? data, shape)
  }
  const actions = new Float32Array(rows * SIZES.action)
  random.fillUniform(actions, -1, 1)
  return {
    observations: normal('observations', rows, SIZES.observation),
    actions: tensor(columns.actions ?? actions, [rows, SIZES.action]),
    rewards: normal('rewards', rows),
    nextObservations: normal('nextObservations', rows, SIZES.observation),
    terminals: tensor(columns.terminals ?? Float32Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? 1 : 0))),
    returnsToGo: normal('returnsToGo', rows),
    ...(nextActions && {
      nextActions: normal('nextActions', rows, SIZES.action),
      nextActionKnown: tensor(columns.nextActionKnown ?? Float32Array.from({ length: rows }, (_, row) => row % 2)),
    }),
  }
}

function upload(tree: Tree<HostArray>): TensorTree {
  return mapTree<HostArray, Tensor>(tree, isHostArray, ({ shape, data }) => tensor(data, [...shape], 'float32'))
}

function numbers(tree: TensorTree): Record<string, number[]> {
  return Object.fromEntries(flatten<Tensor>(tree, isTensor).map(({ path, leaf }) => [path, [...leaf.dataSync()]]))
}

/** Names of the state entries that the step changed. */
export function changed({ before, after }: StepRecord): string[] {
  const paths = Object.keys(before).filter((path) =>
    before[path]!.some((value, index) => value !== after[path]![index]),
  )
  return [...new Set(paths.map((path) => path.split('.')[0]!))].sort()
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
