import type { MetricDeclaration } from '../algorithm'
import { criticLossMetric } from '../shared/metrics'

export const metrics: Readonly<Record<string, MetricDeclaration>> = {
  criticLoss: criticLossMetric,
  actorLoss: {
    label: 'Actor loss',
    symbol: 'L_{trn}',
    explanation: 'Negative Q of the policy on the batch, with the cloning term where there is one.',
  },
  qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of both critics at the batch’s actions.' },
  metaLoss: {
    label: 'Look-ahead loss',
    symbol: 'L_{tst}',
    explanation: 'Negative Q on recent states after one look-ahead step.',
  },
  metaWeight: { label: 'Meta weight', symbol: '\\beta', explanation: 'The meta weight as annealing has left it.' },
  metaTermWeight: { label: 'Meta term weight', symbol: 'c', explanation: 'Factor of the look-ahead loss.' },
  gradientCosine: {
    label: 'Gradient agreement',
    symbol: '\\cos(g_{trn}, g_{tst})',
    explanation: 'Cosine between the gradient on the batch and the weighted look-ahead gradient.',
  },
  explorerLoss: {
    label: 'Explorer loss',
    symbol: 'L_\\xi',
    explanation: 'Negative upper bound at explored actions.',
  },
  qMean: { label: 'Mean Q', symbol: '\\mu', explanation: 'Mean of both critics at explored actions.' },
  qDeviation: {
    label: 'Q deviation',
    symbol: '\\sigma',
    explanation: 'Half the difference of the critics at explored actions.',
  },
  qUpper: { label: 'Upper bound', symbol: 'Q_{UB}', explanation: 'μ + β σ at explored actions.' },
  perturbation: {
    label: 'Perturbation',
    symbol: '|\\xi|',
    explanation: 'Mean distance per action entry of the explorer from the policy.',
  },
  ratioLoss: { label: 'Ratio loss', symbol: 'L_w', explanation: 'Loss of the density ratio.' },
  ratioOffline: {
    label: 'Ratio, dataset',
    symbol: 'w_{off}',
    explanation: 'Mean density ratio on rows of the dataset.',
  },
  ratioOnline: { label: 'Ratio, online', symbol: 'w_{on}', explanation: 'Mean density ratio on online rows.' },
}
