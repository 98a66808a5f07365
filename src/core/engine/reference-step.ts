import {
  add,
  clipByValue,
  concat,
  div,
  expandDims,
  matMul,
  mean,
  min,
  mul,
  pow,
  relu,
  reshape,
  slice,
  sqrt,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  tanh,
  tile,
} from '@tensorflow/tfjs-core'
import { valueAndGradients } from './gradients'
import type { Step } from './runtime'
import { SeededNumbers } from './seeded-numbers'
import { flatten, type HostArray, isTensor, mapTree, type Shape, sizeOf, type TensorTree, type Tree } from './tree'

type Network = { readonly [layer: string]: { readonly weight: Tensor; readonly bias: Tensor } }
type Moments = { readonly m: Network; readonly v: Network; readonly t: Tensor }

type State = {
  readonly actor: Network
  readonly critics: Network
  readonly targetCritics: Network
  readonly actorMoments: Moments
  readonly criticMoments: Moments
}

type Inputs = {
  /** [B, S] */
  readonly observations: Tensor
  /** [B, A] */
  readonly actions: Tensor
  /** [B] */
  readonly rewards: Tensor
  readonly nextObservations: Tensor
  readonly terminals: Tensor
  /** [B, A] standard normal */
  readonly noise: Tensor
  readonly learningRate: Tensor
}

export interface ReferenceSizes {
  readonly observation: number
  readonly action: number
  readonly hidden: number
  readonly batch: number
}

/** Two hidden layers; an ensemble has a leading dimension. */
function network(parameters: Network, x: Tensor): Tensor {
  const layer = (name: string, input: Tensor) => add(matMul(input, parameters[name]!.weight), parameters[name]!.bias)
  return layer('output', relu(layer('second', relu(layer('first', x)))))
}

function critics(parameters: Network, observations: Tensor, actions: Tensor): Tensor {
  const x = expandDims(concat([observations, actions], 1), 0)
  const members = parameters.first!.weight.shape[0]!
  return squeeze(network(parameters, members === 1 ? x : tile(x, [members, 1, 1])), [2])
}

function adam(parameters: Network, gradients: Network, moments: Moments, learningRate: Tensor) {
  const t = add(moments.t, 1)
  const updated = new Map<string, { theta: Tensor; m: Tensor; v: Tensor }>()
  const at = (tree: TensorTree) => new Map(flatten(tree, isTensor).map(({ path, leaf }) => [path, leaf]))
  const [g, m, v] = [at(gradients), at(moments.m), at(moments.v)]
  for (const { path, leaf } of flatten<Tensor>(parameters, isTensor)) {
    const gradient = g.get(path)!
    const first = add(mul(0.9, m.get(path)!), mul(0.1, gradient))
    const second = add(mul(0.999, v.get(path)!), mul(0.001, square(gradient)))
    const corrected = div(first, sub(1, pow(0.9, t)))
    const scale = add(sqrt(div(second, sub(1, pow(0.999, t)))), 1e-8)
    updated.set(path, { theta: sub(leaf, mul(learningRate, div(corrected, scale))), m: first, v: second })
  }
  const tree = (part: 'theta' | 'm' | 'v') =>
    mapTree<Tensor, Tensor>(parameters, isTensor, (_, path) => updated.get(path)![part]) as Network
  return { parameters: tree('theta'), moments: { m: tree('m'), v: tree('v'), t } }
}

/**
 * A step like TD3's: twin critics against their targets, the actor through the first critic, Adam for both, Polyak
 * averaging. What the self-test and the bench run.
 */
export const referenceStep: Step<State, Inputs> = (state, inputs) => {
  const { observations, actions, rewards, nextObservations, terminals, noise, learningRate } = inputs
  const disturbance = clipByValue(mul(noise, 0.2), -0.5, 0.5)
  const nextActions = clipByValue(add(tanh(network(state.actor, nextObservations)), disturbance), -1, 1)
  const nextQ = min(critics(state.targetCritics, nextObservations, nextActions), 0)
  const y = add(rewards, mul(mul(0.99, sub(1, terminals)), nextQ))

  const critic = valueAndGradients(
    (parameters) => sum(mean(square(sub(critics(parameters, observations, actions), y)), 1)),
    state.critics,
  )
  const criticStep = adam(state.critics, critic.gradients, state.criticMoments, learningRate)

  const firstCritic = mapTree<Tensor, Tensor>(criticStep.parameters, isTensor, (leaf) =>
    slice(leaf, [0, 0, 0], [1, leaf.shape[1]!, leaf.shape[2]!]),
  ) as Network
  const actor = valueAndGradients(
    (parameters) => mul(-1, mean(critics(firstCritic, observations, tanh(network(parameters, observations))))),
    state.actor,
  )
  const actorStep = adam(state.actor, actor.gradients, state.actorMoments, learningRate)

  const online = new Map(flatten<Tensor>(criticStep.parameters, isTensor).map(({ path, leaf }) => [path, leaf]))
  const targetCritics = mapTree<Tensor, Tensor>(state.targetCritics, isTensor, (leaf, path) =>
    add(mul(0.995, leaf), mul(0.005, online.get(path)!)),
  ) as Network
  return {
    state: {
      actor: actorStep.parameters,
      critics: criticStep.parameters,
      targetCritics,
      actorMoments: actorStep.moments,
      criticMoments: criticStep.moments,
    },
    metrics: { criticLoss: critic.value, actorLoss: actor.value },
    outputs: { targets: reshape(y, [-1]) },
  }
}

export function referenceState({ observation, action, hidden }: ReferenceSizes, seed: number): Tree<HostArray> {
  const random = new SeededNumbers(seed)
  const filled = (shape: Shape, bound: number): HostArray => {
    const data = new Float32Array(sizeOf(shape))
    if (bound > 0) random.fillUniform(data, -bound, bound)
    return { shape, data }
  }
  const layers = (input: number, output: number, members: number | undefined, bound: (fanIn: number) => number) => {
    const dense = (fanIn: number, fanOut: number) => ({
      weight: filled(members === undefined ? [fanIn, fanOut] : [members, fanIn, fanOut], bound(fanIn)),
      bias: filled(members === undefined ? [fanOut] : [members, 1, fanOut], bound(fanIn)),
    })
    return { first: dense(input, hidden), second: dense(hidden, hidden), output: dense(hidden, output) }
  }
  const initial = (fanIn: number) => 1 / Math.sqrt(fanIn)
  const zero = () => 0
  const step = (): HostArray => ({ shape: [], data: new Float32Array(1) })
  const criticInput = observation + action
  return {
    actor: layers(observation, action, undefined, initial),
    critics: layers(criticInput, 1, 2, initial),
    targetCritics: layers(criticInput, 1, 2, initial),
    actorMoments: {
      m: layers(observation, action, undefined, zero),
      v: layers(observation, action, undefined, zero),
      t: step(),
    },
    criticMoments: { m: layers(criticInput, 1, 2, zero), v: layers(criticInput, 1, 2, zero), t: step() },
  }
}

export function referenceInputShapes({ observation, action, batch }: ReferenceSizes) {
  return {
    observations: [batch, observation],
    actions: [batch, action],
    rewards: [batch],
    nextObservations: [batch, observation],
    terminals: [batch],
    noise: [batch, action],
    learningRate: [],
  } satisfies Tree<Shape>
}

/** A batch of random numbers; the same for the same seed. */
export function referenceInputs(sizes: ReferenceSizes, seed: number): Record<string, Float32Array> {
  const random = new SeededNumbers(seed)
  const inputs: Record<string, Float32Array> = {}
  for (const [name, shape] of Object.entries(referenceInputShapes(sizes))) {
    const data = new Float32Array(sizeOf(shape))
    random.fillNormal(data)
    if (name === 'terminals')
      data.forEach((value, i) => {
        data[i] = value > 1.5 ? 1 : 0
      })
    if (name === 'learningRate') data[0] = 3e-4
    inputs[name] = data
  }
  return inputs
}
