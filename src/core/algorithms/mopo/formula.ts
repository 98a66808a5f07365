import type { Anchor, Formula, LossesOf } from '../formula'
import { softActorRows, squaredErrors, targetTerm, temperatureLoss } from '../shared/formula-parts'
import { chua2018, haarnoja2018, yu2020 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/mopo/mopo.ts', name })
const inDynamics = (name: string): Anchor => ({ file: 'algorithms/mopo/dynamics.ts', name })

/** SAC in a learnt model of the world that docks the reward where it is unsure. */
const losses: LossesOf = ({ h, phase }) => [
  {
    network: 'dynamics',
    rows: [
      [
        '\\m{dynamicsLoss|L_{model}}=',
        {
          id: 'modelFit',
          latex:
            h.dynamicsForm === 'probabilistic'
              ? '\\sum_n\\operatorname{mean}\\big[(\\hat\\mu_n-\\Delta)^2e^{-v_n}+v_n\\big]'
              : '\\sum_n\\operatorname{mean}\\,(\\hat\\mu_n-\\Delta)^2',
          sliders: ['members', 'dynamicsForm', 'dynamicsLearningRate', 'standardiseTargets'],
          curves: ['holdoutError'],
          code: [inDynamics('dynamicsLoss'), inDynamics('predict')],
        },
        '+',
        {
          id: 'weightDecay',
          latex: '\\h{dynamicsWeightDecay|\\kappa}\\sum_l\\tfrac{1}{2}k_l\\|W_l\\|^2',
          code: [inDynamics('weightDecay')],
        },
        '+',
        {
          id: 'varianceBounds',
          latex: '\\h{varianceBoundWeight|\\eta}\\big(\\sum v_{\\max}-\\sum v_{\\min}\\big)',
          code: [inDynamics('dynamicsLoss')],
        },
      ],
      [{ where: "\\Delta=(s'-s,\\,r)" }],
    ],
    references: [yu2020('algorithm', '2'), chua2018('section', '4')],
  },
  {
    network: 'critics',
    rows: [
      ['L_Q=', squaredErrors],
      [
        'y=',
        targetTerm("\\big(\\min_i\\bar Q_i(s',a')-\\m{temperature}\\log\\pi(a'|s')\\big)", [inFile('target')]),
        { where: "a'\\sim\\pi(\\cdot|s')" },
      ],
      [
        'r=',
        {
          id: 'penalisedReward',
          latex: phase === 'offline' ? '\\hat r-\\h{penaltyWeight}\\,\\m{penalty}' : '\\hat r-\\lambda\\,\\m{penalty}',
          sliders: ['penaltyWeight', 'penaltyWeightOnline', 'penalty', 'penaltyUnit', 'realRatio', 'rolloutLength'],
          curves: ['penaltyCorrelation', 'imaginedReturn'],
          code: [inFile('penalisedReward'), { file: 'algorithms/mopo/model-step.ts', name: 'penalties' }],
        },
        { where: '\\text{in imagined rows}' },
      ],
    ],
    references: [yu2020('algorithm', '2'), haarnoja2018('equation', '5')],
  },
  {
    network: 'actor',
    rows: softActorRows(inFile('actorLoss'), { curves: ['entropy'] }),
    references: [haarnoja2018('equation', '7')],
  },
  ...(h.entropyTuning === 'automatic' ? [temperatureLoss()] : []),
]

export const formula: Formula = {
  algorithm: 'mopo',
  losses,
  terms: {
    modelFit: {
      name: 'model fit',
      sentence: 'How badly each member predicts the next state and the reward, by its own uncertainty.',
    },
    varianceBounds: { name: 'variance bounds', sentence: 'Draws the learnt bounds of the variance together.' },
    penalisedReward: {
      name: 'penalised reward',
      sentence: 'The reward of an imagined step less the model’s doubt; real rows are not docked.',
    },
  },
  symbols: { '\\lambda': 'lambda, the reward that a unit of the model’s doubt costs.' },
}
