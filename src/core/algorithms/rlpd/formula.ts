import type { Anchor, Formula, LossesOf } from '../formula'
import { targetTerm } from '../shared/formula-parts'
import { ball2023 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/rlpd/rlpd.ts', name })

/** RLPD: SAC's losses, averaged over many critics, with the smallest of a subset in the target. */
const losses: LossesOf = ({ h }) => {
  const subset = "\\min_{i\\in\\mathcal Z}\\bar Q_i(s',a')"
  const value = h.backupEntropy ? `\\big(${subset}-\\m{temperature}\\log\\pi(a'|s')\\big)` : subset
  return [
    {
      network: 'critics',
      rows: [
        [
          'L_Q=',
          {
            id: 'temporalDifference',
            latex: '\\operatorname{mean}_i\\operatorname{mean}\\,(Q_i(s,a)-y)^2',
            value: 'criticLoss',
            curves: ['qData', 'qSpread', 'qUniform', 'qUniformMax'],
            sliders: ['members', 'layerNorm', 'criticSteps', 'batchSize'],
            code: [inFile('criticLoss')],
          },
        ],
        [
          'y=',
          targetTerm(value, [inFile('target')], {
            sliders: ['backupEntropy', 'subset'],
            curves: ['terminalShare'],
          }),
          { where: "a'\\sim\\pi(\\cdot|s'),\\;|\\mathcal Z|=\\h{subset}" },
        ],
      ],
      references: [ball2023('algorithm', '1')],
    },
    {
      network: 'actor',
      rows: [
        [
          '\\m{actorLoss}=',
          {
            id: 'entropyCost',
            latex: '\\m{temperature}\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)',
            gradient: 'entropyCost',
            sliders: ['temperature'],
            curves: ['entropy'],
            code: [inFile('actorLoss')],
          },
          {
            id: 'policyValue',
            latex: '-\\operatorname{mean}\\,\\operatorname{mean}_i Q_i(s,\\tilde a)',
            gradient: 'value',
            code: [inFile('actorLoss')],
          },
          { where: '\\tilde a\\sim\\pi(\\cdot|s)' },
        ],
      ],
      references: [ball2023('algorithm', '1')],
    },
    {
      network: 'temperature',
      rows: [
        [
          'L_\\alpha=',
          {
            id: 'temperature',
            latex:
              '\\alpha\\,\\operatorname{sg}\\big[-\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)-\\h{targetEntropy}\\,\\dim a\\big]',
            value: 'temperatureLoss',
            sliders: ['temperatureLearningRate'],
            curves: ['temperature', 'entropy'],
            code: [inFile('temperatureLoss')],
          },
        ],
      ],
      references: [ball2023('algorithm', '1')],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'rlpd',
  losses,
}
