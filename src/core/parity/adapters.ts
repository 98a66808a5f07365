import { corlAwac, rlkitAwac } from './adapters/awac'
import { corlCalQl, corlCql } from './adapters/cql'
import { corlIql } from './adapters/iql'
import { orlkitMopoSac } from './adapters/mopo'
import { orlkitDynamics } from './adapters/mopo-dynamics'
import { oema } from './adapters/o2o'
import { oysterPearl } from './adapters/pearl'
import { orlkitSac } from './adapters/sac'
import { corlTd3Bc } from './adapters/td3-bc'
import { type AlgorithmAdapter, algorithmCase } from './algorithm-case'
import { type Fixture, ParityError } from './fixture'
import type { ParityCase } from './parity-case'

/** By the code that was run, repository and file: every algorithm that claims to reproduce it. */
const ALGORITHMS: Readonly<Record<string, readonly AlgorithmAdapter[]>> = {
  'corl-team/CORL algorithms/finetune/awac.py': [corlAwac],
  'rail-berkeley/rlkit rlkit/torch/sac/awac_trainer.py': [rlkitAwac],
  'corl-team/CORL algorithms/finetune/cql.py': [corlCql],
  'corl-team/CORL algorithms/finetune/cal_ql.py': [corlCalQl],
  'corl-team/CORL algorithms/finetune/iql.py': [corlIql],
  'corl-team/CORL algorithms/offline/td3_bc.py': [corlTd3Bc],
  'guosyjlu/OEMA TD3_OEMA/TD3_OEMA.py': [oema],
  'yihaosun1124/OfflineRL-Kit offlinerlkit/policy/model_based/mopo.py': [orlkitMopoSac, orlkitSac],
  'katerakelly/oyster rlkit/torch/sac/sac.py': [oysterPearl],
}

/** What is no `Algorithm` but a part of one. */
const PARTS: Readonly<Record<string, (fixture: Fixture) => ParityCase>> = {
  'yihaosun1124/OfflineRL-Kit offlinerlkit/dynamics/ensemble_dynamics.py': orlkitDynamics,
}

/**
 * Binds a fixture of any sizes to our code, once for each algorithm that claims to reproduce its source; throws a
 * `ParityError` if none does.
 */
export function parityCases(fixture: Fixture): readonly ParityCase[] {
  const part = PARTS[fixture.source]
  if (part) return [part(fixture)]
  const adapters = ALGORITHMS[fixture.source]
  if (!adapters) throw new ParityError(`no adapter for "${fixture.source}".`)
  return adapters.map((adapter) => algorithmCase(adapter, fixture))
}
