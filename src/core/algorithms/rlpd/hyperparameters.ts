import { boolean, integer } from '../../schema/field'
import type { Preset } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  hiddenLayers,
  hiddenUnits,
  targetEntropy,
  targetRate,
  temperature,
  temperatureLearningRate,
} from '../shared/fields'

export const rlpdHyperparameters = {
  members: integer({
    label: 'Critics',
    symbol: 'N',
    default: 10,
    minimum: 1,
    maximum: 20,
    prominent: true,
    explanation: 'Whole critics, each with its own target.',
    reference: '10 (num_qs)',
  }),
  subset: integer({
    label: 'Critics in the target',
    symbol: 'M',
    default: 2,
    minimum: 1,
    maximum: 20,
    explanation:
      'How many, drawn anew for each critic step, the target takes the smallest of; never more than there are.',
    reference: '2 (num_min_qs), 1 on antmaze',
  }),
  layerNorm: boolean({
    label: 'LayerNorm in the critics',
    default: true,
    prominent: true,
    change: 'reset',
    explanation: 'Normalise each hidden layer, so that Q cannot grow without bound at actions that no row shows.',
    reference: 'on (critic_layer_norm)',
  }),
  criticSteps: integer({
    label: 'Critic steps per update',
    default: 20,
    minimum: 1,
    maximum: 40,
    prominent: true,
    explanation: 'Each on a block of its own; actor and temperature take one step, on the last block (UTD).',
    reference: '20 (utd_ratio)',
  }),
  backupEntropy: boolean({
    label: 'Entropy in the target',
    default: true,
    explanation: 'Subtract the temperature times log π in the target.',
    reference: 'on for locomotion, off on antmaze and adroit (backup_entropy)',
  }),
  temperature: {
    ...temperature,
    default: 1,
    explanation: 'Where the learnt weight of the policy’s entropy begins.',
    reference: '1 (init_temperature)',
  },
  targetEntropy: { ...targetEntropy, default: -0.5, reference: '-1/2 (target_entropy), not -1 as elsewhere' },
  discount,
  targetRate: { ...targetRate, default: 0.005, reference: '0.005 (tau)' },
  actorLearningRate: { ...actorLearningRate, default: 3e-4, reference: '3e-4 (actor_lr)' },
  criticLearningRate: { ...criticLearningRate, default: 3e-4, reference: '3e-4 (critic_lr)' },
  temperatureLearningRate: { ...temperatureLearningRate, default: 3e-4, reference: '3e-4 (temp_lr)' },
  batchSize: {
    ...batchSize,
    explanation: 'Transitions per critic step; an update takes as many for each of its critic steps.',
    reference: '256 (batch_size)',
  },
  hiddenUnits,
  hiddenLayers: { ...hiddenLayers, reference: '2 for locomotion, 3 on antmaze and adroit' },
} as const

/** One thing after the other that makes SAC learn from prior data, as the paper adds them. */
export const rlpdPresets: readonly Preset[] = [
  {
    id: 'sac-with-data',
    label: 'SAC with the data',
    explanation: 'Two critics without LayerNorm, one critic step an update: SAC whose buffer holds the dataset.',
    values: { members: 2, subset: 2, layerNorm: false, criticSteps: 1 },
  },
  {
    id: 'layer-norm',
    label: '+ LayerNorm',
    explanation: 'The same, with LayerNorm in the critics.',
    values: { members: 2, subset: 2, layerNorm: true, criticSteps: 1 },
  },
  {
    id: 'ensemble',
    label: '+ ten critics',
    explanation: 'The same with ten critics, the target the smaller of two drawn anew.',
    values: { members: 10, subset: 2, layerNorm: true, criticSteps: 1 },
  },
  {
    id: 'many-updates',
    label: '+ many updates: RLPD',
    explanation: 'The same with twenty critic steps an update.',
    values: { members: 10, subset: 2, layerNorm: true, criticSteps: 20 },
  },
  {
    id: 'antmaze',
    label: 'Antmaze',
    explanation: 'The authors’ choice for sparse mazes: one critic in the target, no entropy in it, three layers.',
    values: { members: 10, subset: 1, layerNorm: true, criticSteps: 20, backupEntropy: false, hiddenLayers: 3 },
  },
]
