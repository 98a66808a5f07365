import type { MetricDeclaration } from './algorithm'
import { entropyMetrics } from './shared/metrics'

/** What CQL and Cal-QL report; sums and means are over both critics. */
export const cqlMetrics = {
  criticLoss: { label: 'TD loss', symbol: 'L_Q', explanation: 'Squared temporal-difference error of both critics.' },
  conservativeLoss: {
    label: 'Conservative loss',
    explanation: 'The regulariser’s share of the critics’ loss: weight times gap, of both critics.',
  },
  conservativeGap: {
    label: 'Conservative gap',
    symbol: '\\mathcal R',
    explanation: 'How far Q lies higher off the data than on it; negative is conservative.',
  },
  actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy cost minus Q of the policy’s action.' },
  qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean Q at the data’s actions.' },
  qTarget: { label: 'Target Q', symbol: '\\bar Q', explanation: 'Mean value of the next state in the target.' },
  qPolicy: { label: 'Q at policy', symbol: 'Q(s,\\pi)', explanation: 'Mean Q at sampled actions of the policy.' },
  qPolicyBounded: {
    label: 'Bounded Q at policy',
    symbol: '\\max(Q, V^\\mu)',
    explanation: 'The same as the regulariser takes it: in Cal-QL never below the return-to-go.',
  },
  qNextPolicyBounded: {
    label: 'Bounded Q at next policy',
    explanation: 'Mean Q at s of actions that the policy samples at s′, as the regulariser takes it.',
  },
  qUniform: { label: 'Q at uniform actions', explanation: 'Mean Q at uniformly drawn actions.' },
  qSpread: {
    label: 'Q spread',
    explanation: 'Standard deviation of Q over the sampled actions of a state, mean over states.',
  },
  boundRate: {
    label: 'Share under the bound',
    symbol: 'P(Q < V^\\mu)',
    explanation:
      'Share of the policy’s sampled actions whose Q lies below the return-to-go: how uncalibrated Q is. Rows of episodes that still run have no return yet and are left out.',
  },
  nextBoundRate: {
    label: 'Share under the bound, next',
    explanation: 'The same for actions that the policy samples at s′.',
  },
  ...entropyMetrics,
  multiplier: {
    label: 'Lagrange multiplier',
    symbol: "\\alpha'",
    explanation: 'The learnt strength; at 0, CQL is SAC.',
  },
  multiplierLoss: { label: 'Multiplier loss', explanation: 'Loss of the learnt Lagrange multiplier.' },
} as const satisfies Record<string, MetricDeclaration>
