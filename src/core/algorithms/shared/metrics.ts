import type { MetricDeclaration } from '../algorithm'

export const criticLossMetric = {
  label: 'Critic loss',
  symbol: 'L_Q',
  explanation: 'Squared temporal-difference error, summed over both critics.',
} as const satisfies MetricDeclaration

/** What every algorithm with an entropy bonus reports about it. */
export const entropyMetrics = {
  logProbability: {
    label: 'Log density',
    symbol: '\\log\\pi',
    explanation: 'Mean log density of the policy’s actions.',
  },
  temperature: { label: 'Temperature', symbol: '\\alpha', explanation: 'Weight of the entropy bonus.' },
  temperatureLoss: { label: 'Temperature loss', symbol: 'L_\\alpha', explanation: 'Loss of the learnt temperature.' },
} as const satisfies Record<string, MetricDeclaration>
