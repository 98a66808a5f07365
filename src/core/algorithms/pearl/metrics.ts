import type { MetricDeclaration } from '../algorithm'
import { criticLossMetric, entropyMetrics } from '../shared/metrics'

export const metrics: Readonly<Record<string, MetricDeclaration>> = {
  criticLoss: criticLossMetric,
  actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy bonus minus Q, with regularisers.' },
  valueLoss: { label: 'Value loss', symbol: 'L_V', explanation: 'Squared error of V (SAC v1).' },
  divergence: {
    label: 'KL divergence',
    symbol: 'D_{KL}',
    explanation: 'Information about the tasks that passes the bottleneck, summed over tasks.',
  },
  divergenceLoss: { label: 'KL loss', explanation: 'The KL divergence times its weight.' },
  latentMean: { label: 'Latent mean', symbol: '|\\mu_z|', explanation: 'Mean magnitude of the posterior’s mean.' },
  latentStd: {
    label: 'Latent std',
    symbol: '\\sigma_z',
    explanation: 'Mean standard deviation of the posterior: how much doubt a context leaves.',
  },
  latentVariance: { label: 'Latent variance', symbol: '\\sigma_z^2', explanation: 'Mean variance of the posterior.' },
  qData: { label: 'Q on data', symbol: 'Q(s,a,z)', explanation: 'Mean of the smaller critic at the data’s actions.' },
  entropy: { label: 'Entropy', symbol: '\\mathcal H', explanation: 'Mean of -log π at the policy’s actions.' },
  temperature: { label: 'Temperature', symbol: '\\alpha', explanation: 'Weight of the entropy bonus (SAC v2).' },
  temperatureLoss: entropyMetrics.temperatureLoss,
  trainReturn: {
    label: 'Return while collecting',
    explanation: 'Mean return of the episodes collected in training.',
  },
  oracleReturn: {
    label: 'Oracle',
    explanation: 'Mean return on the test tasks of a controller that is told what is hidden.',
  },
}
