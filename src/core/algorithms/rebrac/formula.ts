import type { Anchor, Formula, LossesOf } from '../formula'
import { smoothedAction, squaredErrors, targetTerm } from '../shared/formula-parts'
import { tarasov2023 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/rebrac/rebrac.ts', name })

/** ReBRAC: a penalty on leaving the data in the actor, and one of its own in the target. */
const losses: LossesOf = ({ phase }) => {
  const offline = phase === 'offline'
  const least = "\\min_i\\bar Q_i(s',\\tilde a')"
  return [
    {
      network: 'critics',
      rows: [
        ['L_Q=', { ...squaredErrors, sliders: ['batchSize', 'layerNorm'] }],
        [
          'y=',
          targetTerm(
            offline ? `\\big(${least}-\\h{criticPenalty}\\,\\lVert\\tilde a'-a'\\rVert^2\\big)` : least,
            [inFile('target')],
            { curves: offline ? ['targetPenalty'] : [] },
          ),
        ],
        ["\\tilde a'=", smoothedAction],
      ],
      references: [tarasov2023()],
    },
    {
      network: 'actor',
      rows: [
        [
          '\\m{actorLoss}=',
          {
            id: 'actionError',
            latex: '\\m{actorPenalty}\\operatorname{mean}\\,\\lVert\\pi(s)-a\\rVert^2',
            gradient: 'cloning',
            sliders: ['actorPenalty', 'policyDelay', ...(offline ? [] : ['decaySteps', 'leastPenalty'])],
            curves: ['actionError'],
            code: [inFile('actorLoss'), inFile('actorPenalty')],
          },
          {
            id: 'scaledValue',
            latex: '-\\lambda\\operatorname{mean}\\,\\min_i Q_i(s,\\pi(s))',
            gradient: 'value',
            curves: ['qPolicy'],
            code: [inFile('actorLoss')],
          },
        ],
        [
          '\\lambda=',
          {
            id: 'normaliser',
            latex: '\\frac{1}{\\operatorname{sg}[\\operatorname{mean}\\,|\\min_i Q_i(s,\\pi(s))|]}',
            code: [{ ...inFile('actorLoss'), statement: 'const lambda = ' }],
          },
        ],
      ],
      references: [tarasov2023()],
    },
  ]
}

export const formula: Formula = {
  algorithm: 'rebrac',
  losses,
}
