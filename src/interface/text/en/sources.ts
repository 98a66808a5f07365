import type { SourceComparison } from '../../../core/diagnostics/better-source'
import { FEWEST_SEEDS } from '../../../core/statistics/seeds'
import { formatCount, formatMeasured } from '../../format/numbers'

/** Words about what is worth keeping at the switch. */
export const sources = {
  title: 'Keep the policy, the data, or both?',
  verdict: ({ better, againstBest, policy, data }: SourceComparison) => {
    const { interval } = policy
    const range = interval ? ` [${formatMeasured(interval.low)}, ${formatMeasured(interval.high)}]` : ''
    const earned = `At the switch the policy earns ${formatMeasured(policy.mean)}${range}; the data’s episodes earned ${formatMeasured(data.mean)} on average and ${formatMeasured(data.best)} at best.`
    const found = {
      policy: 'The policy is the better source here.',
      data: 'The data are the better source here.',
      undecided: 'Neither is clearly the better source.',
    }[better]
    const best =
      better === 'policy' && againstBest === 'below'
        ? ' Their best episode still earned more than the policy does, so they hold something that it has not learnt.'
        : ''
    return `${earned} ${found}${best}`
  },
  advice: {
    policy:
      'That advises keeping the policy: leave the data, let it collect some steps of its own first, learn from new rows only (as WSRL does).',
    data: 'That advises keeping the data: begin with new networks, half of each batch from the data (as RLPD does).',
    undecided: 'That advises keeping both: go on with the policy, half of each batch from the data.',
  },
  howSure: ({ over, policy: { interval } }: SourceComparison) => {
    if (!interval)
      return `How sure: ${over.count === 1 ? 'one evaluation episode carries' : `${formatCount(over.count)} evaluation episodes carry`} no interval; at least ${FEWEST_SEEDS} are needed.`
    if (over.kind === 'seeds') return `How sure: 95 % interval of the mean over ${formatCount(over.count)} seeds.`
    const whose = over.policies === 1 ? 'this one policy' : `these ${formatCount(over.policies)} policies`
    return `How sure: 95 % interval of the mean over ${formatCount(over.count)} evaluation episodes of ${whose}; another seed may differ.`
  },
  principle: 'Whose principle',
  principleExplained:
    'Li, Ni, Sun and Bacon 2025 (“The Three Regimes of Offline-to-Online RL”): preserve the pretrained policy or the dataset, whichever is better. Where the line lies is this page’s choice, not theirs: the policy’s interval wholly above or below what the data earned on average. The advice can be wrong; the futures tell.',
  check: 'Check it: three futures',
  checkExplained:
    'The same learner goes on three times from the switch; only what is kept differs. None of them is held to the data by a regulariser.',
  names: {
    policy: 'Policy kept (WSRL-like)',
    data: 'Data kept (RLPD-like)',
    both: 'Both kept (mixed)',
  },
}
