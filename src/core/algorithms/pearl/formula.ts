import type { Anchor, Formula, Loss, LossesOf, Segment, Situation } from '../formula'
import { targetTerm, temperatureLoss } from '../shared/formula-parts'
import { haarnoja2018, rakelly2019 } from '../shared/works'

const inFile = (name: string, statement?: string): Anchor => ({
  file: 'algorithms/pearl/pearl.ts',
  name,
  ...(statement && { statement }),
})
const inLosses = (name: string): Anchor => ({ file: 'algorithms/pearl/losses.ts', name })
const inInference = (name: string): Anchor => ({ file: 'algorithms/pearl/inference.ts', name })

/** PEARL: an encoder that infers the task, and a soft actor-critic that takes its guess for true. */
const losses: LossesOf = (situation) => {
  const { h } = situation
  return [
    inferenceLoss(situation),
    actorLoss(situation),
    ...(h.sacVersion === 'v1' ? [valueLoss] : []),
    ...(h.sacVersion === 'v2' && h.entropyTuning === 'automatic' ? [temperatureLoss()] : []),
  ]
}

function inferenceLoss({ h }: Situation): Loss {
  const next =
    h.sacVersion === 'v1' ? "\\bar V(s',z)" : "\\big(\\min_i\\bar Q_i(s',a',z)-\\m{temperature}\\log\\pi(a'|s',z)\\big)"
  const bottleneck: Segment[] = [
    {
      id: 'bottleneck',
      latex: '\\h{klWeight}\\,\\m{divergence|\\textstyle\\sum D_{KL}\\big(q(z|c)\\,\\|\\,\\mathcal N(0,1)\\big)}',
      value: 'divergenceLoss',
      gradient: 'bottleneck',
      sliders: ['bottleneck', 'latentSize', 'metaBatch'],
      curves: ['latentStd', 'latentMean'],
      code: [inFile('update', 'const divergenceLoss = '), inInference('divergenceFromPrior')],
    },
    '+',
  ]
  return {
    network: 'inference',
    rows: [
      [
        'L=',
        ...(h.bottleneck ? bottleneck : []),
        {
          id: 'temporalDifference',
          latex: '\\sum_i\\operatorname{mean}\\,(Q_i(s,a,z)-y)^2',
          value: 'criticLoss',
          gradient: 'temporalDifference',
          sliders: ['batchSize', 'metaBatch'],
          curves: ['qData'],
          code: [inLosses('criticLoss')],
        },
      ],
      [
        'y=',
        {
          ...targetTerm(next, [inLosses('nextValue'), inFile('update', 'const y = ')]),
          latex: `\\h{criticRewardScale|\\rho}\\,r+\\h{discount}\\,(1-d)\\,${next}`,
          sliders: ['targetRate', 'sacVersion'],
        },
        ...(h.sacVersion === 'v1' ? [] : [{ where: "a'\\sim\\pi(\\cdot|s',z)" }]),
      ],
      [
        {
          id: 'posterior',
          latex: h.bottleneck
            ? 'z\\sim q(z|c)\\propto\\textstyle\\prod_n\\mathcal N(z;\\mu_n,\\sigma_n^2)'
            : 'z=\\operatorname{mean}_n\\,z_n',
          sliders: ['contextSampler', 'contextRows', 'latentSize'],
          curves: ['latentVariance'],
          code: h.bottleneck
            ? [inInference('inferPosterior'), inInference('productOfGaussians'), inInference('sampleLatent')]
            : [inInference('inferPosterior'), inInference('pointEstimate')],
        },
      ],
    ],
    references: [rakelly2019('algorithm', '1')],
  }
}

function actorLoss({ h }: Situation): Loss {
  const alpha = h.sacVersion === 'v1' ? '' : '\\m{temperature}'
  const regularisers = [
    Number(h.meanRegulariser) > 0 && '\\h{meanRegulariser|c_1}\\operatorname{mean}\\,\\mu_\\pi^2',
    Number(h.stdRegulariser) > 0 && '\\h{stdRegulariser|c_2}\\operatorname{mean}\\,\\log^2\\sigma_\\pi',
    Number(h.preActivationRegulariser) > 0 &&
      '\\h{preActivationRegulariser|c_3}\\operatorname{mean}\\,\\textstyle\\sum u^2',
  ].filter((latex) => latex !== false)
  return {
    network: 'actor',
    rows: [
      [
        '\\m{actorLoss}=',
        {
          id: 'entropyCost',
          latex: `${alpha}\\operatorname{mean}\\,\\log\\pi(\\tilde a|s,\\operatorname{sg}[z])`,
          sliders:
            h.sacVersion === 'v1'
              ? ['criticRewardScale', 'sacVersion']
              : ['temperature', 'entropyTuning', 'sacVersion'],
          curves: ['entropy'],
          gradient: 'entropyCost',
          code: [inLosses('actorLoss')],
        },
        {
          id: 'policyValue',
          latex: '-\\operatorname{mean}\\,\\min_i Q_i(s,\\tilde a,\\operatorname{sg}[z])',
          gradient: 'value',
          code: [inLosses('actorLoss')],
        },
        ...(regularisers.length > 0
          ? ([
              '+',
              {
                id: 'policyRegularisers',
                latex: regularisers.join('+'),
                sliders: ['meanRegulariser', 'stdRegulariser', 'preActivationRegulariser'],
                gradient: 'policyRegularisers',
                code: [inLosses('regularisers')],
              },
            ] as const)
          : []),
      ],
    ],
    references: [rakelly2019('algorithm', '1'), haarnoja2018('equation', '7')],
  }
}

const valueLoss: Loss = {
  network: 'value',
  rows: [
    [
      'L_V=',
      {
        id: 'softValueFit',
        latex:
          '\\operatorname{mean}\\big(V(s,\\operatorname{sg}[z])-\\operatorname{sg}[\\min_i Q_i(s,\\tilde a,z)-\\log\\pi(\\tilde a|s,z)]\\big)^2',
        value: 'valueLoss',
        sliders: ['valueLearningRate'],
        code: [{ file: 'algorithms/pearl/losses.ts', name: 'valueStep' }],
      },
    ],
  ],
  references: [rakelly2019('algorithm', '1')],
}

export const formula: Formula = {
  algorithm: 'pearl',
  losses,
  terms: {
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
  symbols: {
    u: 'u, an action before tanh.',
    '\\rho': 'rho, what rewards count against entropy in the critic.',
    c: 'c, the context: what was seen of the task so far.',
    n: 'n, which transition of the context.',
  },
}
