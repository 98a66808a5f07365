import type { Anchor, Formula, Loss, LossesOf, Term } from '../formula'
import { targetTerm } from '../shared/formula-parts'
import { nakamoto2023, zhou2024 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/wsrl/wsrl.ts', name })

/** WSRL: pretrained conservatively, then SAC that climbs the smallest of all critics. */
const losses: LossesOf = ({ h, phase }) => {
  const pretrains = phase === 'offline' && h.offlineStage !== 'sac'
  const least = "\\min_{i\\in\\mathcal Z}\\bar Q_i(s',a')"
  const soft = h.backupEntropy ? `${least}-\\m{temperature}\\log\\pi(a'|s')` : least
  const value = h.maximumBackup ? `\\max_k\\big(${soft}\\big)` : h.backupEntropy ? `\\big(${soft}\\big)` : least
  const temporalDifference: Term = {
    id: 'temporalDifference',
    latex: '\\operatorname{mean}_i\\operatorname{mean}\\,(Q_i(s,a)-y)^2',
    ...(pretrains && { value: 'criticLoss' }),
    curves: ['criticLoss', 'qData', 'qSpread', 'qUniform', 'qUniformMax'],
    sliders: ['members', 'layerNorm', 'criticSteps', 'batchSize', 'implementation'],
    ...(pretrains && { gradient: 'temporalDifference' }),
    code: [inFile('temporalDifference')],
  }
  const conservative: Term = {
    id: 'conservative',
    latex: '\\h{regulariserWeight|w}\\,\\mathcal R',
    gradient: 'conservative',
    curves: ['conservativeGap', 'boundRate'],
    sliders: ['offlineStage'],
    code: [inFile('conservativeGap')],
  }
  const bounded = h.offlineStage === 'cal-ql' ? '\\max(Q_i(s,a_k),\\,G)' : 'Q_i(s,a_k)'
  const gap: Term = {
    id: h.offlineStage === 'cal-ql' ? 'calibrated' : 'pushDown',
    latex: `\\operatorname{mean}_{i\\in\\mathcal Z}\\operatorname{mean}\\,\\big(\\operatorname{mean}_k${bounded}-Q_i(s,a)\\big)`,
    sliders: ['sampledActions'],
    code: [inFile('conservativeGap')],
  }
  const critics: Loss = {
    network: 'critics',
    rows: [
      pretrains ? ['L_Q=', temporalDifference, '+', conservative] : ['L_Q=', temporalDifference],
      ...(pretrains ? [['\\mathcal R=', gap, { where: 'a_k\\sim\\pi(\\cdot|s)' }]] : []),
      [
        'y=',
        targetTerm(value, [inFile('target')], {
          sliders: ['backupEntropy', 'maximumBackup', 'subset'],
          curves: ['qTarget'],
        }),
        { where: "a'\\sim\\pi(\\cdot|s'),\\;|\\mathcal Z|\\le\\h{subset}" },
      ],
    ],
    references: [zhou2024(), ...(pretrains ? [nakamoto2023('section', '5')] : [])],
  }
  return [
    critics,
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
            latex: '-\\operatorname{mean}\\,\\min_i Q_i(s,\\tilde a)',
            gradient: 'value',
            sliders: ['members'],
            code: [inFile('actorLoss')],
          },
          { where: '\\tilde a\\sim\\pi(\\cdot|s)' },
        ],
      ],
      references: [zhou2024()],
    },
    {
      network: 'temperature',
      rows: [
        [
          'L_\\alpha=',
          {
            id: 'temperature',
            latex:
              "\\alpha\\,\\operatorname{sg}\\big[-\\operatorname{mean}\\,\\log\\pi(a'|s')-\\h{targetEntropy}\\,\\dim a\\big]",
            value: 'temperatureLoss',
            sliders: ['temperatureLearningRate'],
            curves: ['temperature'],
            code: [inFile('temperatureLoss')],
          },
        ],
      ],
      references: [zhou2024()],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'wsrl',
  losses,
}
