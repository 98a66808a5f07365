import { concat, exp, mul, scalar, type Tensor } from '@tensorflow/tfjs-core'
import type { Step } from '../../engine/runtime'
import { flatten, type HostArray, isTensor, type TensorTree, type Tree } from '../../engine/tree'
import type { PartAdapter } from '../../parity/adapter'
import { type Fixture, nestedArray, parseNetworks, type ReferenceNetwork } from '../../parity/fixture'
import type { ParityCase } from '../../parity/parity-case'
import { hostArray, mlpOf, parameter, type ReferenceTree, toHost } from '../../parity/reference-networks'
import { defaults } from '../../schema/values'
import { initialAdam } from '../shared/networks'
import { type DynamicsState, predict, updateDynamics } from './dynamics'
import { dynamicsHyperparameters } from './hyperparameters'
import { penalties } from './model-step'

/** Ensemble layers are [member, in, out] in the reference as here. */
function dynamicsOf(network: ReferenceNetwork): ReferenceTree {
  const names = Object.keys(network).filter((name) => name.endsWith('.weight'))
  return {
    layers: mlpOf(
      names.map((name) => ({
        weight: parameter(network, name),
        bias: parameter(network, name.replace(/weight$/, 'bias')),
      })),
    ),
    maxLogVariance: parameter(network, 'max_logvar'),
    minLogVariance: parameter(network, 'min_logvar'),
  }
}

function dynamicsState(network: ReferenceNetwork): Tree<HostArray> {
  const dynamics = toHost(dynamicsOf(network))
  const outputs = network.max_logvar!.data.length
  const inputs = parameter(network, 'backbones.0.weight').shape[1]!
  const filled = (size: number, value: number) => ({ shape: [size], data: new Float32Array(size).fill(value) })
  return {
    dynamics,
    inputMean: filled(inputs, 0),
    inputScale: filled(inputs, 1),
    targetMean: filled(outputs, 0),
    targetScale: filled(outputs, 1),
    dynamicsOptimiser: initialAdam(dynamics),
  }
}

/** OfflineRL-Kit's ensemble: its training step, or its penalties where the fixture holds those. */
export const orlkitDynamics: PartAdapter = {
  source: 'yihaosun1124/OfflineRL-Kit offlinerlkit/dynamics/ensemble_dynamics.py',
  parityCase: (fixture) => (fixture.raw.penalties ? penaltyCase(fixture) : trainingCase(fixture)),
}

type DynamicsInputs = { readonly x: Tensor; readonly y: Tensor; readonly h: { readonly [name: string]: Tensor } }

function trainingCase({ before, after, steps, raw, hyperparameters: h }: Fixture): ParityCase {
  const values = {
    dynamicsLearningRate: h.lr,
    dynamicsWeightDecay: (h.weight_decays as number[])[0],
    varianceBoundWeight: h.logvar_loss_coef,
  }
  const live = Object.entries(values).map(([name, value]) => [name, scalarArray(value as number)])
  const step: Step<TensorTree, DynamicsInputs> = (state, { x, y, h: given }) => {
    const all = { ...defaults(dynamicsHyperparameters), ...given } as unknown as Parameters<typeof updateDynamics>[3]
    const { gradients, ...result } = updateDynamics(state as unknown as DynamicsState, x, y, all)
    const shown = flatten<Tensor>(gradients, isTensor).map(({ path, leaf }) => [`gradient:${path}`, leaf] as const)
    return { ...result, outputs: Object.fromEntries(shown) }
  }
  const inputs = {
    x: hostArray(nestedArray(raw.inputs)),
    y: hostArray(nestedArray(raw.targets)),
    h: Object.fromEntries(live),
  }
  return {
    state: dynamicsState(before.dyn!),
    steps: steps.map(({ gradients, log }) => ({
      program: 'train',
      step: step as Step,
      inputs,
      expected: {
        losses: { dynamicsLoss: log.loss! },
        gradients: { dynamics: dynamicsOf(gradients.dyn!) },
        outputs: {},
      },
    })),
    before: { dynamics: dynamicsOf(before.dyn!) },
    after: { dynamics: dynamicsOf(after.dyn!) },
  }
}

type PenaltyInputs = { readonly observations: Tensor; readonly actions: Tensor }

/** By our names. */
const PENALTIES = { aleatoric: 'aleatoric', discrepancy: 'pairwise-diff', 'ensemble-std': 'ensemble_std' } as const

function penaltyCase({ raw }: Fixture): ParityCase {
  const { dyn } = parseNetworks(raw.dyn)
  const expected = raw.penalties as Record<string, number[]>
  const step: Step<TensorTree, PenaltyInputs> = (state, { observations, actions }) => {
    const { dynamics } = state as unknown as DynamicsState
    const { mu, logVariance } = predict(dynamics, concat([observations, actions], 1), 'swish')
    const std = exp(mul(0.5, logVariance))
    return { outputs: penalties(mu, std, observations.shape[1]!, scalar(1)) }
  }
  return {
    state: dynamicsState(dyn!),
    steps: [
      {
        program: 'penalties',
        step: step as Step,
        inputs: {
          observations: hostArray(nestedArray(raw.observations)),
          actions: hostArray(nestedArray(raw.actions)),
        },
        expected: {
          losses: {},
          gradients: {},
          outputs: Object.fromEntries(
            Object.entries(PENALTIES).map(([ours, theirs]) => [ours, nestedArray(expected[theirs])]),
          ),
        },
      },
    ],
    before: {},
    after: {},
  }
}

function scalarArray(value: number): HostArray {
  return { shape: [], data: Float32Array.of(value) }
}
