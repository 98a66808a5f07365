import type { FittedBehaviour } from '../../../core/diagnostics/fitted-behaviour'
import type { MetaStep } from '../../../core/diagnostics/meta-step'
import type { TiltedPolicy } from '../../../core/diagnostics/tilted-policy'
import { formatCount, formatMeasured } from '../../format/numbers'

const percent = (share: number) => `${formatMeasured(100 * share)} %`

/** Words of the panels that work out what the papers derive, with numbers of the run. */
export const sourcePanels = {
  regret: {
    title: 'What has learning cost so far?',
    explanation:
      'Cal-QL’s cumulative regret: at every look since the switch, how far the policy’s return from the start is below the best possible, V*, summed over the gradient steps. It has two parts. The first is what Q falls short of V*: a critic that promises too little, as CQL’s. The second is what Q promises and the policy does not earn. Both can be negative, and they add up to the regret. V* comes from value iteration, in the worlds where that can be done.',
    nothing: 'This needs critics, and a world whose V* can be computed.',
    computing: 'V* is being computed; the sums begin when it is there.',
    waiting: 'The sums begin at the switch.',
    chart: 'regret, summed over steps since the switch',
    lines: {
      regret: 'regret: V* − V^π',
      miscalibration: 'below what can be had: V* − max Q',
      overEstimation: 'promised and not earned: max Q − V^π',
    },
    linesExplained: {
      regret: 'What a policy that was the best from the switch on would have earned more, in all.',
      miscalibration: 'Positive where Q promises less than the best policy earns, negative where it promises more.',
      overEstimation: 'Positive where Q promises more than the policy earns.',
    },
    who: 'Which method goes online well? One whose sum stops rising soon. Runs of the list stand side by side here: fork this one at the switch with other algorithms. What Cal-QL’s paper says to look for: CQL begins with a large first part, Cal-QL does not; IQL neither falls nor ends soon, since it is slow. Whether it is so in this world, the sums tell. Where a run has not been looked at for a while, the sum is a straight line.',
  },

  weighting: {
    title: 'Where do AWAC’s weights come from?',
    explanation:
      'AWAC asks for the policy that is best by the critic and yet stays within a divergence of the data’s behaviour μ. Its Lagrangian has a solution in closed form: μ times exp(A/λ), and fitting a network to that is weighted imitation, so that μ itself never has to be modelled. λ is the multiplier of the constraint: small, the best action has all weight (greedy); large, the policy is μ (cloning). Here that is worked out at one state of the run: μ from the actions of the nearest rows, Q from the smaller critic. A and Q differ by V(s) alone, which cancels in Z.',
    nothing: 'This needs critics.',
    slider: 'λ',
    runs: (lambda: string) => `The run’s own λ is ${lambda}.`,
    found: ({ advantage, divergence, effectiveShare }: TiltedPolicy) =>
      `At this λ the best policy gains ${formatMeasured(advantage)} over μ, by these values of Q, and is ${formatMeasured(divergence)} nats away from it; its weights leave ${percent(effectiveShare)} of the data’s actions in effect.`,
    scaled: 'share of its largest',
    behaviour: 'μ, the data nearby',
    q: 'Q(s, a), lowest to highest',
    policy: 'π* = μ exp(A/λ) / Z',
    picture: 'Behaviour, values and the tilted policy',
    divergence: 'KL(π ‖ μ)',
    gain: 'gain over μ: E[A]',
    frontier: 'every λ: nothing lies above',
    here: 'the slider’s λ',
    runsHere: 'the run’s λ',
    trade: 'What is gained against how far it goes',
    columns: ['action', 'Q', 'μ', 'π*'],
    sources: {
      title: 'Monte-Carlo or bootstrapped: whose advantage?',
      bootstrapped: 'AWAC: Q(s, a) − V(s)',
      monteCarlo: 'AWR: G − V(s)',
      says: (correlation: string, rows: number) =>
        `On the ${formatCount(rows)} rows near this state whose episode is over: AWR weighs by the return-to-go less V(s), AWAC by what the critic says. Rank correlation ${correlation}; V(s) is the same in both, the mean of Q at actions of the policy.`,
      picture: 'AWR’s advantage against AWAC’s, row by row',
      columns: ['advantage', 'standard deviation', 'rows in effect at this λ'],
      nothing:
        'This needs three rows near the state whose episodes are over; recordings of older versions do not hold it.',
      found:
        'What a return-to-go holds besides the action: luck, and whatever the behaviour did afterwards. So it does not get better as the policy does, and that is why AWAC’s paper calls it inefficient online. Here: on Pendulum with mixed data AWAC earned more than AWR on average over 2,000 online steps, in nine of ten seeds; in the U-maze, where one way is right and returns tell it, it did not.',
    },
    clone: {
      title: 'If μ has to be modelled, as in KL-AC',
      says: ({ mean, deviation }: FittedBehaviour, lambda: number) =>
        `A Gaussian fitted to every second one of the rows nearby: mean ${formatMeasured(mean)}, standard deviation ${formatMeasured(deviation)}. A penalty of λ times −log of it is what an explicit constraint charges at λ = ${formatMeasured(lambda)}.`,
      likelihood: 'How likely the fitted model finds actions',
      likelihoodColumns: ['actions', 'log-likelihood, nats', 'charged: −λ log'],
      fitted: 'those that it was fitted to',
      heldOut: 'the other rows nearby',
      policy: 'the policy’s',
      heldTo: 'What being held to it costs',
      heldToColumns: ['held to', 'gain over μ', 'KL(π ‖ μ)'],
      implicit: 'μ, by weights (AWAC)',
      explicit: 'the fitted model (KL-AC)',
      nothing: 'This needs four rows near the state.',
      found:
        'Where the data act in two ways, one Gaussian is at home in neither: it charges good actions dearly and lets the ones between pass. AWAC’s paper finds explicit constraints too conservative for that reason. Here that order hardly shows: on Pendulum, over ten seeds, AWAC’s return online was 33 [6, 59] higher than KL-AC’s with a frozen clone and 45 [−8, 97] higher than with one that is refitted, of some 400; in the U-maze neither differs.',
    },
    methods: 'How others keep the policy near the data',
    methodColumns: ['method', 'constraint', 'how it is kept', 'models μ', 'policy'],
    methodRows: [
      [
        'AWAC',
        'KL(π ‖ μ) ≤ ε',
        'implicitly: imitation weighted with exp(A/λ)',
        'no',
        'fitted to μ exp(A/λ), by the rows’ own actions',
      ],
      [
        'ABM',
        'KL(π ‖ prior) ≤ ε',
        'by MPO’s steps towards a prior',
        'yes: the prior, cloned from rows with a positive advantage',
        'fitted to prior × exp(Q/η), by sampled actions',
      ],
      [
        'MPO',
        'KL(π ‖ last policy) ≤ ε',
        'a trust region around itself, not around the data',
        'no',
        'fitted to last policy × exp(Q/η), by sampled actions',
      ],
      [
        'BCQ',
        'only actions that μ might take',
        'a generator proposes, a bounded perturbation improves, the largest Q is taken',
        'yes: a variational autoencoder',
        'no network of its own: the best proposal',
      ],
      [
        'BEAR',
        'the support of μ: MMD(π, μ) ≤ ε',
        'explicitly: a multiplier found by dual descent',
        'yes: cloned, to sample from',
        'climbs Q subject to the constraint',
      ],
      [
        'KL-AC (here)',
        'KL(π ‖ clone) as a penalty',
        'explicitly: so it is as good as the clone',
        'yes: cloned',
        'climbs Q minus the penalty',
      ],
    ],
  },

  explorers: {
    title: 'How far may it explore?',
    explanation:
      'O2O explores with a second policy that climbs an upper bound of Q, but may not leave the policy far behind: a constrained problem. The bounded explorer solves it by construction, as a perturbation that cannot exceed its bound. The naive one takes the constraint into the objective with a weight λ. Here both are worked out at one state of the run, over its grid of actions: distance is the mean change of an action entry. The grey line is what every δ allows, rings are where every λ ends.',
    nothing: 'Only O2O has an upper bound of Q to climb.',
    delta: 'δ',
    lambda: 'λ',
    bounded: (delta: string) => `bounded, δ = ${delta}`,
    naive: (lambda: string) => `naive, λ = ${lambda}`,
    own: 'the run’s explorer',
    everyDelta: 'every δ',
    everyLambda: 'every λ',
    distance: 'distance from the policy',
    gain: 'gain of Q_UB over the policy’s action',
    picture: 'What exploring further promises',
    columns: ['explorer', 'distance', 'gain of Q_UB'],
    found: ({ byDelta, byLambda }: { byDelta: number; byLambda: number }) =>
      `Of ${formatCount(byDelta)} distances that some δ leads to here, some λ leads to ${formatCount(byLambda)}: where the bound rises ever more steeply, a weight leaves the explorer at home or lets it leap, and which λ does depends on the scale of Q. δ is a distance whatever the scale.`,
  },

  metaStep: {
    title: 'Is O2O’s meta step the one of its paper?',
    explanation:
      'The paper minimises L_trn(θ) + β L_tst(θ′), θ′ being one step ahead. Differentiated exactly that needs dθ′/dθ = I − aH, which holds second derivatives. The authors’ code leaves them out and multiplies with L_trn/L_tst instead. Here all are worked out on one fresh batch, one draw of the newest states and the same networks: how long each step is, and its angle to the paper’s. Guarded means that the ratio’s sign is dropped and it is cut at 10. Raise the look-ahead learning rate to see the orders part.',
    nothing: 'Only O2O looks ahead, once it is online and with meta-adaptation on.',
    columns: ['step', 'weight of g′', 'length', 'degrees from the batch alone', 'degrees from the paper’s'],
    forms: {
      paper: 'paper, exact: g + β (I − aH) g′',
      firstOrder: 'paper, first order: g + β g′',
      code: 'code: g + β (L_trn / L_tst) g′',
      guarded: 'code, guarded: |ratio| ≤ 10',
    },
    answer: ({ leftOut, stretch, codeRatio }: MetaStep['jacobian'], turn: number, stepSize: number) =>
      `Is the weight the derivative of θ′? No. The derivative is a matrix: it turns g′ by ${formatMeasured(turn)} degrees and makes it ${formatMeasured(stretch)} times as long, and leaving it out drops ${percent(leftOut)} of g′ at a = ${formatMeasured(stepSize)}. The code’s ratio is one number, ${formatMeasured(codeRatio)}: it makes the look-ahead’s loss as large as the batch’s, and turns nothing.`,
    opposite:
      'The two losses have opposite signs just now, so the code’s ratio is negative: unguarded it would ascend the look-ahead’s loss.',
    overTime: 'cosines over time',
    lines: { codeToPaper: 'code to paper', agreement: 'batch to look-ahead (g to g′)' },
  },

  telescoping: {
    title: 'Where does the model’s promise come from?',
    explanation:
      'MOPO’s telescoping lemma, on one rollout of the policy’s mean action in the model: its return there differs from the one in the world by the sum, over its steps, of how much better the state is that the model leads to than the one the world would lead to (G), discounted, and of the reward’s errors. A bar is one step; V is what the policy earns in the simulator from there on. No bound is needed for that, but V of the world: so MOPO bounds G by what it can know, how far the members disagree. Right: that guess, three ways, beside the true distance; largest and mean are over members, deviation is over entries as well.',
    nothing: 'This needs a learnt model, and a world whose state and reward can be known.',
    sum: (imagined: number, real: number, steps: number) =>
      `The model promises ${formatMeasured(imagined)}, the world pays ${formatMeasured(real)}: the ${steps === 1 ? 'one step adds' : `${formatCount(steps)} steps add`} up to the difference, ${formatMeasured(imagined - real)}.`,
    beyond: (term: number) =>
      `Then the model walks into a place that does not exist, such as a wall. Nothing is true in there, so all that it promises from there on is one term: ${formatMeasured(term)}.`,
    terms: 'terms of the difference',
    beyondShort: 'promised from inside a wall on',
    step: 'step j of the rollout',
    term: 'term',
    distance: 'discounted distance',
    penalties: 'Guesses of the model’s error beside the true one',
    lines: {
      error: 'true error',
      largest: 'largest over members',
      mean: 'mean over members',
      deviation: 'ensemble std',
    },
    columns: ['step', 'term', 'true error', 'largest over members', 'mean over members', 'ensemble std', 'penalty u'],
    bounds: 'What would bound the difference',
    boundColumns: ['over this rollout', 'sum, discounted'],
    rows: {
      terms: 'the terms themselves, without their signs',
      variation: (reward: string, bound: string) =>
        `by total variation: 2 r_max/(1 − γ) = ${bound} a step, r_max = ${reward}`,
      lipschitz: (constant: string) => `by a Lipschitz value: L times the true error, L about ${constant}`,
      largest: 'largest over members, before λ',
      mean: 'mean over members, before λ',
      deviation: 'ensemble std, before λ',
      penalty: 'the run’s own penalty u, before λ',
    },
    boundsExplained:
      'The world is deterministic, so a prediction that is off by anything has total variation 1, and that bound is the same large number at each step: true, and of no use. A Lipschitz value makes it grow with the distance (1-Wasserstein); L is estimated from below, by the steepest pair of states on this rollout. λ turns one of the guesses into such a bound: the smallest λ that would do is the ratio of the first row to that guess. Max is never below mean; which of them λ multiplies only changes its scale, unless members differ in how they disagree.',
  },

  loops: {
    title: 'Where is it in PEARL’s loops?',
    explanation:
      'PEARL’s two algorithms as loops: meta-training collects episodes and takes gradient steps by turns; meta-testing infers the task from a few episodes and takes none. The line at which the run stands is marked.',
    nothing: 'Only PEARL trains on tasks.',
    training: 'Algorithm 1: meta-training',
    testing: 'Algorithm 2: meta-testing',
    where: {
      first: 'The run has not begun: the first episodes come next.',
      collect: 'The next thing that it does is a round of episodes.',
      train: 'The next thing that it does is a gradient step.',
      test: 'Meta-training is over: what it shows are adaptations to test tasks.',
    },
    first: ({ first, train }: { first: number; train: number }) =>
      `Once, z from the prior. Episodes of each of ${formatCount(train)} training tasks: ${formatCount(first)}.`,
    round: (round: number) => `Again and again; rounds so far: ${formatCount(round)}.`,
    collect: ({ tasks, prior, posterior, extra }: { tasks: number; prior: number; posterior: number; extra: number }) =>
      `Visit up to ${formatCount(tasks)} tasks. Episodes of each with z from the prior: ${formatCount(prior)}; from the posterior: ${formatCount(posterior)}; more that stay out of the context: ${formatCount(extra)}.`,
    steps: (step: number, of: number) => `Gradient steps in this round: ${formatCount(step)} of ${formatCount(of)}.`,
    train: ({ batch, rows }: { batch: number; rows: number }) =>
      `Draw ${formatCount(batch)} tasks, of each ${formatCount(rows)} rows for the actor-critic, from all that its buffer has.`,
    context: 'Draw a context of each, apart from those rows.',
    infer: 'z from q(z|c), a product of one Gaussian per transition of the context.',
    update:
      'Step the critics and the encoder on the critics’ loss plus β KL(q ‖ N(0, I)); the actor on its own, z held.',
    test: ({ test }: { test: number }) => `For each of ${formatCount(test)} test tasks, with an empty context:`,
    episodes: ({ episodes }: { episodes: number }) => `Again and again, episodes in all: ${formatCount(episodes)}.`,
    sample: 'z from the belief, at first the prior.',
    rollOut: 'One episode by the policy’s mean action given z.',
    gather: ({ before }: { before: number }) =>
      `Add it to the context; infer the belief anew after each, though not before episode ${formatCount(before)} is over.`,
  },
}
