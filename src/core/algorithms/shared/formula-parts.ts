import type { Anchor, Loss, Segment, Term } from '../formula'
import { haarnoja2018 } from './works'

/** Parts that several algorithms have in common. */

const SHARED = 'algorithms/shared'

/** sum_i mean (Q_i(s, a) - y)^2 */
export const squaredErrors: Term = {
  id: 'temporalDifference',
  latex: '\\sum_i\\operatorname{mean}\\,(Q_i(s,a)-y)^2',
  value: 'criticLoss',
  curves: ['qData'],
  sliders: ['batchSize'],
  code: [{ file: `${SHARED}/networks.ts`, name: 'squaredErrors' }],
}

/** r + gamma (1 - d) of the next state's value. */
export function targetTerm(nextValue: string, code: readonly Anchor[], more: Partial<Term> = {}): Term {
  return {
    id: 'target',
    latex: `r+\\h{discount}\\,(1-d)\\,${nextValue}`,
    code,
    ...more,
    sliders: ['targetRate', ...(more.sliders ?? [])],
  }
}

export const bootstrapTarget: Anchor = { file: `${SHARED}/networks.ts`, name: 'bootstrapTarget' }

/** -mean log pi(a|s), as whole loss. */
export function cloningTerm(value: string, code: Anchor, policy = '\\pi'): Term {
  return {
    id: 'cloning',
    latex: `-\\operatorname{mean}\\,\\log${policy}(a|s)`,
    value,
    sliders: ['batchSize'],
    code: [code],
  }
}

/** alpha log pi(a~|s) - min_i Q_i(s, a~), as SAC, CQL and MOPO have it. */
export function softActorRows(code: Anchor, more: Partial<Term> = {}): readonly (readonly Segment[])[] {
  return [
    [
      '\\m{actorLoss}=',
      {
        id: 'entropyCost',
        latex: '\\m{temperature}\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)',
        gradient: 'entropyCost',
        sliders: ['temperature', 'entropyTuning'],
        code: [code],
        ...more,
      },
      policyValue(code),
      { where: '\\tilde a\\sim\\pi(\\cdot|s)' },
    ],
  ]
}

export function policyValue(code: Anchor): Term {
  return {
    id: 'policyValue',
    latex: '-\\operatorname{mean}\\,\\min_i Q_i(s,\\tilde a)',
    gradient: 'value',
    code: [code],
  }
}

/** -log alpha sg[mean log pi(a~|s) + H], where the temperature is learnt. */
export function temperatureLoss(): Loss {
  return {
    network: 'temperature',
    rows: [
      [
        'L_\\alpha=',
        {
          id: 'temperature',
          latex:
            '-\\log\\alpha\\;\\operatorname{sg}\\big[\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)+\\h{targetEntropy}\\,\\dim a\\big]',
          value: 'temperatureLoss',
          sliders: ['entropyTuning', 'temperatureLearningRate'],
          curves: ['temperature'],
          code: [{ file: `${SHARED}/policies.ts`, name: 'temperatureLoss' }],
        },
      ],
    ],
    references: [haarnoja2018('algorithm', '1')],
  }
}

/** pibar(s') with noise that is cut, and the whole kept in the box: TD3's smoothed target action. */
export const smoothedAction: Term = {
  id: 'smoothing',
  latex:
    "\\operatorname{clip}\\big(\\bar\\pi(s')+\\operatorname{clip}(\\h{targetNoise|\\sigma}\\,\\varepsilon,\\,\\pm\\h{targetNoiseClip|\\sigma_{\\max}}),\\,\\pm1\\big)",
  code: [{ file: `${SHARED}/td3.ts`, name: 'smoothedTargetAction' }],
}
