import type { MetricDeclaration } from './algorithm'
import { criticLossMetric, entropyMetrics } from './shared/metrics'

export const sacMetrics = {
  criticLoss: criticLossMetric,
  actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy cost minus Q of the policy’s action.' },
  cloningLoss: {
    label: 'Cloning loss',
    symbol: 'L_{BC}',
    explanation: 'Negative log-likelihood of the data’s actions, where the actor is cloned.',
  },
  qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the replayed actions.' },
  ...entropyMetrics,
} as const satisfies Record<string, MetricDeclaration>
