import type { Formula, LossesOf } from '../formula'
import { cloningTerm } from '../shared/formula-parts'
import { pomerleau1989 } from '../shared/works'

/** BC: nothing but the likelihood of the data's actions. */
const losses: LossesOf = () => [
  {
    network: 'actor',
    rows: [
      [
        'L_\\pi=',
        { ...cloningTerm('actorLoss', { file: 'algorithms/bc/bc.ts', name: 'actorLoss' }), curves: ['policyStd'] },
      ],
    ],
    references: [pomerleau1989()],
  },
]

export const formula: Formula = {
  algorithm: 'bc',
  losses,
}
