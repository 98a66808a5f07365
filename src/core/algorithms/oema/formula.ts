import type { Anchor, Formula, Loss, LossesOf, Segment, Situation } from '../formula'
import { bootstrapTarget, smoothedAction, squaredErrors, targetTerm } from '../shared/formula-parts'
import { fujimoto2018, fujimoto2021, guo2023, lee2021 } from '../shared/works'
import { behaviourCloningTerms, normaliser } from '../td3/formula'

const inLosses = (name: string): Anchor => ({ file: 'algorithms/oema/losses.ts', name })
const inFile = (name: string): Anchor => ({ file: 'algorithms/oema/oema.ts', name })

/** TD3+BC before the switch; after it optimism, balanced replay and a look ahead. */
const losses: LossesOf = (situation) => {
  const { h, phase } = situation
  const online = phase === 'online'
  return [
    {
      network: 'critics',
      rows: [
        ['L_Q=', { ...squaredErrors, code: [...squaredErrors.code, inFile('criticStep')] }],
        ['y=', targetTerm("\\min_i\\bar Q_i(s',a')", [bootstrapTarget])],
        ["a'=", smoothedAction],
      ],
      references: [fujimoto2018('algorithm', '1')],
    },
    actorLoss(situation),
    ...(online && h.explorer !== 'noise' ? [explorerLoss(situation)] : []),
    ...(online && h.replay === 'prioritised' ? [ratioLoss()] : []),
  ]
}

function actorLoss({ h, phase }: Situation): Loss {
  const online = phase === 'online'
  const clones = !online || h.cloningOnline === 'kept'
  const adapts = online && h.metaWeighting !== 'off'
  const parts = behaviourCloningTerms({ value: 'value', cloning: 'cloning' })
  const common = ['policyDelay', ...(online ? ['cloningOnline'] : [])]
  const train: Segment[] = clones
    ? [
        { ...parts.value, sliders: ['cloningAlpha', ...common] },
        '+',
        { ...parts.cloning, sliders: online ? ['cloningOnline'] : [] },
      ]
    : [
        {
          id: 'policyValue',
          latex: '-\\operatorname{mean}\\,Q_1(s,\\pi(s))',
          gradient: 'value',
          sliders: common,
          code: [{ file: 'algorithms/shared/td3.ts', name: 'td3ActorLoss' }, inLosses('actorLoss')],
        },
      ]
  return {
    network: 'actor',
    rows: [
      ...(adapts ? [['L_\\pi=L_{trn}(\\theta)+', lookAhead()]] : []),
      ['\\m{actorLoss}=', ...train],
      ...(clones ? [['\\lambda=', normaliser('cloningAlpha')]] : []),
      ...(adapts ? lookAheadRows(h) : []),
    ],
    references: [
      ...(clones ? [fujimoto2021('section', '5')] : [fujimoto2018('algorithm', '1')]),
      ...(adapts ? [guo2023()] : []),
    ],
  }
}

function lookAhead(): Segment {
  return {
    id: 'lookAhead',
    latex: "\\m{metaTermWeight}\\,\\m{metaLoss|L_{tst}(\\theta')}",
    gradient: 'lookAhead',
    sliders: ['metaWeighting', 'metaWeight', 'metaGradient', 'anneal', 'annealSteps'],
    curves: ['gradientCosine'],
    code: [inLosses('metaStep')],
  }
}

function lookAheadRows(h: Situation['h']): Segment[][] {
  const ratio = '\\operatorname{sg}[L_{trn}/L_{tst}]'
  const guarded = h.guardRatio ? `\\min\\big(|${ratio}|,\\,\\h{ratioCap|c_{\\max}}\\big)` : ratio
  return [
    [
      "\\theta'=",
      {
        id: 'lookAheadStep',
        latex: `\\theta-\\h{innerLearningRate}${h.metaGradient === 'first-order' ? '\\operatorname{sg}[\\nabla_\\theta L_{trn}]' : '\\nabla_\\theta L_{trn}'}`,
        sliders: ['metaGradient'],
        code: [inLosses('lookAhead')],
      },
      { where: "L_{tst}(\\theta')=-\\operatorname{mean}\\,Q_1(s_m,\\pi_{\\theta'}(s_m))" },
    ],
    [
      '\\m{metaTermWeight}=',
      {
        id: 'lookAheadWeight',
        latex: h.metaWeighting === 'plain' ? '\\m{metaWeight}' : `\\m{metaWeight}\\,${guarded}`,
        sliders: ['metaWeighting', 'metaWeight', 'guardRatio'],
        code: [inLosses('metaTermWeight')],
      },
    ],
  ]
}

function explorerLoss({ h }: Situation): Loss {
  const perturbs = h.explorer === 'perturbation'
  return {
    network: 'explorer',
    rows: [
      [
        'L_\\xi=',
        {
          id: 'upperBound',
          latex: '-\\operatorname{mean}\\,Q_{UB}(s,\\pi_e(s))',
          ...(perturbs ? { value: 'explorerLoss' } : { gradient: 'optimism' }),
          sliders: ['explorerDelay', 'explorerLearningRate'],
          code: [inFile('explorerStep')],
        },
        ...(perturbs
          ? []
          : ([
              '+',
              {
                id: 'explorerAnchor',
                latex: '\\h{explorerAnchor}\\operatorname{mean}\\,|e(s,\\pi(s))-\\operatorname{sg}[\\pi(s)]|',
                gradient: 'anchor',
                sliders: ['explorerAnchor', 'explorer'],
                curves: ['perturbation'],
                code: [inFile('explorerStep')],
              },
            ] as const)),
      ],
      [
        '\\m{qUpper}=',
        {
          id: 'optimism',
          latex: '\\m{qMean}+\\h{optimism}\\,\\m{qDeviation}',
          code: [inLosses('upperBound')],
        },
        { where: '\\mu=\\tfrac{1}{2}(Q_1+Q_2)' },
        { where: '\\sigma=\\tfrac{1}{2}|Q_1-Q_2|' },
      ],
      [
        '\\pi_e(s)=',
        {
          id: 'exploration',
          latex: `\\operatorname{clip}\\big(${perturbs ? '\\operatorname{sg}[\\pi(s)]+\\xi(s,\\pi(s))' : 'e(s,\\pi(s))'}+\\h{explorationNoise|\\sigma_e}\\,\\varepsilon,\\,\\pm1\\big)`,
          sliders: ['explorer'],
          curves: ['perturbation'],
          code: [inLosses('explorativeAction'), inLosses('explorerOutput')],
        },
        ...(perturbs ? [{ where: '\\xi\\in[-\\h{perturbationBound},\\h{perturbationBound}]' }] : []),
      ],
    ],
    references: [guo2023()],
  }
}

function ratioLoss(): Loss {
  return {
    network: 'ratio',
    rows: [
      [
        'L_w=',
        {
          id: 'densityRatio',
          latex: '\\operatorname{mean}\\Big[-\\log\\frac{2}{w_{off}+1}-\\log\\frac{2\\,w_{on}}{w_{on}+1}\\Big]',
          value: 'ratioLoss',
          curves: ['ratioOffline', 'ratioOnline'],
          sliders: ['ratioOutput', 'explorerLearningRate'],
          code: [inLosses('densityRatioLoss'), inLosses('densityRatio')],
        },
        { where: '\\m{ratioOffline},\\quad\\m{ratioOnline}' },
      ],
      [
        '\\text{priority}=',
        {
          id: 'priority',
          latex:
            '\\operatorname{clip}\\big(w^{1/\\h{temperature}}/\\operatorname{mean}\\,w_{off}^{1/\\h{temperature}},\\,10^{-3},\\,10^{3}\\big)',
          sliders: ['replay'],
          code: [inLosses('priorities')],
        },
      ],
    ],
    references: [lee2021()],
  }
}

export const formula: Formula = {
  algorithm: 'o2o',
  losses,
  terms: {
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
    explorerAnchor: {
      name: 'anchor',
      sentence: 'What the free explorer pays for its distance from the policy: a bound by a price.',
    },
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
  },
  symbols: {
    a: 'a, an action; as a setting, the step size of the look-ahead.',
    w: 'w, how much likelier a step is in online data than in the dataset.',
    '\\mu': 'mu, the mean of both critics.',
    '\\sigma': 'sigma, half the difference of the critics; in the target, the size of the noise.',
    '\\lambda': 'lambda, which brings Q to the same size on every task.',
    '\\alpha': 'alpha, how much the actor listens to Q rather than to the data.',
    '\\beta': 'beta, the weight of looking ahead.',
    T: 'T, which flattens density ratios.',
  },
}
