import {
  abs,
  add,
  clipByValue,
  concat,
  div,
  log,
  max,
  mean,
  min,
  minimum,
  mul,
  pow,
  relu,
  type Scalar,
  scalar,
  softplus,
  sqrt,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import { flatten, isTensor, mapTree } from '../../engine/tree'
import type { Batch, ComparedGradients } from '../algorithm'
import { type Mlp, mlp, qValues } from '../shared/networks'
import { td3ActorLoss, td3BcActorLoss } from '../shared/td3'
import type { H } from './hyperparameters'

/** w(s, a) >= 0, the density of online against offline data: [B] */
export function densityRatio(network: Mlp, { observations, actions }: Batch, h: H): Tensor {
  const output = squeeze(mlp(network, concat([observations, actions], 1)), [1])
  return h.ratioOutput === 'relu' ? relu(output) : softplus(output)
}

/**
 * L_w = mean [ f*(f'(w_off)) - f'(w_on) ], f'(w) = log 2w/(w+1), f*(f'(w)) = -log 2/(w+1): the Jensen-Shannon form of
 * the variational bound on a density ratio (Lee et al. 2021).
 */
export function densityRatioLoss(network: Mlp, offline: Batch, online: Batch, h: H): Tensor {
  const [wOff, wOn] = [densityRatio(network, offline, h), densityRatio(network, online, h)]
  const conjugate = mul(-1, log(add(div(2, add(wOff, 1)), 1e-10)))
  const derivative = log(add(div(mul(2, wOn), add(wOn, 1)), 1e-10))
  return mean(sub(conjugate, derivative))
}

/** w^(1/T) / mean_off w^(1/T), within [0.001, 1000] */
export function priorities(w: Tensor, wOff: Tensor, h: H): Tensor {
  const exponent = div(1, h.temperature)
  return clipByValue(div(pow(w, exponent), add(mean(pow(wOff, exponent)), 1e-10)), 0.001, 1000)
}

/** Q_UB(s, a) = mu + beta sigma with mu and sigma the mean and half the difference of two critics: [B] */
export function upperBound(critics: Mlp, observations: Tensor, actions: Tensor, optimism: Scalar) {
  const q = qValues(critics, observations, actions)
  const mu = mean(q, 0)
  // |Q_1 - Q_2| / 2, with its sign from the order and not from a sum of squares.
  const sigma = mul(0.5, sub(max(q, 0), min(q, 0)))
  return { mu, sigma, bound: add(mu, mul(optimism, sigma)) }
}

/** xi(s, a) in [-phi, phi]^A for the bounded explorer, a whole action for direct maximisation. */
export function explorerOutput(explorer: Mlp, observations: Tensor, actions: Tensor, h: H): Tensor {
  const output = tanh(mlp(explorer, concat([observations, actions], 1)))
  return h.explorer === 'perturbation' ? mul(h.perturbationBound, output) : output
}

/** pi_e(s) = clip(pi(s) + xi(s, pi(s)) + noise), or clip(e(s, pi(s)) + noise); `actions` is pi(s). */
export function explorativeAction(explorer: Mlp, observations: Tensor, actions: Tensor, noise: Tensor, h: H): Tensor {
  const output = explorerOutput(explorer, observations, actions, h)
  const intended = h.explorer === 'perturbation' ? add(output, actions) : output
  return clipByValue(add(intended, mul(h.explorationNoise, noise)), -1, 1)
}

/** L_trn(phi): what the actor descends on the batch. */
export function actorLoss(actor: Mlp, critics: Mlp, batch: Batch, cloning: boolean, h: H): Tensor {
  return cloning
    ? td3BcActorLoss(actor, critics, batch, h.cloningAlpha)
    : td3ActorLoss(actor, critics, batch.observations)
}

/** c: the weight of the meta term, L_trn and L_tst being values without gradient. */
export function metaTermWeight(trainLoss: Tensor, testLoss: Tensor, beta: Tensor, h: H): Tensor {
  if (h.metaWeighting === 'plain') return beta
  const ratio = div(trainLoss, testLoss)
  return mul(beta, h.guardRatio ? minimum(abs(ratio), h.ratioCap) : ratio)
}

export interface MetaStep {
  readonly trainLoss: Tensor
  readonly testLoss: Tensor
  readonly weight: Tensor
  /** grad L_trn(phi) */
  readonly trainGradient: Mlp
  /** c times the gradient of L_tst after the look-ahead. */
  readonly metaGradient: Mlp
}

/**
 * phi' = phi - a grad L_trn(phi); the actor descends L_trn(phi) + c L_tst(phi'), L_tst = -mean Q_1(s_m, pi_phi'(s_m))
 * on recent states s_m (Guo et al. 2023).
 */
export function metaStep(
  actor: Mlp,
  critics: Mlp,
  recentObservations: Tensor,
  beta: Tensor,
  trainLossOf: (actor: Mlp) => Tensor,
  h: H,
): MetaStep {
  const train = valueAndGradients(trainLossOf, actor)
  const testLossOf = (adapted: Mlp) => td3ActorLoss(adapted, critics, recentObservations)
  const test =
    h.metaGradient === 'first-order'
      ? valueAndGradients(testLossOf, lookAhead(actor, train.gradients, h.innerLearningRate))
      : valueAndGradients((phi: Mlp) => {
          const inner = valueAndGradients(trainLossOf, phi).gradients
          return testLossOf(lookAhead(phi, inner, h.innerLearningRate))
        }, actor)
  const weight = metaTermWeight(train.value, test.value, beta, h)
  return {
    trainLoss: train.value,
    testLoss: test.value,
    weight,
    trainGradient: train.gradients,
    metaGradient: combine(test.gradients, test.gradients, (gradient) => mul(weight, gradient)),
  }
}

/**
 * What a step may be made of: g = grad L_trn(phi); g' = grad L_tst at phi', which the authors' code takes for the derivative
 * by phi; and -a H g', what is missing to that derivative, (I - a H) g'. With the losses, the weight beta, and a, as numbers.
 */
export function lookAheadGradients(
  actor: Mlp,
  critics: Mlp,
  recentObservations: Tensor,
  beta: Tensor,
  trainLossOf: (actor: Mlp) => Tensor,
  h: H,
): ComparedGradients {
  const form = (metaGradient: H['metaGradient']) =>
    metaStep(actor, critics, recentObservations, scalar(1), trainLossOf, { ...h, metaGradient, metaWeighting: 'plain' })
  const first = form('first-order')
  return {
    gradients: {
      train: first.trainGradient,
      test: first.metaGradient,
      curvature: combine(form('second-order').metaGradient, first.metaGradient, (exact, test) => sub(exact, test)),
    },
    numbers: { trainLoss: first.trainLoss, testLoss: first.testLoss, beta, stepSize: h.innerLearningRate },
  }
}

/** phi - a g */
function lookAhead(actor: Mlp, gradients: Mlp, innerLearningRate: Scalar): Mlp {
  return combine(actor, gradients, (phi, gradient) => sub(phi, mul(innerLearningRate, gradient)))
}

export function sumOf(a: Mlp, b: Mlp): Mlp {
  return combine(a, b, (x, y) => add(x, y))
}

function combine(a: Mlp, b: Mlp, f: (a: Tensor, b: Tensor) => Tensor): Mlp {
  const other = new Map(flatten<Tensor>(b, isTensor).map(({ path, leaf }) => [path, leaf]))
  return mapTree<Tensor, Tensor>(a, isTensor, (leaf, path) => f(leaf, other.get(path)!)) as Mlp
}

/** Of the angle between two gradients. */
export function cosine(a: Mlp, b: Mlp): Tensor {
  const other = flatten<Tensor>(b, isTensor)
  const products = flatten<Tensor>(a, isTensor).map(({ leaf }, i) => {
    const dual = other[i]!.leaf
    return { ab: sum(mul(leaf, dual)), aa: sum(square(leaf)), bb: sum(square(dual)) }
  })
  const total = (name: 'ab' | 'aa' | 'bb') => products.map((product) => product[name]).reduce((x, y) => add(x, y))
  return div(total('ab'), add(sqrt(mul(total('aa'), total('bb'))), 1e-12))
}
