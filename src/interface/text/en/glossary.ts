/** The page for somebody who knows SAC, and what words mean. */
export const glossary = {
  title: 'If you know SAC, and what words mean',
  open: 'If you know SAC, and what words mean',
  find: 'Find a word or a symbol',
  nothing: 'No word or symbol has that in it.',
  words: 'Words',
  symbols: 'Symbols',
  symbolsOf: 'As the algorithm that is chosen uses them.',

  sac: {
    title: 'If you know SAC',
    start:
      'SAC learns online: it acts, stores, and fits Q(s, a) to r + γ (min Q(s′, a′) − α log π(a′|s′)), a′ from its own policy. Everything here begins with one change: the buffer is given, and nobody may act. Later acting is allowed again. What happens then is what this page shows.',
    offlineTitle: 'From online to offline',
    offline:
      'Q is asked about a′ from π, and no row says what a′ leads to. Online such an error is found out, because the policy goes there. Offline it is not: the target repeats it, the policy climbs it, and values grow without a reason. Each offline method is one answer to “what about actions that nobody took?”.',
    backTitle: 'From offline to online: what goes wrong',
    back: {
      unlearning:
        'Unlearning. The values are wrong on purpose: a critic made pessimistic offline has to unlearn that online, and meanwhile anything with a known value, however poor, looks better.',
      collapse:
        'Collapse. The values are wrong by accident: a cloned policy with a critic that never met its own mistakes is led away from what it could do.',
      constraint: 'Caution. The constraint stays: a policy that is held to the data stays near them online as well.',
      model:
        'Hallucination. The model was never there: what it imagines where no data were is exploited, not explored.',
      task: 'Adaptation. The task is new: the data come from other tasks, and which one this is has to be found out.',
    },
    ideasTitle: 'Five ideas, a line each',
    ideas: {
      awac: 'AWAC: imitate the data, better actions more, with weight exp(A/λ).',
      calQl:
        'Cal-QL: be pessimistic, but not below V^μ, what the data’s own behaviour earns: then nothing has to be unlearned.',
      o2o: 'O2O: go online with a second policy that climbs an optimistic Q, and look ahead so that offline and online gradients agree.',
      mopo: 'MOPO: learn a model, dream in it, and pay for each imagined step as much as the ensemble disagrees about it.',
      pearl:
        'PEARL: learn from many tasks to infer from a few episodes which one this is, and act on samples of that belief.',
    },
  },

  /** `match`: how a text writes it, by which it links here. */
  terms: {
    behaviour: {
      name: 'behaviour policy, μ',
      match: 'behaviour policy|behaviour μ|data’s behaviour',
      says: 'Whatever made the data: a person, a script, an older policy, or several of them mixed. Nobody need know it.',
    },
    behaviourValue: {
      name: 'V^μ(s)',
      match: 'V^μ',
      says: 'What the behaviour policy earned from state s on, in discounted reward. It is estimated by the returns-to-go of the data’s rows; it is not the best that can be had.',
    },
    returnToGo: {
      name: 'return-to-go, G',
      match: 'return-to-go|returns-to-go',
      says: 'The discounted sum of rewards from a row to the end of its episode. Where only the time limit ended it, its last rewards are taken to go on.',
    },
    advantage: {
      name: 'advantage, A(s, a)',
      match: 'advantage|advantages',
      says: 'Q(s, a) − V(s): how much better an action is than what the policy usually does there.',
    },
    calibrated: {
      name: 'calibrated',
      match: 'calibrated|calibration',
      says: 'In Cal-QL: Q at the policy’s actions is at least V^μ. It does not mean accurate.',
    },
    pessimistic: {
      name: 'pessimistic, conservative',
      match: 'pessimistic|conservative',
      says: 'Of a critic that is pushed down at actions that the data do not have, so that errors there do not attract the policy.',
    },
    regulariser: {
      name: 'regulariser',
      match: 'regulariser',
      says: 'What is added to a loss besides its error: in CQL and Cal-QL the term that pushes Q down off the data and up on it.',
    },
    bootstrapping: {
      name: 'bootstrapping',
      match: 'bootstrapping|bootstrapped',
      says: 'A target that contains the network’s own estimate of what comes next. The bootstrap of statistics, which draws samples again, is another thing.',
    },
    tdError: {
      name: 'TD error',
      match: 'TD error|temporal-difference error',
      says: 'Q(s, a) minus its target, r + γ V(s′): how far a value is from what one step says.',
    },
    switch: {
      name: 'the switch',
      match: 'the switch',
      says: 'The step at which the run goes from offline, learning from the data alone, to online, where the policy acts and new rows come.',
    },
    dip: {
      name: 'dip',
      match: 'dip|dips',
      says: 'A fall of the return after the switch that comes back. Its depth is the return at the switch less the lowest after it.',
    },
    regret: {
      name: 'regret, cumulative',
      match: 'regret',
      says: 'What the best policy would have earned more, summed over training. Small where a method is good soon and does not fall.',
    },
    ensemble: {
      name: 'ensemble, members',
      match: 'ensemble|ensembles',
      says: 'Several networks trained on the same question from different starts. Where they disagree, few data have spoken.',
    },
    support: {
      name: 'support',
      match: 'support of',
      says: 'The actions, or states, that the data could contain: where their density is not zero.',
    },
    rollout: {
      name: 'rollout',
      match: 'rollout|rollouts',
      says: 'A stretch of acting, one state after the other: in the world, or in a learnt model of it.',
    },
    penalty: {
      name: 'penalty, u(s, a)',
      match: 'penalty|penalised',
      says: 'In MOPO: what is taken off the reward of an imagined step, λ times how unsure the model is of it.',
    },
    warmUp: {
      name: 'warm-up',
      match: 'warm-up|warmed-up|warmed up',
      says: 'Steps after the switch in which the policy acts and nothing is learnt, so that the first batches are not a few rows over and over.',
    },
    prior: {
      name: 'prior and posterior',
      match: 'prior|posterior',
      says: 'What is believed about a task before any of its transitions were seen, and after some were.',
    },
    context: {
      name: 'context',
      match: 'context',
      says: 'In PEARL: the transitions of a task from which it is inferred which task it is.',
    },
    layerNorm: {
      name: 'LayerNorm',
      match: 'LayerNorm',
      says: 'Each hidden layer’s values are brought to mean 0 and variance 1, then scaled. It bounds how fast Q can rise away from the data.',
    },
    iqm: {
      name: 'IQM, interquartile mean',
      match: 'IQM|interquartile mean',
      says: 'The mean of the middle half of the seeds: without the lowest and the highest quarter.',
    },
    seed: {
      name: 'seed',
      match: 'seed|seeds',
      says: 'The number from which a run’s random draws follow. Another seed is another run of the same settings; one shows what can happen, not how often.',
    },
  },
}
