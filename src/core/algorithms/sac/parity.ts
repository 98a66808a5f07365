import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import { orlkitMopoSac } from '../mopo/parity'

/** The same SAC without a model: to the learner, real and imagined rows are alike. */
const orlkitSac: AlgorithmAdapter = {
  ...orlkitMopoSac,
  phase: 'online',
  hyperparameters: (fixture) => ({
    ...orlkitMopoSac.hyperparameters(fixture),
    replay: 'everything',
    maximumTemperature: 1,
    backupEntropy: true,
    policyDelay: 1,
  }),
  noise: () => [{ name: 'nextAction' }, { name: 'actorAction' }],
}

export const parity: AlgorithmParity = { adapters: [orlkitSac] }
