import { formatCount } from '../../format/numbers'

/** Words about freezing a run and going on from there, and about what is carried from one algorithm to another. */
export const forks = {
  freeze: 'Freeze here',
  freezeHint: 'Keeps this step, so that other futures can begin from it',
  frozenPoints: 'Frozen steps',
  forkAt: (step: number) => `Futures from step ${formatCount(step)}`,
  title: (step: number, run: string) => `Futures from step ${formatCount(step)} of ${run}`,
  explanation:
    'Each future takes over everything of this step: networks, optimisers, buffers and the state of the random numbers. All of them draw the same ones, so that what differs comes from the settings. The run itself is left alone.',
  seeds: (count: number) => `${formatCount(count)} seeds were kept at this step; each is forked.`,
  future: (number: number) => `Future ${number}`,
  name: 'Name',
  algorithm: 'Algorithm',
  change: 'Change a setting',
  takeBack: (setting: string) => `Leave ${setting} as it is`,
  unchanged: 'Nothing is changed: it repeats the run to the last bit.',
  unchangedRounded: 'Nothing is changed: it repeats the run, but for rounding on the GPU.',
  otherAlgorithm: 'Whatever fits is carried; the list of runs then says what began anew.',
  remove: (number: number) => `Remove future ${number}`,
  add: 'Add a future',
  start: (count: number) => (count === 1 ? 'Start it' : `Start all ${count}`),
  waiting: (workers: number) =>
    workers === 1
      ? 'One trains at a time beside the main run, the others wait.'
      : `${workers} train at a time beside the main run, the others wait.`,

  carried: {
    summary: (from: string, to: string, step: number) => `From ${from} to ${to} at step ${formatCount(step)}`,
    repeated: (step: number) => `Goes on from step ${formatCount(step)}: everything was carried.`,
    label: 'What was carried, and what began anew',
    kept: 'Carried',
    anew: 'Began anew',
    nothing: 'nothing',
    networks: 'networks',
    optimisers: 'optimisers',
    optimisersAnew: 'optimisers of all other networks',
    allOptimisersAnew: 'all optimisers',
    because: (what: string, why: string) => `${what} (${why})`,
    of: (what: string, names: string) => `${what}: ${names}`,
    transitions: (count: number) => `${formatCount(count)} online transitions`,
    transitionsLost: (count: number, of: number) =>
      `${formatCount(of - count)} of ${formatCount(of)} online transitions`,
    dataset: 'dataset',
    environmentState: 'state of the environment',
    dynamicsModel: 'dynamics model',
    randomStreams: 'random numbers',
    changed: 'Changed',
    reasons: {
      absent: 'there was none',
      kind: 'another kind of network',
      shape: 'another shape',
      'observation-units': 'observations are normalised otherwise',
      'reward-units': 'rewards are scaled otherwise',
      environment: 'another environment',
      copies: 'another number of copies',
      dataset: 'another dataset',
      algorithm: 'another algorithm',
      'model-settings': 'the model is made otherwise',
      seed: 'another seed',
      wish: 'as you wished',
      tasks: 'tasks and data share nothing',
    },
  },
}
