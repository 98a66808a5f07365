import type { CriticsPromise } from '../../../core/diagnostics/calibration'
import { DIP_DEFINITIONS } from '../../../core/diagnostics/dip'
import { type DipClaim, dipSentence } from '../../../core/diagnostics/dip-sentence'
import { formatMeasured } from '../../format/numbers'

/** Words of the panels that look at the run: dips, calibration, policy beside behaviour. */
export const runPanels = {
  dips: {
    title: 'What is lost at the switch?',
    explanation:
      'The curve of evaluated returns around the switch to online learning. What a policy had learnt offline may be lost when it begins to learn from its own mistakes, and come back later, or not. Each run is measured on its own, because an average over runs that dip at different times would hide the dip. Runs with the same settings and other seeds are kept, so that several may be compared.',
    sentence: (claim: DipClaim) => dipSentence(claim),
    waiting: 'The switch is still to come; the dip is measured after it.',
    noSwitch: 'This run does not switch: it has no online part, or no offline part.',
    yLabel: 'episode return',
    compare: 'Compare with',
    nobody: 'nothing',
    seeds: (label: string, seeds: number) => `${label}, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`,
    atSwitch: 'at the switch',
    lowest: 'lowest after it',
    forget: 'Forget earlier runs',
    overSeeds: (seeds: number, recovered: number) =>
      `Interquartile means of the ${seeds} seeds, each measured on its own curve; steps are medians, to recover over the ${recovered} that did. The formula is of the seed in focus.`,
    figures: {
      valueAtSwitch: 'Return at the switch',
      lowest: 'Lowest',
      depth: 'Depth',
      relativeDepth: 'Share lost',
      stepsToBottom: 'Steps to the bottom',
      stepsToRecover: 'Steps to recover',
      areaLost: 'Area lost',
    },
    definitions: DIP_DEFINITIONS,
    columns: { run: 'Run', seed: 'Seed' },
    never: 'not yet',
    none: 'none',
  },

  calibration: {
    title: 'Does Q keep its promises?',
    explanation:
      'Left: for states of the data, what the critics promise for the policy’s action, against what the policy then earns in the simulator (discounted, as learning sees rewards). On the diagonal promises are kept; below it they are too high. Large dots are means of equally many states in the order of the promise. Right: means over time. V^μ is what the data earned from the same states on; critics below it make falling back look good, which is how unlearning begins.',
    /** What is compared with what, so that like is compared with like. */
    promise: ({ mode, entropy, of }: CriticsPromise) =>
      [
        mode === 'sample'
          ? 'The critics value the stochastic policy, so it is played by samples, not by its mean.'
          : 'The critics value the deterministic policy; it is played without noise.',
        ...(entropy
          ? ['Where their Q holds a bonus for entropy, the return counts it too, after the first action.']
          : []),
        ...(of === 'data'
          ? ['IQL’s Q is of the best actions of the data, not of the policy: a difference is no error.']
          : []),
        ...(of === 'model'
          ? [
              'MOPO’s Q is of the penalised reward in its own model, the return of the true one: the penalty alone makes Q lower.',
            ]
          : []),
      ].join(' '),
    predicted: 'promised: min Q(s, π(s))',
    returned: 'earned: Monte-Carlo return',
    promisedShort: 'promised',
    earnedShort: 'earned',
    starts: 'states of the data',
    means: 'means of bins',
    exact: 'promise kept',
    overTime: 'Q and V over time',
    lines: {
      qData: 'Q on data',
      qPolicy: 'Q on policy actions',
      behaviourValue: 'V^μ',
      trueValue: 'true V^π',
      qDataExplained: 'Mean of min Q(s, a) at the data’s actions.',
      qPolicyExplained: 'Mean of min Q(s, ã) at actions sampled from the policy.',
      behaviourExplained: 'Mean return-to-go of the same rows of the data.',
      trueExplained: 'Mean Monte-Carlo return of the policy from states of the data.',
    },
    shareBelow: 'States with Q < V^μ',
    shareBelowExplained:
      'Share of states where min Q at a policy action lies below what the data earned from there. With exact values about a half.',
    boundRate: 'Under Cal-QL’s bound',
    boundRateExplained:
      'Per critic, the share of policy actions with Q below V^μ: there Cal-QL does not push Q down any further.',
    bias: 'Mean promise minus return',
    biasExplained: 'Positive where the critics promise too much.',
    error: 'Typical error',
    errorExplained: 'Root of the mean squared difference of promise and return.',
    regret: 'Regret',
    regretExplained:
      'V* minus V^π at start states: what the best policy would earn more. V* by value iteration on a grid; in mazes it may lie above the “expert”, who never walks a diagonal at its full speed of √2.',
    miscalibration: 'of it miscalibration',
    miscalibrationExplained: 'V* minus the largest Q: positive where the critics believe less than could be had.',
    overEstimation: 'of it over-estimation',
    overEstimationExplained: 'Largest Q minus V^π: promised and not kept.',
    optimalComputing: 'V* is being computed.',
    noSimulation: 'Observations do not tell the state here, so nothing can be played from states of the data.',
    columns: { predicted: 'promised', returned: 'earned', behaviour: 'V^μ' },
    nothing: 'This needs critics and data; this run has none.',
  },

  environment: {
    title: 'What does it do that the data did not?',
    explanation:
      'Left the current policy, right the behaviour policy that made data, both from the same start and step by step together. The policy acts by its mean action.',
    policy: 'policy',
    behaviour: 'Behaviour policy',
    returnSoFar: (value: number) => `return ${formatMeasured(value)}`,
    ended: (value: number) => `ended, return ${formatMeasured(value)}`,
    side: (environment: string, who: string) => `${environment}, ${who}`,
    takeOver: 'Take over',
    without: 'Without a world there is nothing to act in.',
    tasks:
      'No data, no behaviour policy to compare with: this algorithm collects for itself. The World card shows it adapting to unseen tasks.',
    columns: { episode: 'Episode', policy: 'Policy', behaviour: 'Behaviour' },
  },
}
