import {
  add,
  div,
  exp,
  log,
  maximum,
  mean,
  mul,
  relu,
  reshape,
  type Scalar,
  sigmoid,
  softplus,
  split,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import { flatten, type HostArray, isTensor, mapTree, type TensorTree, type Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import type { ValuesOf } from '../../schema/field'
import type { Live, NetworkKinds, Sizes } from '../algorithm'
import { type AdamState, adam, copyOf, initialAdam, initialMlp, layerSizes, type Mlp, mlp } from '../shared/networks'
import type { dynamicsHyperparameters, H } from './hyperparameters'

export type DynamicsH = Live<typeof dynamicsHyperparameters>

// --- networks ---

/** N members that predict y = (s' - s, r) from x = (s, a); D = S + 1. */
export type Dynamics = {
  /** [N, in, out]; outputs 2D: mean, then log variance. */
  readonly layers: Mlp
  /** Soft bounds of the log variance: [D]. */
  readonly maxLogVariance: Tensor
  readonly minLogVariance: Tensor
}

export type DynamicsState = {
  readonly dynamics: Dynamics
  /** Each member's layers when its hold-out error was smallest. */
  readonly bestLayers: Mlp
  /** x is standardised by these: [S + A]. */
  readonly inputMean: Tensor
  readonly inputScale: Tensor
  /** And y by these, if at all: [D]. */
  readonly targetMean: Tensor
  readonly targetScale: Tensor
  /** What one unit of standardised y counts as in a penalty: [D]. */
  readonly penaltyScale: Tensor
  /** Log of the mean squared hold-out error of a deterministic ensemble: [D]. */
  readonly residualLogVariance: Tensor
  readonly dynamicsOptimiser: AdamState
}

export const dynamicsKinds = {
  dynamics: 'dynamics',
  bestLayers: 'dynamics',
  inputMean: 'dynamics',
  inputScale: 'dynamics',
  targetMean: 'dynamics',
  targetScale: 'dynamics',
  penaltyScale: 'dynamics',
  residualLogVariance: 'dynamics',
} as const satisfies NetworkKinds

/** Layer by layer, as multiples of the first one's decay. */
const DECAY_FACTORS = [1, 2, 3, 3, 4]

export function initialDynamics(
  { observation, action }: Sizes,
  h: ValuesOf<typeof dynamicsHyperparameters>,
  random: RandomStream,
): Tree<HostArray> {
  const outputs = observation + 1
  const sizes = layerSizes(observation + action, h.dynamicsUnits, h.dynamicsLayers, 2 * outputs)
  const layers = initialMlp(random, sizes, { members: h.members, initialiser: truncatedNormal })
  const filled = (size: number, value: number) => ({ shape: [size], data: new Float32Array(size).fill(value) })
  const dynamics = { layers, maxLogVariance: filled(outputs, 0.5), minLogVariance: filled(outputs, -10) }
  return {
    dynamics,
    bestLayers: copyOf(layers),
    inputMean: filled(observation + action, 0),
    inputScale: filled(observation + action, 1),
    targetMean: filled(outputs, 0),
    targetScale: filled(outputs, 1),
    penaltyScale: filled(outputs, 1),
    residualLogVariance: filled(outputs, 0),
    dynamicsOptimiser: initialAdam(dynamics),
  }
}

/** Weights normal with std 1/(2 sqrt(in)), redrawn beyond two std; biases zero (Chua et al. 2018, PETS). */
function truncatedNormal(random: RandomStream, fanIn: number, fanOut: number) {
  const draw = (): number => {
    const value = random.normal()
    return Math.abs(value) <= 2 ? value : draw()
  }
  const std = 1 / (2 * Math.sqrt(fanIn))
  return { weight: Float32Array.from({ length: fanIn * fanOut }, () => std * draw()), bias: new Float32Array(fanOut) }
}

/** Standardised x [B, S + A] or [N, B, S + A] -> mean and log variance of standardised y, [N, B, D] each. */
export function predict(
  { layers, maxLogVariance, minLogVariance }: Dynamics,
  x: Tensor,
  activation: H['dynamicsActivation'],
) {
  const [mu, raw] = split(mlp(layers, x, activation === 'swish' ? swish : relu), 2, -1)
  const below = sub(maxLogVariance, softplus(sub(maxLogVariance, raw!)))
  return { mu: mu!, logVariance: add(minLogVariance, softplus(sub(below, minLogVariance))) }
}

function swish(x: Tensor): Tensor {
  return mul(x, sigmoid(x))
}

// --- losses ---

/**
 * L = sum over members of mean [(mu - y)^2 e^-v + v], or of mean (mu - y)^2, plus L2 of the weights by layer and
 * 0.01 (sum of upper bounds - sum of lower bounds); x [N, B, S + A], y [N, B, D] standardised.
 */
export function dynamicsLoss(dynamics: Dynamics, x: Tensor, y: Tensor, h: DynamicsH): Tensor {
  const { mu, logVariance } = predict(dynamics, x, h.dynamicsActivation)
  const error = square(sub(mu, y))
  const likelihood = add(mul(error, exp(mul(-1, logVariance))), logVariance)
  const fit = sum(mean(h.dynamicsForm === 'probabilistic' ? likelihood : error, [1, 2]))
  const bounds = sub(sum(dynamics.maxLogVariance), sum(dynamics.minLogVariance))
  return add(add(fit, weightDecay(dynamics.layers, h.dynamicsWeightDecay)), mul(h.varianceBoundWeight, bounds))
}

function weightDecay(layers: Mlp, first: Scalar): Tensor {
  const squares = Object.values(layers).map(({ weight }, index) =>
    mul((DECAY_FACTORS[index] ?? 4) / 2, sum(square(weight))),
  )
  return mul(
    first,
    squares.reduce((a, b) => add(a, b)),
  )
}

// --- update ---

/** One step of the ensemble: x [N, B, S + A], y [N, B, D] in their own units, one batch per member. */
export function updateDynamics(state: DynamicsState, x: Tensor, y: Tensor, h: DynamicsH) {
  const inputs = div(sub(x, state.inputMean), state.inputScale)
  const targets = div(sub(y, state.targetMean), state.targetScale)
  const loss = valueAndGradients((dynamics: Dynamics) => dynamicsLoss(dynamics, inputs, targets, h), state.dynamics)
  const step = adam(state.dynamics, loss.gradients, state.dynamicsOptimiser, h.dynamicsLearningRate)
  return {
    state: { dynamics: step.parameters, dynamicsOptimiser: step.optimiser },
    gradients: { dynamics: loss.gradients } as TensorTree,
    metrics: { dynamicsLoss: loss.value },
  }
}

/** Mean squared error of the means on hold-out rows x [H, S + A], y [H, D]: per member [N] and per output [D]. */
export function holdoutErrors(state: DynamicsState, x: Tensor, y: Tensor, h: DynamicsH) {
  const { mu } = predict(state.dynamics, div(sub(x, state.inputMean), state.inputScale), h.dynamicsActivation)
  const error = square(sub(mu, div(sub(y, state.targetMean), state.targetScale)))
  return { perMember: mean(error, [1, 2]), perOutput: mean(error, [0, 1]) }
}

/** Takes over the layers of the members that improved; `improved` [N] holds ones and zeros. */
export function keepBest(state: DynamicsState, improved: Tensor): Pick<DynamicsState, 'bestLayers'> {
  const members = improved.shape[0]!
  const layers = flatten<Tensor>(state.dynamics.layers, isTensor).map(({ path, leaf }) => [path, leaf] as const)
  const current = new Map(layers)
  const bestLayers = mapTree<Tensor, Tensor>(state.bestLayers, isTensor, (best, path) => {
    const taken = reshape(improved, [members, 1, 1])
    return add(mul(taken, current.get(path)!), mul(sub(1, taken), best))
  })
  return { bestLayers: bestLayers as Mlp }
}

/** Back to every member's best layers, with the spread of their errors on the hold-out rows. */
export function finishDynamics(
  state: DynamicsState,
  x: Tensor,
  y: Tensor,
  h: DynamicsH,
): Pick<DynamicsState, 'dynamics' | 'residualLogVariance'> {
  const layers = mapTree<Tensor, Tensor>(state.bestLayers, isTensor, (leaf) => mul(leaf, 1)) as Mlp
  const { perOutput } = holdoutErrors({ ...state, dynamics: { ...state.dynamics, layers } }, x, y, h)
  return { dynamics: { ...state.dynamics, layers }, residualLogVariance: log(maximum(perOutput, 1e-10)) }
}
