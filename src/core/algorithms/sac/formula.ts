import type { Anchor, Formula, Loss, LossesOf } from '../formula'
import { cloningTerm, softActorRows, squaredErrors, targetTerm, temperatureLoss } from '../shared/formula-parts'
import { haarnoja2018, nair2020 } from '../shared/works'

const inFile = (name: string): Anchor => ({ file: 'algorithms/sac/sac.ts', name })

/** SAC, and before the switch whatever start was chosen. */
const losses: LossesOf = ({ h, phase }) => {
  const value = h.backupEntropy
    ? "\\big(\\min_i\\bar Q_i(s',a')-\\m{temperature}\\log\\pi(a'|s')\\big)"
    : "\\min_i\\bar Q_i(s',a')"
  const critics: Loss = {
    network: 'critics',
    rows: [
      ['L_Q=', squaredErrors],
      [
        'y=',
        targetTerm(value, [inFile('target')], { sliders: ['backupEntropy', 'maximumTemperature'] }),
        { where: "a'\\sim\\pi(\\cdot|s')" },
      ],
    ],
    references: [haarnoja2018('equation', '5')],
  }
  const actor: Loss = {
    network: 'actor',
    rows: softActorRows(inFile('actorLoss'), {
      latex: '\\m{temperature}\\m{logProbability|\\operatorname{mean}\\,\\log\\pi(\\tilde a|s)}',
      sliders: ['temperature', 'maximumTemperature', 'entropyTuning', 'policyDelay'],
    }),
    references: [haarnoja2018('equation', '7')],
  }
  const clone: Loss = {
    network: 'actor',
    rows: [['L_{BC}=', { ...cloningTerm('cloningLoss', inFile('cloningLoss')), sliders: ['offlineStage'] }]],
    references: [nair2020()],
  }
  const stage = phase === 'offline' ? h.offlineStage : 'sac'
  switch (stage) {
    case 'nothing':
      return []
    case 'cloning':
      return [clone]
    case 'cloning-and-critic':
      return [critics, clone]
    default:
      return [critics, actor, ...(h.entropyTuning === 'automatic' ? [temperatureLoss()] : [])]
  }
}

export const formula: Formula = {
  algorithm: 'sac',
  losses,
}
