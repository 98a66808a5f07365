import { formatCount } from '../../format/numbers'

/** Words of the stage: its pictures, the play head, and presenting. */
export const stage = {
  label: 'The stage',
  loading: 'The picture is loading.',
  comes: 'This comes with a live run.',
  later: 'Nothing measured yet. It comes as this run goes on.',
  notRecorded: 'This recording holds no pictures of the networks; a live run has them.',
  lookingBack: 'Looking back.',
  atStep: (step: string) => `step ${step}`,
  oneSeed: (seed: number, of: number) => `seed ${seed}, one of ${of}`,
  crowd: (shown: number, all: number) => `${shown} of ${all} runs: the list of runs hides others`,
  choose: (place: number) => `Picture ${place} shows`,
  larger: (title: string) => `“${title}” alone`,
  smaller: (title: string) => `“${title}” beside the others`,
  onStage: 'Its picture stands on the stage.',
  pictures: {
    return: 'Return and dip',
    promises: 'Promises of Q over time',
    disagreement: 'Disagreement over time',
    scatter: 'Promised against earned',
    actionSlice: 'Action slice',
    stateMap: 'State map',
    rollouts: 'Model rollouts',
    dream: 'Imagined and real return',
    penalty: 'Penalty against error',
    belief: 'Belief about a task',
    narrowing: 'Certainty over time',
    episodes: 'Episodes of adaptation',
    metaAdaptation: 'Agreement of gradients',
    whoActs: 'Who acts',
  },

  lost: (share: string) => `lost ${share}`,
  belowRandom: 'below random',
  interval: (label: string) => `${label} [95 %]`,

  value: 'discounted return',
  promised: 'promised by Q',
  earned: 'earned',
  behaviour: 'V^μ, data',
  promisesExplained:
    'Means over states of the data, as learning sees rewards (discounted, scaled). Promised: min Q(s, ã) at actions of the policy. Earned: what the policy then gets in the simulator. V^μ: what the data went on to earn from the same states. Critics that promise less than V^μ make falling back look good, which is how unlearning begins; critics that promise more than is earned are too sure of themselves.',
  criticDisagreement: 'Where do the critics disagree?',
  modelDisagreement: 'Where is the model unsure?',
  sigma: 'σ of Q',
  modelSigma: 'disagreement of the model',
  actionsOf: { data: 'on data', policy: 'on the policy’s actions', random: 'anywhere' },
  disagreementExplained:
    'How far the critics (with MOPO: the members of its model) differ at states of the data, under three kinds of action: those of the data, those of the policy, and uniform ones. Medians over states. A good measure of what is not known is small on data and large anywhere else.',
  scatter: 'Promised against earned',
  scatterExplained:
    'Each dot is a state of the data at this step: what the critics promise for the policy’s action, against what the policy then earns in the simulator. On the dashed line promises are kept; below it they are too high. Large dots are means of equally many states in the order of the promise.',
  dream: 'Does the dream come true?',
  dreamExplained:
    'The return that the policy has in the learnt model, unpenalised, and the return that it has in the world. A policy that exploits the model dreams of more than it gets.',
  whoActs: 'Who acts: the old policy or the new one?',
  whoActsExplained:
    'PEX keeps the pretrained policy frozen from the switch on and lets a new one grow beside it. At each step the one whose action has the higher Q is the likelier to act. The line is how likely that is the new one, mean over the states of the batches; the frozen policy has the rest. At one half a coin would do as well.',
  freshPolicy: 'the new policy',
  shareOfActions: 'share of actions',
  whoActsComes: 'Until the switch the pretrained policy acts alone; only PEX has two.',
  narrowing: 'How sure is it of a task?',
  narrowingExplained:
    'Standard deviation of the belief about an unseen task when all that was seen of it is the context, the mean over the entries of z. The prior has 1.',
  posteriorDeviation: 'σ of the posterior',
  posteriorSigma: 'σ of z',
  belief: 'What does it believe of a task?',
  episodes: 'What does it do on its belief?',

  playHead: {
    label: 'Play head',
    at: (step: number) => `step ${formatCount(step)}`,
    live: 'the newest step',
    back: 'Back to live',
    toEnd: 'To the end',
    play: 'Play the recording of time',
    halt: 'Halt',
    speed: 'Speed of time',
    speedOf: (factor: number) => `${factor} ×`,
    previous: 'One kept step back',
    next: 'One kept step on',
    fork: 'Fork here',
    forkAt: (step: number) => `Begin other futures from step ${formatCount(step)}`,
    kept: (count: number, size: string) => `${count} kept steps, ${size}`,
    none: 'Of this run no networks were kept, so only what was sampled can be shown.',
  },

  pace: {
    label: 'Pace',
    full: 'full speed',
    perSecond: (rate: string) => `${rate} steps/s`,
    explained: 'Gradient steps a second, at most. At its right end training is as fast as it can be.',
    pauseAtSwitch: 'Pause at the switch',
    slowAtSwitch: 'Slow at the switch',
  },

  present: {
    begin: 'Present',
    end: 'End presenting',
    hint: 'The stage alone, larger. Keys: 1 to 4 one picture, space the next thing to watch, Escape back.',
  },
}
