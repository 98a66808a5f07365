import { formatCount, formatDuration } from '../../format/numbers'

/** Words around scenarios; what a scenario itself says is in its own file, in both languages. */
export const scenario = {
  label: 'Scenario',
  free: 'Free play',
  names: {
    unlearning: 'Unlearning',
    'initial-unlearning': 'Unlearning without construction',
    collapse: 'Collapse',
    'no-pretraining': 'No pretraining',
    'forget-the-data': 'Forget the data?',
    optimism: 'Optimism',
    hallucination: 'Hallucination',
    adaptation: 'Adaptation',
    'sparse-adaptation': 'Adaptation with sparse reward',
  },
  missing: (why: string) => `The scenario could not be fetched, so this is free play. ${why}`,
  loading: 'The recorded runs are on their way.',

  recorded: {
    title: 'Recorded',
    what: (seeds: number, from: number, to: number) =>
      seeds === 1 ? `1 seed (${from}) of each method` : `${seeds} seeds (${from} to ${to}) of each method`,
    run: (method: string) => `${method}, recorded`,
    details: 'How they were made',
    made: (playground: string, tfjs: string, node: string, backend: string) =>
      `By the command line of version ${playground}, with TensorFlow.js ${tfjs} on Node ${node}, backend ${backend}. The settings were final before these seeds were run.`,
    configuration: (method: string) => `Configuration of ${method}`,
    show: 'Show recorded runs',
    notInPanel: 'The recording has no data for this panel; it comes with a live run.',
    play: 'Recorded method',
    moment: 'Recorded moment',
    allMoments: 'all in turn',
    afterSteps: (steps: number) => `after ${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'}`,
    policyAt: (steps: number) => `Policy after ${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'}, recorded`,
    nearestKept: (steps: number) =>
      `Policy after ${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'} (nearest kept)`,
    imaginedAt: (steps: number) => `As the model after ${formatCount(steps)} steps imagines it, recorded`,
    noPaths: 'The paths of this seed were not kept; those of the first seed were.',
  },

  live: {
    title: 'Live',
    run: 'Run it live',
    again: 'Run it again',
    pause: 'Pause',
    goOn: 'Go on',
    takes: (seconds: number, seeds: number) =>
      seeds === 1
        ? `About ${formatDuration(seconds)} for all methods, one seed, on two cores without a GPU.`
        : `About ${formatDuration(seconds)} for all methods, ${seeds} seeds, on two cores without a GPU.`,
    longer: 'Longer than a minute: the others of this page are shorter.',
    left: (seconds: number) => `${formatDuration(seconds)} left`,
    methods: 'Live runs',
    progress: (method: string) => `${method}, live`,
    done: 'All live runs are through.',
    back: 'Back to the recording',
    moved: 'With your changes to the sliders.',
  },

  claims: {
    title: 'What the runs carry',
    holding: (holding: number, all: number) => `${holding} of ${all} claims hold over the recorded seeds`,
    claim: 'Claim',
    recorded: (seeds: number) => `Recorded, ${seeds} seeds`,
    live: (seeds: number) => (seeds === 1 ? 'Live, one seed' : `Live, ${seeds} seeds`),
    holds: 'holds',
    fails: 'does not hold',
    interval: (low: string, high: string) => `[${low}, ${high}]`,
    worst: (value: string) => `weakest seed ${value}`,
    seeds: (values: string) => `by seed ${values}`,
    oneSeed: 'One seed shows what can happen, not how often.',
    needsSeeds: 'says nothing with one seed',
    undefined: 'undefined',
    explanation:
      'The mean over seeds with its 95 % interval (Student’s t, from five seeds on), and what it was compared with. A figure that compares methods is taken seed by seed.',
  },

  watch: 'What to watch',
  why: 'Why it happens',
  try: 'Try',
  caveats: 'Take care',
  sliders: 'Sliders of the scenario',
  set: (name: string, value: string) => `Set ${name} to ${value}`,
  lessons: 'Lessons',
  backToList: 'Back to the list',
}
