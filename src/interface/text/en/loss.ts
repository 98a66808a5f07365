/** Words of the panel that reads the loss of the running algorithm. */
export const loss = {
  title: 'What is being minimised?',
  explanation:
    'The losses of the running algorithm as its file computes them. Below a symbol stands its value: of a setting as it is now, of a measured quantity as it was last reported, the mean over the batch. Point at a term, or step to it with Tab, and its sliders, its curves and its lines in the file are marked; point at a symbol to read what it means.',
  asOf: (step: string) => `numbers as of step ${step}`,
  notYet: 'Measured numbers come with the first steps.',
  nothing: 'Nothing is learnt in this stage.',
  networks: {
    critics: 'The critics minimise',
    actor: 'The actor minimises',
    value: 'The value network minimises',
    temperature: 'The temperature minimises',
    multiplier: 'The multiplier minimises',
    behaviour: 'The clone of the behaviour minimises',
    explorer: 'The explorer minimises',
    ratio: 'The density ratio minimises',
    dynamics: 'The dynamics model minimises',
    inference: 'Critics and encoder minimise',
  },
  places: {
    equation: (number: string) => `equation ${number}`,
    algorithm: (number: string) => `algorithm ${number}`,
    section: (number: string) => `section ${number}`,
  },
  term: (name: string) => `Term: ${name}`,
  detail: 'The chosen term',
  toSlider: (label: string, value: string) => `${label}, ${value}: go to its control`,
  norm: (network: string, norm: string) => `Gradient norm of the ${network}: ${norm}.`,
  share: (percent: string) => `This term’s share of it: ${percent} %.`,
  whole: 'This loss is one term, whose share of the gradient is all of it.',
  notTold: 'How the gradient divides between these terms is not measured.',
  table: { term: 'term', metric: 'metric', value: 'value', step: 'step' },

  source: {
    title: 'The algorithm’s file',
    loading: 'The file is loading.',
    failed: 'The file could not be loaded; the page may have been updated meanwhile. Reload it.',
    file: 'File',
    compare: 'Beside',
    alone: 'alone',
    marked: 'of the term',
    listing: (file: string) => `Source of ${file}`,
    difference: (from: string, to: string) => `Difference from ${from} to ${to}`,
    same: (count: number) => (count === 1 ? '1 equal line' : `${count} equal lines`),
    removed: (line: number) => `only there, line ${line}`,
    added: (line: number) => `only here, line ${line}`,
    equal: 'The files are equal.',
  },

  terms: {
    temporalDifference: {
      name: 'temporal difference',
      sentence: 'Squared distance of each critic from its target, for both critics.',
    },
    target: {
      name: 'target',
      sentence: 'The reward and the discounted value of the next state, by target networks; a terminal step ends it.',
    },
    smoothing: {
      name: 'target smoothing',
      sentence:
        'Noise on the target action makes Q alike for alike actions, so that the actor cannot exploit sharp peaks.',
    },
    cloning: { name: 'cloning', sentence: 'Makes the data’s actions likely, good and bad alike.' },
    entropyCost: {
      name: 'entropy cost',
      sentence: 'What certainty costs: the larger the temperature, the more random the policy stays.',
    },
    policyValue: { name: 'value of the policy', sentence: 'Draws the policy to actions that the critics rate highly.' },
    temperature: {
      name: 'temperature',
      sentence:
        'Raises the temperature while the policy is more certain than its target entropy allows, lowers it otherwise.',
    },
    advantageWeight: {
      name: 'advantage weight',
      sentence: 'How strongly an action is imitated: more, the better it is than what the policy would do.',
    },
    weightedImitation: {
      name: 'weighted imitation',
      sentence: 'Likelihood of the data’s actions, each by its weight; no gradient passes through the weight.',
    },
    advantage: { name: 'advantage', sentence: 'How much better the action is than what is expected at its state.' },
    stateValue: {
      name: 'value of the state',
      sentence: 'What the policy’s own actions are worth by the same critics.',
    },
    valueFit: { name: 'value fit', sentence: 'V learns the mean return-to-go of the data.' },
    expectile: {
      name: 'expectile regression',
      sentence: 'Errors upwards weigh more than errors downwards, so V leans to the best of the data’s actions.',
    },
    conservative: {
      name: 'conservative term',
      sentence:
        'Pushes Q down at actions of the policy and up at the data’s; what it leaves too low has to be unlearnt online.',
    },
    clipping: {
      name: 'limits of the gap',
      sentence: 'The gap of each row is cut to this range before the mean is taken.',
    },
    pushUp: { name: 'up at the data', sentence: 'Q at the actions of the data, which the regulariser lifts.' },
    pushDown: {
      name: 'down at the policy',
      sentence: 'Q at sampled actions of the policy, which the regulariser pushes down.',
    },
    calibrated: {
      name: 'down, but not below V^μ',
      sentence: 'As in CQL, but where Q lies below what the behaviour earned nothing is pushed down any further.',
    },
    softMaximum: {
      name: 'soft maximum',
      sentence: 'A soft maximum of Q over uniform actions and the policy’s at s and at s′, which is pushed down.',
    },
    multiplier: {
      name: 'multiplier',
      sentence: 'Grows while the quantity it guards is above its bound, shrinks below it.',
    },
    divergence: { name: 'divergence', sentence: 'How far the policy is from the cloned behaviour, times its weight.' },
    scaledValue: {
      name: 'value of the policy, scaled',
      sentence: 'Draws the policy to a high first critic, brought to the same size on every task.',
    },
    actionError: {
      name: 'cloning',
      sentence: 'Squared distance of the policy’s action from the data’s, mean over rows and action dimensions.',
    },
    normaliser: {
      name: 'normaliser',
      sentence: 'Divides by the size of Q, so that one α suits every scale of reward; no gradient passes through it.',
    },
    lookAhead: {
      name: 'look-ahead',
      sentence:
        'The loss on the newest states after one step on the batch: the actor also descends what that step leads to.',
    },
    lookAheadStep: {
      name: 'look-ahead step',
      sentence: 'One step of gradient descent on the batch, tried out and taken back.',
    },
    lookAheadWeight: {
      name: 'weight of the look-ahead',
      sentence: 'In the authors’ code scaled by the ratio of both losses, without gradient.',
    },
    upperBound: { name: 'upper bound', sentence: 'The explorer climbs what the critics at best believe.' },
    optimism: {
      name: 'optimism',
      sentence: 'Mean of the critics plus so many deviations; -1 is the smaller critic, +1 the larger.',
    },
    exploration: {
      name: 'explored action',
      sentence: 'What is done in the world online: the policy’s action, changed within a bound, with noise.',
    },
    densityRatio: {
      name: 'density ratio',
      sentence: 'A classifier in disguise: large on online rows, small on rows of the dataset.',
    },
    priority: {
      name: 'priority',
      sentence: 'How often a row is replayed: the flattened density ratio, relative to the dataset’s mean.',
    },
    modelFit: {
      name: 'model fit',
      sentence: 'How badly each member predicts the next state and the reward, by its own uncertainty.',
    },
    weightDecay: { name: 'weight decay', sentence: 'Keeps the weights small, later layers more.' },
    varianceBounds: { name: 'variance bounds', sentence: 'Draws the learnt bounds of the variance together.' },
    penalisedReward: {
      name: 'penalised reward',
      sentence: 'The reward of an imagined step less the model’s doubt; real rows are not docked.',
    },
    bottleneck: {
      name: 'bottleneck',
      sentence: 'Draws the belief about the task to the prior, so that only what helps the critics passes.',
    },
    posterior: {
      name: 'belief',
      sentence: 'One Gaussian for each transition of the context, multiplied; a sample of it is z.',
    },
    policyRegularisers: { name: 'regularisers', sentence: 'Keep mean and spread of the policy before tanh small.' },
    softValueFit: { name: 'soft value', sentence: 'V learns the smaller critic at a fresh action, plus entropy.' },
  },
}
