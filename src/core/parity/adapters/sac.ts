import { sac } from '../../algorithms/sac/sac'
import type { AlgorithmAdapter } from '../algorithm-case'
import { orlkitMopoSac } from './mopo'

/** The same SAC without a model: to the learner, real and imagined rows are alike. */
export const orlkitSac: AlgorithmAdapter = {
  ...orlkitMopoSac,
  algorithm: sac,
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
