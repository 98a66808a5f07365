import { boolean, choice, integer, number } from '../../schema/field'
import type { MetricDeclaration, Preset } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  ensembleMetrics,
  entropyMetrics,
  hiddenLayers,
  hiddenUnits,
  targetEntropy,
  targetRate,
  temperature,
  temperatureLearningRate,
} from '../shared/fields'

export const wsrlHyperparameters = {
  offlineStage: choice({
    label: 'Pretraining',
    default: 'cal-ql',
    prominent: true,
    explanation: 'What trains the networks on the dataset before the switch.',
    reference: 'Cal-QL on antmaze, adroit and kitchen, CQL for locomotion',
    choices: [
      {
        value: 'cal-ql',
        label: 'Cal-QL',
        explanation: 'Q is pushed down at the policy’s actions, but never below what the data earned.',
      },
      { value: 'cql', label: 'CQL', explanation: 'Q is pushed down at the policy’s actions.' },
      { value: 'sac', label: 'SAC', explanation: 'Nothing is pushed down: the plain update on the dataset.' },
    ],
  }),
  regulariserWeight: number({
    label: 'Strength of the pretraining’s regulariser',
    default: 1,
    minimum: 0,
    maximum: 20,
    explanation: 'How strongly Q is pushed down at the policy’s actions and up at the data’s before the switch.',
    reference: '5 (cql_alpha) for the log-sum-exp over ten actions of each kind',
  }),
  sampledActions: integer({
    label: 'Sampled actions',
    symbol: 'K',
    default: 4,
    minimum: 1,
    maximum: 20,
    explanation: 'Actions per state in the regulariser, and in the maximum of the target.',
    reference: '10 (cql_n_actions)',
  }),
  members: integer({
    label: 'Critics',
    symbol: 'N',
    default: 10,
    minimum: 1,
    maximum: 20,
    prominent: true,
    explanation: 'The policy climbs the smallest of all of them.',
    reference: '10 (critic_ensemble_size)',
  }),
  subset: integer({
    label: 'Critics in the target',
    symbol: 'M',
    default: 2,
    minimum: 1,
    maximum: 20,
    explanation:
      'How many draws the target takes the smallest of, anew for each critic step; one critic may be drawn twice.',
    reference: '2 (critic_subsample_size)',
  }),
  layerNorm: boolean({
    label: 'LayerNorm',
    default: true,
    change: 'reset',
    explanation: 'Normalise each hidden layer of critics and policy.',
    reference: 'on (use_layer_norm)',
  }),
  implementation: choice({
    label: 'Implementation',
    default: 'plain',
    change: 'reset',
    explanation: 'Two habits of the authors’ code that the paper does not mention.',
    reference: 'as the authors’ code',
    choices: [
      {
        value: 'plain',
        label: 'plain',
        explanation: 'Each critic has a last layer of its own, and an optimiser steps only when its network learns.',
      },
      {
        value: 'authors',
        label: 'as the authors’ code',
        explanation:
          'All critics share one last layer, and every optimiser steps each time: without a gradient its momentum goes on moving the network.',
      },
    ],
  }),
  criticSteps: integer({
    label: 'Critic steps per update',
    default: 4,
    minimum: 1,
    maximum: 20,
    prominent: true,
    explanation: 'Each on a block of its own; actor and temperature take one step, on all blocks (UTD).',
    reference: '4 (utd)',
  }),
  backupEntropy: boolean({
    label: 'Entropy in the target',
    default: false,
    explanation: 'Subtract the temperature times log π in the target.',
    reference: 'off (backup_entropy)',
  }),
  maximumBackup: boolean({
    label: 'Best of the sampled actions in the target',
    default: false,
    explanation: 'The target takes the best of K actions at s′ instead of one.',
    reference: 'on for antmaze, with ten actions (max_target_backup)',
  }),
  temperature: {
    ...temperature,
    default: 1,
    explanation: 'Where the learnt weight of the policy’s entropy begins.',
    reference: '1 (temperature_init)',
  },
  targetEntropy: { ...targetEntropy, reference: '-1 (target_entropy)' },
  discount,
  targetRate: { ...targetRate, default: 0.005, reference: '0.005 (soft_target_update_rate)' },
  actorLearningRate: { ...actorLearningRate, default: 1e-4, reference: '1e-4 (actor_lr)' },
  criticLearningRate: { ...criticLearningRate, default: 3e-4, reference: '3e-4 (critic_lr)' },
  temperatureLearningRate: { ...temperatureLearningRate, default: 1e-4, reference: '1e-4 (temp_lr)' },
  batchSize: {
    ...batchSize,
    explanation: 'Transitions per critic step; an update takes as many for each of its critic steps.',
    reference: '256: 1024 in all for four critic steps',
  },
  hiddenUnits,
  hiddenLayers: { ...hiddenLayers, reference: '2 for locomotion; antmaze has critics of 4, adroit and kitchen of 3' },
} as const

export const wsrlPresets: readonly Preset[] = [
  {
    id: 'authors',
    label: 'As the authors’ code',
    explanation: 'One last layer for all critics, and optimisers that step without a gradient too.',
    values: { implementation: 'authors' },
  },
  {
    id: 'antmaze',
    label: 'Antmaze',
    explanation: 'The authors’ choice for sparse mazes: pretrained by Cal-QL, the best of ten actions in the target.',
    values: { offlineStage: 'cal-ql', maximumBackup: true, sampledActions: 10, hiddenLayers: 4 },
  },
]

export const wsrlMetrics = {
  criticLoss: {
    label: 'TD loss',
    symbol: 'L_Q',
    explanation: 'Squared temporal-difference error, mean over critics and over the critic steps of an update.',
  },
  actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy cost minus Q of the policy’s action.' },
  conservativeGap: {
    label: 'Conservative gap',
    explanation: 'How much higher Q is at the policy’s actions than on the data; negative: conservative.',
  },
  boundRate: {
    label: 'Share below the bound',
    explanation: 'Share of the policy’s actions whose Q lies below the return-to-go: how uncalibrated Q is.',
  },
  qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean over critics at the replayed actions.' },
  qTarget: { label: 'Target Q', symbol: 'y', explanation: 'Mean of what the critics are regressed on.' },
  ...ensembleMetrics,
  entropy: { label: 'Entropy', explanation: 'Mean of -log π at the policy’s actions.' },
  temperature: entropyMetrics.temperature,
  temperatureLoss: entropyMetrics.temperatureLoss,
} as const satisfies Record<string, MetricDeclaration>
