import type { Scalar, Tensor } from '@tensorflow/tfjs-core'
import type { Algorithm, Batch } from '../algorithms/algorithm'
import { initialAdam } from '../algorithms/shared/networks'
import type { Step } from '../engine/runtime'
import { flatten, type HostArray, isTensor, type TensorTree, type Tree } from '../engine/tree'
import { inEnglish } from '../messages/message'
import { checkValues } from '../schema/values'
import type { AlgorithmAdapter } from './adapter'
import {
  type Fixture,
  nestedArray,
  ParityError,
  type ReferenceArray,
  type ReferenceBatch,
  type ReferenceNetworks,
} from './fixture'
import type { ParityCase, ParityStep } from './parity-case'
import { hostArray, type ReferenceTree, reshaped, toHost } from './reference-networks'

type Inputs = {
  readonly batches: { readonly [name: string]: Batch }
  readonly noise: { readonly [name: string]: Tensor }
  readonly h: { readonly [name: string]: Tensor }
}

/** The case of a fixture of a learner: its networks, batches and noise go into `algorithm.update` itself. */
export function algorithmCase(algorithm: Algorithm, adapter: AlgorithmAdapter, fixture: Fixture): ParityCase {
  const { phase = 'offline' } = adapter
  const h = hyperparameters(algorithm, adapter, fixture)
  const sizes = { observation: fixture.dimensions.S!, action: fixture.dimensions.A! }
  const live = Object.entries(algorithm.hyperparameters).filter(
    ([, field]) => field.kind === 'number' && field.change === 'live',
  )
  const liveInputs = Object.fromEntries(
    live.map(([name]) => [name, { shape: [], data: Float32Array.of(h[name] as number) }]),
  )

  const before = mapNetworks(adapter, fixture.before, 'before')
  const start = toHost(before)
  const steps = fixture.steps.map((reference, index): ParityStep => {
    const variant = algorithm.variant?.(index, h, phase) ?? ''
    const draws = algorithm.draws(sizes, h, phase, variant)
    const step: Step<TensorTree, Inputs> = (state, inputs) => {
      const { metrics, outputs, gradients, ...result } = algorithm.update({
        state,
        batches: inputs.batches,
        noise: inputs.noise,
        h: { ...h, ...(inputs.h as Record<string, Scalar>) },
        phase,
        variant,
      })
      const shown = flatten<Tensor>(gradients, isTensor).map(({ path, leaf }) => [`gradient:${path}`, leaf] as const)
      return { ...result, metrics, outputs: { ...outputs, ...Object.fromEntries(shown) } }
    }
    return {
      program: variant,
      step: step as Step,
      inputs: {
        batches: hostBatches(adapter.batches?.(reference.batch, fixture) ?? { batch: reference.batch }),
        noise: hostNoise(adapter, fixture, reference.noise, draws),
        h: liveInputs,
      },
      expected: {
        losses: adapter.losses(reference.log, fixture),
        gradients: mapNetworks(adapter, reference.gradients, 'gradients'),
        outputs: adapter.outputs?.(fixture, index) ?? {},
      },
    }
  })
  const optimisers = Object.entries(adapter.optimisers).map(
    ([optimiser, network]) => [optimiser, initialAdam(start[network] as Tree<HostArray>)] as const,
  )
  return {
    state: { ...start, ...Object.fromEntries(optimisers), ...adapter.otherState?.(fixture) },
    steps,
    before,
    after: mapNetworks(adapter, fixture.after, 'after'),
  }
}

/** Values outside a slider's range are fine here; wrong names and kinds are not. */
function hyperparameters(algorithm: Algorithm, adapter: AlgorithmAdapter, fixture: Fixture) {
  const given = adapter.hyperparameters(fixture)
  const { values, problems } = checkValues(algorithm.hyperparameters, given)
  const wrong = problems.map(inEnglish).filter((problem) => !problem.includes('is outside'))
  if (wrong.length > 0) throw new ParityError(wrong.join(' '))
  return { ...values, ...(given as typeof values) }
}

/** What the reference's networks are in our state; complains of any network that is left over. */
function mapNetworks(adapter: AlgorithmAdapter, networks: ReferenceNetworks, what: string): ReferenceTree {
  const used = new Set<string>()
  const mappings = { ...adapter.networks, ...(what === 'gradients' && adapter.otherGradients) }
  const entries = Object.entries(mappings).flatMap(([name, { from, tree }]) => {
    const present = from.filter((network) => networks[network])
    // Not every network moves in every step, nor has every reference noted each of its gradients.
    if (what === 'gradients' && present.length === 0) return []
    if (present.length < from.length) throw new ParityError(`"${what}" lacks a network of ${from.join(', ')}.`)
    for (const network of from) used.add(network)
    return [[name, tree(from.map((network) => networks[network]!))] as const]
  })
  const left = Object.keys(networks).filter((network) => !used.has(network))
  if (left.length > 0) throw new ParityError(`"${what}" has networks without a place in our state: ${left.join(', ')}.`)
  return Object.fromEntries(entries)
}

const COLUMNS = ['observations', 'actions', 'rewards', 'next_observations', 'terminals', 'mc_returns']

function hostBatches(batches: Readonly<Record<string, ReferenceBatch>>): Tree<HostArray> {
  return Object.fromEntries(Object.entries(batches).map(([name, batch]) => [name, hostBatch(batch)]))
}

function hostBatch(batch: ReferenceBatch): Tree<HostArray> {
  const [observations, actions, rewards, nextObservations, terminals, returnsToGo] = COLUMNS.map((name, index) =>
    nestedArray(batch[Array.isArray(batch) ? index : name] ?? []),
  )
  const rows = observations!.shape[0]!
  const column = (array: ReferenceArray) => hostArray(reshaped(array, [rows]))
  return {
    observations: hostArray(observations!),
    actions: hostArray(actions!),
    rewards: column(rewards!),
    nextObservations: hostArray(nextObservations!),
    terminals: column(terminals!),
    // References without returns-to-go do not use them, and neither may we: NaN would show.
    returnsToGo: returnsToGo!.data.length > 0 ? column(returnsToGo!) : { shape: [rows], data: nan(rows) },
  }
}

function nan(rows: number): Float32Array {
  return new Float32Array(rows).fill(Number.NaN)
}

function hostNoise(
  adapter: AlgorithmAdapter,
  fixture: Fixture,
  reference: readonly ReferenceArray[],
  draws: ReturnType<Algorithm['draws']>,
): Tree<HostArray> {
  const given = adapter.joinDraws?.(reference, fixture) ?? reference
  const mappings = adapter.noise(fixture)
  if (mappings.length !== given.length) {
    throw new ParityError(`a step has ${given.length} draws, but ${mappings.length} are expected.`)
  }
  const entries = mappings.map(({ name, layout }, index) => {
    const draw = layout ? layout(given[index]!) : given[index]!
    const shape = draws[name]?.shape
    if (shape?.join() !== draw.shape.join()) {
      throw new ParityError(`the draw "${name}" has the shape [${draw.shape}], not [${shape ?? 'no such draw'}].`)
    }
    return [name, hostArray(draw)] as const
  })
  const noise = Object.fromEntries(entries)
  // A draw that the reference does not make must not matter.
  for (const [name, { shape }] of Object.entries(draws)) {
    noise[name] ??= { shape, data: nan(shape.reduce((size, dimension) => size * dimension, 1)) }
  }
  return noise
}
