import type { Anchor, Formula, LossesOf } from '../formula'
import { targetTerm } from '../shared/formula-parts'
import { kostrikov2021, zhang2023 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/pex/pex.ts', name })

/** PEX: IQL's losses; online the new policy imitates what the two policies do together. */
const losses: LossesOf = ({ phase }) => {
  const online = phase === 'online'
  const action = online ? '\\hat a' : 'a'
  return [
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
            latex: '\\operatorname{mean}_i\\operatorname{mean}\\,(Q_i(s,a)-y)^2',
            value: 'criticLoss',
            curves: ['qData'],
            code: [inFile('criticLoss')],
          },
        ],
        ['y=', targetTerm("\\operatorname{sg}[V(s')]", [inFile('criticLoss')])],
      ],
      references: [kostrikov2021('section', '4.2')],
    },
    {
      network: online ? 'actor' : 'pretrainedActor',
      rows: [
        [
          'L_\\pi=',
          {
            id: 'weightedImitation',
            latex: `-\\operatorname{mean}\\big(\\operatorname{sg}[w]\\,\\log${online ? '\\pi_2' : '\\pi_1'}(${action}|s)\\big)`,
            value: 'actorLoss',
            code: [inFile('actorLoss')],
          },
        ],
        [
          '\\m{weight}=',
          {
            id: 'advantageWeight',
            latex: `\\min\\big(\\exp(\\h{inverseTemperature}\\,(\\min_i\\bar Q_i(s,${action})-V(s))),\\,\\h{maximumWeight}\\big)`,
            curves: ['weight'],
            code: [inFile('advantageWeights')],
          },
        ],
        ...(online
          ? [
              [
                'P(\\hat a=a_2)=',
                {
                  id: 'composition',
                  latex:
                    '\\operatorname{softmax}\\big(\\h{choiceSharpness}\\,[\\min_i Q_i(s,a_1),\\,\\min_i Q_i(s,a_2)]\\big)_2',
                  curves: ['freshShare', 'qFrozen', 'qFresh'],
                  code: [inFile('candidates'), inFile('composed')],
                },
                { where: 'a_1=\\operatorname{mode}\\,\\pi_1(\\cdot|s),\\;a_2\\sim\\pi_2(\\cdot|s)' },
              ],
            ]
          : []),
      ],
      references: [zhang2023('section', '3.2')],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'pex',
  losses,
  terms: {
    composition: {
      name: 'composed policy',
      sentence: 'Which of two actions is done: the frozen policy’s, or the new one’s, the likelier the higher its Q.',
    },
    expectile: {
      name: 'expectile regression',
      sentence: 'Errors upwards weigh more than errors downwards, so V leans to the best of the data’s actions.',
    },
  },
}
