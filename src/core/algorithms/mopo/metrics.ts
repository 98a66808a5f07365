import type { MetricDeclaration } from '../algorithm'
import { criticLossMetric, entropyMetrics } from '../shared/metrics'

export const metrics: Readonly<Record<string, MetricDeclaration>> = {
  criticLoss: criticLossMetric,
  actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy bonus minus Q of the policy’s actions.' },
  qData: {
    label: 'Q on the batch',
    symbol: 'Q(s,a)',
    explanation: 'Mean of the smaller critic at real and imagined actions.',
  },
  entropy: { label: 'Entropy', symbol: '\\mathcal H', explanation: 'Mean of -log π at the policy’s actions.' },
  temperature: entropyMetrics.temperature,
  temperatureLoss: entropyMetrics.temperatureLoss,
  dynamicsLoss: { label: 'Model loss', explanation: 'Loss of the ensemble, summed over members.' },
  holdoutError: {
    label: 'Hold-out error',
    explanation: 'Mean squared error of the elites on transitions that the ensemble never saw.',
  },
  penalty: { label: 'Penalty', symbol: 'u', explanation: 'Mean uncertainty in the latest rollouts.' },
  penaltyCorrelation: {
    label: 'Penalty against truth',
    explanation:
      'Correlation of the penalty with the model’s true error in the latest rollouts, asked of the simulator.',
  },
  beyondData: {
    label: 'Beyond the data',
    explanation: 'Share of imagined states outside the range of the data.',
  },
  largestReward: {
    label: 'Largest reward',
    symbol: 'r_{\\max}',
    explanation: 'Largest magnitude of a reward that the model predicted.',
  },
  imaginedReturn: {
    label: 'Imagined return',
    explanation: 'Undiscounted return of the policy in the model, to set beside the real one.',
  },
  modelReturn: {
    label: 'Discounted return, imagined',
    explanation: 'Discounted return of the policy in the model, without penalty.',
  },
  penalisedReturn: {
    label: 'Discounted return, penalised',
    explanation: 'Discounted return in the model, penalty subtracted.',
  },
  returnBound: {
    label: 'Lower bound of the return',
    explanation:
      'Discounted return in the model less 2 γ r_max TV / (1 - γ) per step: what theory guarantees, were TV right.',
  },
  realReturn: {
    label: 'Discounted return, real',
    explanation: 'Discounted return of the policy in the environment.',
  },
}
