import type { LossesOf } from '../formula'
import { cloningTerm } from './parts'
import { pomerleau1989 } from './works'

/** BC: nothing but the likelihood of the data's actions. */
export const bcLosses: LossesOf = () => [
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
