import { boolean, choice, integer, number, type ValuesOf } from '../schema/field'

/** Settings of the run itself: the same for every algorithm, which may only prefer other defaults. */
export const runSettings = {
  offlineSteps: integer({
    label: 'Offline steps',
    default: 3000,
    minimum: 0,
    maximum: 1_000_000,
    scale: 'logarithmic',
    prominent: true,
    explanation: 'Gradient steps on the dataset alone, before the switch.',
  }),
  onlineSteps: integer({
    label: 'Online steps',
    default: 3000,
    minimum: 0,
    maximum: 1_000_000,
    scale: 'logarithmic',
    prominent: true,
    explanation: 'Gradient steps after the switch, each with new transitions from the environment.',
  }),
  copies: integer({
    label: 'Environment copies',
    default: 4,
    minimum: 1,
    maximum: 16,
    explanation: 'Parallel environments; each takes one step before every online gradient step.',
    reference: '1 in the reference implementations',
  }),
  collectOnlySteps: integer({
    label: 'Collect-only steps',
    default: 0,
    minimum: 0,
    maximum: 10_000,
    explanation:
      'Online steps at the start that only collect and do not learn. O2O’s explorer is untrained then, so that the plain policy collects.',
  }),
  collectOnlyActions: choice({
    label: 'Actions while only collecting',
    default: 'policy',
    explanation: 'Who acts in the online steps that do not learn yet.',
    reference: 'RLPD collects with uniform random actions, WSRL with the pretrained policy',
    choices: [
      { value: 'policy', label: 'the policy', explanation: 'As it explores: a warm-up by the old policy.' },
      { value: 'random', label: 'random', explanation: 'Uniform on the box of actions: nothing of the policy.' },
    ],
  }),
  updatesPerStep: integer({
    label: 'Updates per environment step',
    default: 1,
    minimum: 1,
    maximum: 20,
    explanation: 'Gradient steps for each step of the environment copies.',
  }),
  mixing: choice({
    label: 'Online batches',
    default: 'uniform',
    explanation: 'How online batches mix dataset and new transitions.',
    choices: [
      { value: 'uniform', label: 'one buffer', explanation: 'Uniformly from dataset and new transitions together.' },
      { value: 'ratio', label: 'fixed share', explanation: 'A fixed share of every batch comes from the dataset.' },
      { value: 'online', label: 'new only', explanation: 'The dataset is dropped at the switch.' },
    ],
  }),
  offlineShare: number({
    label: 'Offline share',
    default: 0.5,
    minimum: 0,
    maximum: 1,
    explanation: 'Share of the dataset in online batches, where the share is fixed.',
    reference: '0.5 in Cal-QL (mixing_ratio)',
  }),
  pushProbability: number({
    label: 'Random pushes',
    default: 0,
    minimum: 0,
    maximum: 0.2,
    explanation: 'Chance per online step that a copy is pushed: one random action takes over for some steps.',
  }),
  pushLength: integer({
    label: 'Length of a push',
    default: 6,
    minimum: 1,
    maximum: 50,
    unit: 'steps',
    explanation: 'Steps that a push lasts.',
  }),
  evaluationEvery: integer({
    label: 'Evaluate every',
    default: 250,
    minimum: 10,
    maximum: 100_000,
    scale: 'logarithmic',
    unit: 'steps',
    explanation: 'Gradient steps between two evaluations of the policy.',
  }),
  evaluationEpisodes: integer({
    label: 'Evaluation episodes',
    default: 10,
    minimum: 1,
    maximum: 100,
    explanation: 'Episodes per evaluation, with start states of their own.',
  }),
  evaluationPolicy: choice({
    label: 'Evaluated policy',
    default: 'mean',
    explanation: 'Whether evaluation takes the policy’s mean action or a sample.',
    choices: [
      { value: 'mean', label: 'mean action', explanation: 'Deterministic, as most references evaluate.' },
      { value: 'sample', label: 'sampled action', explanation: 'As the policy acts while it explores.' },
    ],
  }),
  rewardScale: number({
    label: 'Reward scale',
    default: 1,
    minimum: 0.001,
    maximum: 100,
    scale: 'logarithmic',
    change: 'reset',
    explanation: 'Rewards are multiplied by this before learning; returns are always shown unscaled.',
    reference: '10 on sparse mazes in CQL and Cal-QL',
  }),
  rewardShift: number({
    label: 'Reward shift',
    default: 0,
    minimum: -10,
    maximum: 10,
    change: 'reset',
    explanation: 'Added to each reward after scaling.',
    reference: '-5 on sparse mazes in CQL and Cal-QL',
  }),
  normaliseObservations: boolean({
    label: 'Normalise observations',
    default: true,
    change: 'reset',
    explanation: 'Subtract the dataset’s mean and divide by its standard deviation plus 0.001.',
    reference: 'on in CORL’s AWAC and TD3+BC, off in OEMA’s offline stage',
  }),
  truncatedReturns: choice({
    label: 'Returns of cut episodes',
    default: 'average',
    change: 'reset',
    explanation:
      'What follows the last step of a trajectory that was cut off by its time limit, in returns-to-go. Critics do not know of time limits, so that a sum that ends there would be no value of theirs.',
    choices: [
      {
        value: 'truncate',
        label: 'nothing',
        explanation: 'The sum ends at the cut: too small for positive rewards, too large for negative ones.',
      },
      {
        value: 'average',
        label: 'its last rewards for ever',
        explanation:
          'The mean reward of the last 1 / (1 − γ) steps goes on, discounted; nothing where those earned nothing.',
      },
      {
        value: 'sparse-failure',
        label: 'failure for ever',
        explanation: 'A trajectory that only ever earned the failure reward goes on earning it (Cal-QL, sparse tasks).',
      },
    ],
  }),
} as const
export type RunSettings = typeof runSettings

/** Settings as a file of an earlier version has them, with what they meant before there was a choice. */
export function withLaterSettings<S extends Partial<ValuesOf<RunSettings>>>(
  settings: S,
): S & Pick<ValuesOf<RunSettings>, 'collectOnlyActions'> {
  return { collectOnlyActions: 'policy', ...settings }
}

/** Those that a run on a family of tasks reads: it has no offline phase and collects whole episodes. */
export const metaRunSettings = {
  onlineSteps: runSettings.onlineSteps,
  evaluationEvery: runSettings.evaluationEvery,
} as const
