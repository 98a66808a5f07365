import type { Formula, LossesOf } from '../formula'
import { fujimoto2021 } from '../shared/works'
import { behaviourCloningTerms, normaliser, td3Critics, td3Losses } from '../td3/formula'

const losses: LossesOf = (situation) => {
  if (situation.phase === 'online' && !situation.h.cloneOnline) return td3Losses(situation)
  const { value, cloning } = behaviourCloningTerms({ value: 'value', cloning: 'cloning' })
  return [
    td3Critics,
    {
      network: 'actor',
      rows: [
        [
          '\\m{actorLoss}=',
          { ...value, sliders: ['alpha', 'policyDelay'], curves: ['qPolicy'] },
          '+',
          { ...cloning, sliders: ['cloneOnline'] },
        ],
        ['\\lambda=', normaliser('alpha')],
      ],
      references: [fujimoto2021('section', '5')],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'td3-bc',
  losses,
  symbols: {
    '\\lambda': 'lambda, which brings Q to the same size on every task.',
    '\\alpha': 'alpha, how much the actor listens to Q rather than to the data.',
  },
}
