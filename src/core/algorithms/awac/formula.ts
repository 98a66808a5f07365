import type { Anchor, Formula, LossesOf, Segment } from '../formula'
import { bootstrapTarget, squaredErrors, targetTerm } from '../shared/formula-parts'
import { nair2020 } from '../shared/works'

const FILE = 'algorithms/awac/awac.ts'
const inFile = (name: string, statement?: string): Anchor => ({ file: FILE, name, ...(statement && { statement }) })

/** V(s), and at which actions. */
const VALUES: Readonly<Record<string, { readonly latex: string; readonly where?: string }>> = {
  sample: { latex: '\\min_i Q_i(s,\\tilde a)', where: '\\tilde a\\sim\\pi(\\cdot|s)' },
  mean: { latex: '\\min_i Q_i(s,\\mathbb{E}_\\pi[a|s])' },
  samples: {
    latex: '\\min_i\\operatorname{mean}_k\\,Q_i(s,\\tilde a_k)',
    where: '\\tilde a_1,\\dots,\\tilde a_{\\h{valueSamples}}\\sim\\pi(\\cdot|s)',
  },
}

/** AWAC: an actor that imitates by advantage, and critics that follow it. */
const losses: LossesOf = ({ h }) => {
  const value = VALUES[String(h.valueEstimate)]!
  const clips = Number(h.clipScore) < 1000
  const score = `${clips ? '\\min(A,\\h{clipScore|A_{\\max}})' : 'A'}/\\h{lambda}`
  const weights: Segment[] = [
    '\\m{weight}=',
    {
      id: 'advantageWeight',
      latex:
        h.weights === 'exponential'
          ? `\\min\\big(\\exp(${score}),\\,\\h{maximumWeight}\\big)`
          : `\\h{batchSize}\\cdot\\operatorname{softmax}(${score})`,
      sliders: ['weights', 'clipScore'],
      curves: ['weight', 'effectiveSampleSize', ...(h.weights === 'exponential' ? ['clippedShare'] : [])],
      code: [inFile('advantageWeights'), inFile('scores')],
    },
  ]
  return [
    {
      network: 'critics',
      rows: [
        ['L_Q=', squaredErrors],
        [
          'y=',
          targetTerm("\\min_i\\bar Q_i(s',a')", [inFile('target'), bootstrapTarget]),
          { where: "a'\\sim\\pi(\\cdot|s')" },
        ],
      ],
      references: [nair2020('algorithm', '1')],
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
            sliders: ['weightDecay'],
            curves: ['policyStd'],
            code: [inFile('actorLoss')],
          },
        ],
        weights,
        [
          '\\m{advantage}=',
          {
            id: 'advantage',
            latex: '\\min_i Q_i(s,a)-V(s)',
            sliders: ['updateOrder'],
            curves: ['advantage', 'qData'],
            code: [inFile('update', 'const q = '), inFile('update', 'const advantage = ')],
          },
        ],
        [
          'V(s)=',
          {
            id: 'stateValue',
            latex: value.latex,
            sliders: ['valueEstimate', 'policyForm', ...(h.valueEstimate === 'samples' ? ['valueSamples'] : [])],
            code: [inFile('value')],
          },
          ...(value.where ? [{ where: value.where }] : []),
        ],
      ],
      references: [nair2020('algorithm', '1')],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'awac',
  losses,
  terms: {
    stateValue: {
      name: 'value of the state',
      sentence: 'What the policy’s own actions are worth by the same critics.',
    },
  },
}
