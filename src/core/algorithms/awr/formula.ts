import type { Anchor, Formula, LossesOf, Segment } from '../formula'
import { peng2019 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/awr/awr.ts', name })

/** AWR: imitation by advantage, with returns where AWAC has a critic. */
const losses: LossesOf = ({ h }) => {
  const advantage: Segment[] = h.normaliseAdvantages
    ? [
        'A=',
        { ...advantageTerm, latex: '\\frac{A_0-\\operatorname{mean}A_0}{\\operatorname{std}A_0}' },
        { where: 'A_0=G-V(s)' },
      ]
    : ['A=', { ...advantageTerm, latex: 'G-V(s)' }]
  return [
    {
      network: 'value',
      rows: [
        [
          'L_V=',
          {
            id: 'valueFit',
            latex: '\\tfrac{1}{2}\\operatorname{mean}\\,(G-V(s))^2',
            value: 'valueLoss',
            sliders: ['discount', 'batchSize'],
            curves: ['value'],
            code: [inFile('valueLoss')],
          },
        ],
      ],
      references: [peng2019('algorithm', '1')],
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
            latex: '\\min\\big(\\exp(A/\\h{temperature}),\\,\\h{maximumWeight}\\big)',
            curves: ['weight', 'effectiveSampleSize'],
            code: [inFile('advantageWeights')],
          },
        ],
        advantage,
      ],
      references: [peng2019('algorithm', '1')],
    },
  ]
}

const advantageTerm = {
  id: 'advantage',
  sliders: ['normaliseAdvantages', 'discount'],
  code: [inFile('advantage')],
} as const

export const formula: Formula = {
  algorithm: 'awr',
  losses,
  terms: { valueFit: { name: 'value fit', sentence: 'V learns the mean return-to-go of the data.' } },
}
