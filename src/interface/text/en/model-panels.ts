import { formatCount } from '../../format/numbers'

/** Words of the panels that look into models, beliefs and look-ahead. */
export const modelPanels = {
  metaAdaptation: {
    title: 'Does looking ahead agree with learning?',
    explanation:
      'O2O adapts the policy to the newest states: after one look-ahead step on a batch it asks how well the policy would do on recent states, and adds that gradient. The cosine says whether both pull the same way; the weight is annealed. The share of online rows says how far prioritised replay has moved from the data, the perturbation how far exploration leaves the policy.',
    waiting: 'O2O looks ahead once it is online.',
    nothing: 'Only O2O adapts ahead.',
    cosine: 'cosine of both gradients',
    weights: 'weight of the look-ahead term',
    termWeight: 'factor c',
    betaWeight: 'annealed β',
    online: 'share of online rows in a batch',
    perturbation: 'mean perturbation',
    agreement: 'agreement',
    exploration: 'exploration and replay',
  },

  modelRollouts: {
    title: 'What does it dream, and what is real?',
    explanation:
      'The same policy from the same starts: coloured in the learnt model, black in the world. The colour is the penalty u(s, a), which is taken off the reward where the model is unsure. A dream that walks through a wall is the model’s error, which a policy without penalty learns to exploit. Below: returns in the model and in the world; the penalised return should stay below the real one, the lower bound does where the ensemble’s guess of its error is right and no reward is larger than r_max, the largest |r| of the data and of the rollouts so far.',
    imagined: 'imagined, by penalty',
    real: 'real',
    starts: 'starts',
    returns: 'discounted return',
    lines: {
      modelReturn: 'imagined',
      penalisedReturn: 'penalised',
      returnBound: 'lower bound',
      realReturn: 'real',
    },
    columns: {
      start: 'start',
      imagined: 'imagined return',
      real: 'real return',
      steps: 'steps imagined',
      penalty: 'mean penalty',
    },
    nothing: 'This run learns no model of the world.',
  },

  taskPosterior: {
    title: 'What does it believe about the task?',
    explanation:
      'A policy that meets an unseen task first acts on a z drawn from the prior, then on what the transitions so far tell: q(z|c), a product of one Gaussian per transition. Ellipses are one standard deviation of it for ever more transitions. Doubt shrinks by multiplication alone, also in an untrained encoder; so look at the returns and distances beside it.',
    task: 'Task',
    taskOf: (index: number, hidden: string) => `${index}: ${hidden}`,
    latent: (index: number) => `z${index}`,
    beliefs: 'belief about z',
    prior: 'prior, n = 0',
    asked: (hidden: string) => `this task: ${hidden}`,
    ofSize: (transitions: number) => `n = ${transitions}`,
    chosen: 'chosen context',
    positions: 'test tasks, at the last evaluation',
    episodes: 'episodes with z drawn from the belief',
    episode: (index: number) => `episode ${index}`,
    goal: 'hidden goal',
    episodesTo: (last: number) => (last === 1 ? 'episode 1' : `episodes 1 to ${last}, paler the earlier`),
    ofEpisode: 'z of an episode',
    inContext: 'in the context',
    pressContext: 'A press takes a transition out of the context or puts it back in.',
    leftOut: 'left out',
    add: 'Add one',
    remove: 'Remove one',
    shuffle: 'Shuffle',
    all: 'All',
    none: 'None',
    contextLabel: 'Context by hand',
    used: (used: number, all: number) => `${formatCount(used)} of ${formatCount(all)} transitions`,
    reward: (index: number) => `reward of transition ${formatCount(index)}`,
    columns: { episode: 'episode', return: 'return', distance: 'final distance', z: 'z' },
    kinds: {
      title: 'Recent, by episodes or off-policy: what the context does to the belief',
      columns: ['context', 'rows', 'mean of z', 'width σ', 'from context to context'],
      of: {
        recent: 'recent: the last visit’s transitions',
        episodes: 'by episodes: a few whole recent ones',
        buffer: 'off-policy: the whole buffer',
      },
      nothing: 'There is no training task with an episode yet, or the recording is older than this.',
      explained:
        'The same encoder on the training task of the same number, eight contexts of each kind. Width: how sure one context makes it. From context to context: how far its mean wanders with what was drawn. A buffer holds what older policies did; at test time a context comes from the policy of today, so a belief formed off-policy answers a question that is not asked then.',
      gradients:
        'What trains the encoder? Here, as in PEARL, the critics’ error, whose gradient passes through z, and the KL divergence from the prior; the panel Gradients has both, beside each other, as shares of the norm. The actor gets z held still: its loss would pull towards tasks that look good, not towards telling them apart. A decoder that reconstructs rewards would have to keep all that can be predicted, needed or not; the paper found the critic’s gradient to do better than the other two. Neither of these is trained here.',
    },
    nothing: 'Only PEARL infers a task.',
  },
}
