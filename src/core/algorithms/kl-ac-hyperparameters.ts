import { boolean, choice, number } from '../schema/field'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  hiddenLayers,
  hiddenUnits,
  initialLogStd,
  targetRate,
} from './shared/fields'

export const klAcHyperparameters = {
  form: choice({
    label: 'Form',
    default: 'penalty',
    prominent: true,
    explanation: 'How the policy is kept near the cloned behaviour policy.',
    reference: 'BRAC offers both; BEAR constrains',
    choices: [
      { value: 'penalty', label: 'penalty', explanation: 'The divergence times a fixed weight.' },
      {
        value: 'constraint',
        label: 'constraint',
        explanation: 'A Lagrange multiplier is learnt that keeps the divergence at its bound.',
      },
    ],
  }),
  klWeight: number({
    label: 'Weight of the divergence',
    symbol: '\\lambda',
    default: 1,
    minimum: 0.001,
    maximum: 100,
    scale: 'logarithmic',
    prominent: true,
    explanation:
      'Large: stay with the clone. Small: follow the critic. With a constraint, where the multiplier begins.',
    reference: '0.03 to 3 in BRAC (α)',
  }),
  klBound: number({
    label: 'Bound on the divergence',
    symbol: '\\epsilon',
    default: 0.5,
    minimum: 0.001,
    maximum: 20,
    scale: 'logarithmic',
    explanation: 'Mean divergence from the clone that the constraint allows, in nats.',
    reference: '0.05 in BEAR, of another divergence',
  }),
  penaliseValue: boolean({
    label: 'Penalise values',
    default: false,
    explanation: 'Subtract the weighted divergence in the critic’s target too.',
    reference: 'BRAC-v does, BRAC-p does not',
  }),
  behaviourOnline: choice({
    label: 'Clone online',
    default: 'refitted',
    prominent: true,
    explanation: 'What becomes of the cloned behaviour policy after the switch.',
    choices: [
      {
        value: 'refitted',
        label: 'refitted',
        explanation: 'It goes on learning from the replay, and lags behind the policy that fills it.',
      },
      { value: 'frozen', label: 'frozen', explanation: 'It stays the clone of the dataset.' },
    ],
  }),
  behaviourLearningRate: {
    ...actorLearningRate,
    label: 'Clone’s learning rate',
    explanation: 'Step size of Adam for the cloned behaviour policy.',
    symbol: '\\eta_\\mu',
  },
  discount,
  targetRate,
  actorLearningRate,
  criticLearningRate,
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const
