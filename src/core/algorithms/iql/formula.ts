import type { Anchor, Formula, LossesOf } from '../formula'
import { targetTerm } from '../shared/formula-parts'
import { kostrikov2021 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/iql/iql.ts', name })

/** IQL: no loss asks for Q at an action that is not in the data. */
const losses: LossesOf = ({ h }) => [
  {
    network: 'value',
    rows: [
      [
        'L_V=',
        {
          id: 'expectile',
          latex: '\\operatorname{mean}\\,\\big|\\h{expectile}-1[u<0]\\big|\\,u^2',
          value: 'valueLoss',
          sliders: ['batchSize'],
          curves: ['value'],
          code: [inFile('valueLoss')],
        },
        { where: 'u=\\operatorname{sg}[\\min_i\\bar Q_i(s,a)]-V(s)' },
      ],
    ],
    references: [kostrikov2021('section', '4.2')],
  },
  {
    network: 'critics',
    rows: [
      [
        'L_Q=',
        {
          id: 'temporalDifference',
          latex: `${h.implementation === 'corl' ? '\\operatorname{mean}_i' : '\\sum_i'}\\operatorname{mean}\\,(Q_i(s,a)-y)^2`,
          value: 'criticLoss',
          sliders: ['implementation'],
          curves: ['qData'],
          code: [inFile('criticLoss')],
        },
      ],
      ['y=', targetTerm("\\operatorname{sg}[V(s')]", [inFile('criticLoss')])],
    ],
    references: [kostrikov2021('section', '4.2')],
  },
  {
    network: 'actor',
    rows: [
      [
        'L_\\pi=',
        {
          id: 'weightedImitation',
          latex: '-\\operatorname{mean}\\big(\\operatorname{sg}[w]\\,\\log\\pi(a|s)\\big)',
          value: 'actorLoss',
          code: [inFile('actorLoss')],
        },
      ],
      [
        '\\m{weight}=',
        {
          id: 'advantageWeight',
          latex: '\\min\\big(\\exp(\\h{inverseTemperature}\\,A),\\,\\h{maximumWeight}\\big)',
          curves: ['weight'],
          code: [inFile('advantageWeights')],
        },
      ],
      [
        '\\m{advantage}=',
        {
          id: 'advantage',
          latex: '\\min_i\\bar Q_i(s,a)-V(s)',
          sliders: ['targetRate'],
          curves: ['advantage'],
          code: [inFile('advantage')],
        },
      ],
    ],
    references: [kostrikov2021('section', '4.3')],
  },
]

export const formula: Formula = {
  algorithm: 'iql',
  losses,
  terms: {
    expectile: {
      name: 'expectile regression',
      sentence: 'Errors upwards weigh more than errors downwards, so V leans to the best of the data’s actions.',
    },
  },
  symbols: {
    u: 'u, how far the target critics lie above V.',
    '\\beta': 'beta, the inverse temperature of the advantage weights.',
  },
}
