import {
  type Anchor,
  type Formula,
  isTerm,
  type Loss,
  type LossesOf,
  type Segment,
  type Situation,
  type Term,
} from '../formula'
import { policyValue, softActorRows, targetTerm, temperatureLoss } from '../shared/formula-parts'
import { haarnoja2018, kumar2020, nakamoto2023 } from '../shared/works'

const inFile = (name: string, statement?: string): Anchor => ({
  file: 'algorithms/cql/cql.ts',
  name,
  ...(statement && { statement }),
})
const inRegulariser = (name: string, statement?: string): Anchor => ({
  file: 'algorithms/cql/regulariser.ts',
  name,
  ...(statement && { statement }),
})
const BOUND: Anchor = { file: 'algorithms/cal-ql/cal-ql.ts', name: 'calibrated' }
const NEVER = 1e6

const losses: LossesOf = (situation) => conservativeLosses(situation, false)

/** With a floor under Q at the policy's actions, as long as it calibrates, they are Cal-QL's. */
export function conservativeLosses(situation: Situation, calibrates: boolean): readonly Loss[] {
  const { h } = situation
  return [
    criticLoss(situation, calibrates),
    actorLoss(situation),
    ...(h.entropyTuning === 'automatic' ? [temperatureLoss()] : []),
    ...(h.lagrange ? [multiplierLoss(situation)] : []),
  ]
}

function criticLoss({ h, phase }: Situation, calibrates: boolean): Loss {
  const weight = `\\h{${weightName(phase)}}`
  const conservative: Term = {
    id: 'conservative',
    latex: h.lagrange
      ? `\\m{multiplier}\\,${weight}\\sum_i(\\mathcal R_i-\\h{targetActionGap})`
      : `${weight}\\sum_i\\mathcal R_i`,
    value: 'conservativeLoss',
    gradient: 'conservative',
    sliders: ['lagrange'],
    curves: ['conservativeGap'],
    code: [inFile('criticTerms', 'const conservative ='), inRegulariser('regulariser')],
  }
  return {
    network: 'critics',
    rows: [
      [
        'L_Q=',
        {
          id: 'temporalDifference',
          latex: '\\sum_i\\operatorname{mean}\\,(Q_i(s,a)-y)^2',
          value: 'criticLoss',
          gradient: 'temporalDifference',
          curves: ['qData'],
          code: [inFile('criticTerms', 'const temporalDifference =')],
        },
        '+',
        conservative,
      ],
      ...(h.regulariser === 'expectation' ? expectedGap(h, calibrates) : softMaximumGap(h, calibrates)),
      targetRow(h),
    ],
    references: [
      kumar2020('section', h.regulariser === 'expectation' ? '3.1' : '3.2'),
      ...(calibrates ? [nakamoto2023('section', '5')] : []),
    ],
  }
}

function weightName(phase: Situation['phase']): string {
  return phase === 'offline' ? 'regulariserWeight' : 'regulariserWeightOnline'
}

function clipRow(h: Situation['h']): readonly (readonly Segment[])[] {
  if (Number(h.gapMinimum) <= -NEVER && Number(h.gapMaximum) >= NEVER) return []
  return [
    [
      {
        id: 'clipping',
        latex: '\\h{gapMinimum|g_{\\min}}\\le\\text{each row}\\le\\h{gapMaximum|g_{\\max}}',
        code: [inRegulariser('meanGap')],
      },
    ],
  ]
}

const pushUp: Term = {
  id: 'pushUp',
  latex: '\\operatorname{mean}\\,Q_i(s,a)',
  value: 'qData',
  code: [inRegulariser('meanGap')],
}

function expectedGap(h: Situation['h'], calibrates: boolean): readonly (readonly Segment[])[] {
  const q = calibrates ? '\\max\\big(Q_i(s,a_k),\\,V^\\mu(s)\\big)' : 'Q_i(s,a_k)'
  const pushDown: Term = {
    id: calibrates ? 'calibrated' : 'pushDown',
    latex: `\\operatorname{mean}\\,${q}`,
    value: 'qPolicyBounded',
    sliders: ['regulariser', ...(calibrates ? ['discount'] : [])],
    curves: ['qPolicy', 'boundRate'],
    code: [...(calibrates ? [BOUND] : []), inRegulariser('regulariser', 'const bounded = '), inRegulariser('meanGap')],
  }
  return [
    [
      '\\m{conservativeGap|\\mathcal R_i}=',
      pushDown,
      '-',
      pushUp,
      { where: 'a_1,\\dots,a_{\\h{sampledActions}}\\sim\\pi(\\cdot|s)' },
    ],
    ...floorRow(calibrates),
    ...clipRow(h),
  ]
}

/** Over three sets of K actions; with a floor at those of the policy. */
function softMaximumGap(h: Situation['h'], calibrates: boolean): readonly (readonly Segment[])[] {
  const q = calibrates ? '\\max\\big(Q_i(s,a_k),\\,V^\\mu(s)\\big)' : 'Q_i(s,a_k)'
  const weighed = h.importanceWeights ? `\\big(${q}-\\log\\rho(a_k)\\big)` : q
  const sets = `a_k\\in\\{\\h{sampledActions}\\text{ uniform}\\}\\cup\\{\\h{sampledActions}\\sim\\pi(\\cdot|s)\\}\\cup\\{\\h{sampledActions}\\sim\\pi(\\cdot|s')\\}${h.importanceWeights ? '' : '\\cup\\{a\\}'}`
  return [
    [
      '\\m{conservativeGap|\\mathcal R_i}=',
      {
        id: calibrates ? 'calibrated' : 'softMaximum',
        latex: `\\operatorname{mean}\\,\\h{softMaximumTemperature}\\log\\sum_k\\exp\\big(${weighed}/\\h{softMaximumTemperature}\\big)`,
        sliders: ['regulariser', 'importanceWeights', 'sampledActions'],
        curves: ['qPolicyBounded', 'qPolicy', 'qNextPolicyBounded', 'qUniform', 'boundRate', 'qSpread'],
        code: [
          ...(calibrates ? [BOUND] : []),
          inRegulariser('sampleActionSets'),
          inRegulariser('regulariser', 'const summed = '),
          inRegulariser('regulariser', 'const softMaximum = '),
        ],
      },
      '-',
      pushUp,
    ],
    [{ where: sets }, ...(calibrates ? [{ where: '\\text{floor not at uniform actions}' }] : [])],
    ...floorRow(calibrates),
    ...clipRow(h),
  ]
}

function floorRow(calibrates: boolean): readonly (readonly Segment[])[] {
  return calibrates ? [[{ where: 'V^\\mu(s)\\approx G' }]] : []
}

const NEXT_VALUES: Readonly<Record<string, string>> = {
  sample: "\\min_i\\bar Q_i(s',a')",
  'max-min': "\\max_k\\min_i\\bar Q_i(s',a'_k)",
  'min-max': "\\min_i\\max_k\\bar Q_i(s',a'_k)",
}

function targetRow(h: Situation['h']): readonly Segment[] {
  const q = NEXT_VALUES[String(h.targetBackup)]!
  const value = h.backupEntropy ? `\\big(${q}-\\m{temperature}\\log\\pi(a'|s')\\big)` : q
  const many = h.targetBackup === 'sample' ? "a'" : "a'_1,\\dots,a'_{\\h{sampledActions}}"
  return [
    'y=',
    targetTerm(value, [inFile('target')], { sliders: ['targetBackup', 'backupEntropy'], curves: ['qTarget'] }),
    { where: `${many}\\sim\\pi(\\cdot|s')` },
  ]
}

function actorLoss({ h, step }: Situation): Loss {
  const clones = step < Number(h.cloningSteps)
  const [row] = softActorRows(inFile('actorLoss'), {
    latex: '\\m{temperature}\\m{logProbability|\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)}',
    sliders: ['temperature', 'temperatureMultiplier', 'entropyTuning'],
  })
  const cloning: Term = {
    id: 'cloning',
    latex: '-\\operatorname{mean}\\,\\log\\pi(a|s)',
    gradient: 'cloning',
    sliders: ['cloningSteps'],
    code: [inFile('actorLoss')],
  }
  const value = policyValue(inFile('actorLoss'))
  return {
    network: 'actor',
    rows: [row!.map((segment) => (clones && isTerm(segment) && segment.id === value.id ? cloning : segment))],
    references: [haarnoja2018('equation', '7')],
  }
}

function multiplierLoss({ phase }: Situation): Loss {
  return {
    network: 'multiplier',
    rows: [
      [
        "L_{\\alpha'}=",
        {
          id: 'multiplier',
          latex: `-\\tfrac{1}{2}\\sum_i\\m{multiplier}\\,\\h{${weightName(phase)}}\\,(\\operatorname{sg}[\\mathcal R_i]-\\h{targetActionGap})`,
          value: 'multiplierLoss',
          code: [inFile('multiplierLoss'), inRegulariser('multiplier')],
        },
      ],
    ],
    references: [kumar2020()],
  }
}

export const formula: Formula = {
  algorithm: 'cql',
  losses,
  terms: {
    conservative: {
      name: 'conservative term',
      sentence:
        'Pushes Q down at actions of the policy and up at the data’s; what it leaves too low has to be unlearnt online.',
    },
    clipping: {
      name: 'limits of the gap',
      sentence: 'The gap of each row is cut to this range before the mean is taken.',
    },
    pushUp: { name: 'up at the data', sentence: 'Q at the actions of the data, which the regulariser lifts.' },
    pushDown: {
      name: 'down at the policy',
      sentence: 'Q at sampled actions of the policy, which the regulariser pushes down.',
    },
    calibrated: {
      name: 'down, but not below V^μ',
      sentence: 'As in CQL, but where Q lies below what the behaviour earned nothing is pushed down any further.',
    },
    softMaximum: {
      name: 'soft maximum',
      sentence: 'A soft maximum of Q over uniform actions and the policy’s at s and at s′, which is pushed down.',
    },
  },
}
