import { corlAwac, rlkitAwac } from './adapters/awac'
import { corlCalQl, corlCql } from './adapters/cql'
import { oema } from './adapters/o2o'
import { type AlgorithmAdapter, algorithmCase } from './algorithm-case'
import { type Fixture, ParityError } from './fixture'
import type { ParityCase } from './parity-case'

/** By the code that was run: repository, then file. */
const ALGORITHMS: Readonly<Record<string, AlgorithmAdapter>> = {
  'corl-team/CORL algorithms/finetune/awac.py': corlAwac,
  'corl-team/CORL algorithms/finetune/cql.py': corlCql,
  'corl-team/CORL algorithms/finetune/cal_ql.py': corlCalQl,
  'rail-berkeley/rlkit rlkit/torch/sac/awac_trainer.py': rlkitAwac,
  'guosyjlu/OEMA TD3_OEMA/TD3_OEMA.py': oema,
}

/** Binds a fixture of any sizes to our code; throws a `ParityError` if none of it claims to reproduce that source. */
export function parityCase(fixture: Fixture): ParityCase {
  const adapter = ALGORITHMS[fixture.source]
  if (!adapter) throw new ParityError(`no adapter for "${fixture.source}".`)
  return algorithmCase(adapter, fixture)
}
