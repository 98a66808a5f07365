import { boolean, choice, integer, number } from '../schema/field'
import { entropyTuning, targetEntropy, temperature, temperatureLearningRate } from './shared/entropy-fields'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  hiddenLayers,
  hiddenUnits,
  targetRate,
} from './shared/fields'

export const sacHyperparameters = {
  offlineStage: choice({
    label: 'Offline stage',
    default: 'sac',
    prominent: true,
    explanation: 'What is learnt from the dataset before the switch.',
    reference: 'The AWAC paper compares “nothing” with “cloning” (SACfD-pretrain).',
    choices: [
      { value: 'sac', label: 'SAC', explanation: 'SAC itself, on data that its policy never made.' },
      { value: 'nothing', label: 'nothing', explanation: 'The networks stay as they began.' },
      {
        value: 'cloning',
        label: 'clone the actor',
        explanation: 'The actor imitates the data; the critics stay fresh.',
      },
      {
        value: 'cloning-and-critic',
        label: 'clone, and train the critics',
        explanation: 'The actor imitates the data, and the critics learn its value.',
      },
    ],
  }),
  replay: choice({
    label: 'Online replay',
    default: 'everything',
    prominent: true,
    explanation: 'What online batches are drawn from.',
    choices: [
      {
        value: 'everything',
        label: 'dataset and new',
        explanation: 'The dataset stays in the buffer, mixed as the run says.',
      },
      { value: 'online', label: 'new only', explanation: 'Only what was collected since the switch: from scratch.' },
    ],
  }),
  entropyTuning: { ...entropyTuning, default: 'automatic' as const, reference: 'automatic' },
  temperature,
  maximumTemperature: number({
    label: 'Largest temperature',
    default: 1,
    minimum: 0.01,
    maximum: 10,
    scale: 'logarithmic',
    explanation: 'A learnt temperature is cut here.',
    reference: '1 in OfflineRL-Kit, none elsewhere',
  }),
  targetEntropy,
  backupEntropy: boolean({
    label: 'Entropy in the target',
    default: true,
    explanation: 'Subtract the temperature times log π in the target.',
    reference: 'on',
  }),
  policyDelay: integer({
    label: 'Policy delay',
    default: 1,
    minimum: 1,
    maximum: 10,
    explanation: 'Critic steps for each step of actor and temperature.',
    reference: '1',
  }),
  discount,
  targetRate,
  actorLearningRate: { ...actorLearningRate, reference: '1e-4 in OfflineRL-Kit, 3e-4 in the authors’ code' },
  criticLearningRate,
  temperatureLearningRate,
  batchSize,
  hiddenUnits,
  hiddenLayers,
} as const
