import type { Anchor, Formula, LossesOf } from '../formula'
import { cloningTerm, policyValue, squaredErrors, targetTerm } from '../shared/formula-parts'
import { wu2019 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/kl-ac/kl-ac.ts', name })
const DIVERGENCE = 'D_{KL}(\\pi\\|\\mu)'

/** BRAC with a closed KL: a policy on a leash to a cloned one. */
const losses: LossesOf = ({ h, phase }) => {
  const penalised = `\\big(\\min_i\\bar Q_i(s',a')-\\m{klWeight}\\,${DIVERGENCE}(s')\\big)`
  const clones = phase === 'offline' || h.behaviourOnline === 'refitted'
  return [
    {
      network: 'critics',
      rows: [
        ['L_Q=', squaredErrors],
        [
          'y=',
          targetTerm(h.penaliseValue ? penalised : "\\min_i\\bar Q_i(s',a')", [inFile('target')], {
            sliders: ['penaliseValue'],
          }),
          { where: "a'\\sim\\pi(\\cdot|s')" },
        ],
      ],
      references: [wu2019()],
    },
    {
      network: 'actor',
      rows: [
        [
          '\\m{actorLoss}=',
          {
            id: 'divergence',
            latex: `\\m{klWeight}\\,\\m{divergence|\\operatorname{mean}\\,${DIVERGENCE}(s)}`,
            gradient: 'divergence',
            sliders: ['klWeight', 'form', 'behaviourOnline'],
            code: [inFile('divergence'), inFile('klWeight'), inFile('actorLoss')],
          },
          policyValue(inFile('actorLoss')),
          { where: '\\tilde a\\sim\\pi(\\cdot|s)' },
        ],
      ],
      references: [wu2019()],
    },
    ...(clones
      ? [
          {
            network: 'behaviour',
            rows: [
              [
                'L_\\mu=',
                { ...cloningTerm('behaviourLoss', inFile('behaviourLoss'), '\\mu'), sliders: ['behaviourOnline'] },
              ],
            ],
            references: [wu2019()],
          } as const,
        ]
      : []),
    ...(h.form === 'constraint'
      ? [
          {
            network: 'multiplier',
            rows: [
              [
                'L_\\lambda=',
                {
                  id: 'multiplier',
                  latex: `-\\m{klWeight}\\,\\big(\\operatorname{sg}[\\m{divergence|\\operatorname{mean}\\,${DIVERGENCE}(s)}]-\\h{klBound}\\big)`,
                  sliders: ['form'],
                  code: [inFile('multiplierLoss')],
                },
              ],
            ],
            references: [wu2019()],
          } as const,
        ]
      : []),
  ]
}

export const formula: Formula = {
  algorithm: 'kl-ac',
  losses,
  terms: {
    divergence: { name: 'divergence', sentence: 'How far the policy is from the cloned behaviour, times its weight.' },
  },
  symbols: {
    '\\mu': 'mu, the clone of the behaviour policy.',
    '\\lambda': 'lambda, the weight of the divergence from the clone.',
  },
}
