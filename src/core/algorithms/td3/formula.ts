import type { Anchor, Formula, Loss, LossesOf, Term } from '../formula'
import { bootstrapTarget, smoothedAction, squaredErrors, targetTerm } from '../shared/formula-parts'
import { fujimoto2018 } from '../shared/works'

const inParts = (name: string, statement?: string): Anchor => ({
  file: 'algorithms/shared/td3.ts',
  name,
  ...(statement && { statement }),
})

export const td3Critics: Loss = {
  network: 'critics',
  rows: [
    ['L_Q=', squaredErrors],
    ['y=', targetTerm("\\min_i\\bar Q_i(s',a')", [bootstrapTarget])],
    ["a'=", smoothedAction],
  ],
  references: [fujimoto2018('algorithm', '1')],
}

export const td3Losses: LossesOf = () => [
  td3Critics,
  {
    network: 'actor',
    rows: [
      [
        'L_\\pi=',
        {
          id: 'policyValue',
          latex: '-\\operatorname{mean}\\,Q_1(s,\\pi(s))',
          value: 'actorLoss',
          sliders: ['policyDelay'],
          curves: ['qPolicy'],
          code: [inParts('td3ActorLoss')],
        },
      ],
    ],
    references: [fujimoto2018('algorithm', '1')],
  },
]

/** -lambda mean Q_1(s, pi(s)) + mean (pi(s) - a)^2, where a gradient is known for each. */
export function behaviourCloningTerms(gradients: { readonly value: string; readonly cloning: string }): {
  readonly value: Term
  readonly cloning: Term
} {
  return {
    value: {
      id: 'scaledValue',
      latex: '-\\lambda\\operatorname{mean}\\,Q_1(s,\\pi(s))',
      gradient: gradients.value,
      code: [inParts('td3BcActorLoss', 'const q = '), inParts('td3BcActorLoss', 'return sub(')],
    },
    cloning: {
      id: 'actionError',
      latex: '\\operatorname{mean}\\,(\\pi(s)-a)^2',
      gradient: gradients.cloning,
      code: [inParts('td3BcActorLoss', 'return sub(')],
    },
  }
}

/** lambda, with the slider that is its numerator. */
export function normaliser(slider: string): Term {
  return {
    id: 'normaliser',
    latex: `\\frac{\\h{${slider}}}{\\operatorname{sg}[\\operatorname{mean}\\,|Q_1(s,\\pi(s))|]}`,
    code: [inParts('td3BcActorLoss', 'const lambda = ')],
  }
}

export const formula: Formula = {
  algorithm: 'td3',
  losses: td3Losses,
}
