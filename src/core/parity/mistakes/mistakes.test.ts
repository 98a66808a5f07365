import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import type { Runtime } from '../../engine/runtime'
import { corlAwac, rlkitAwac } from '../adapters/awac'
import { corlCalQl, corlCql } from '../adapters/cql'
import { corlIql } from '../adapters/iql'
import { orlkitMopoSac } from '../adapters/mopo'
import { oema } from '../adapters/o2o'
import { oysterPearl } from '../adapters/pearl'
import { orlkitSac } from '../adapters/sac'
import { corlTd3Bc } from '../adapters/td3-bc'
import { type AlgorithmAdapter, algorithmCase } from '../algorithm-case'
import { parseFixture } from '../fixture'
import { isOk } from '../parity-case'
import { runCase } from '../run-case'
import {
  awacMistakes,
  calQlMistakes,
  cqlMistakes,
  iqlMistakes,
  lagrangeMistakes,
  rlkitAwacMistakes,
  sacMistakes,
  td3BcMistakes,
} from './mistakes'
import { mopoMistakes } from './mopo-mistakes'
import { type Mistake, mutant } from './mutant'
import { o2oMistakes } from './o2o-mistakes'
import { pearlMistakes } from './pearl-mistakes'

const AWAC = ['awac/awac.ts']
const CQL = ['cql/cql.ts', 'cql/regulariser.ts']
const CAL_QL = ['cal-ql/cal-ql.ts', ...CQL]
const TD3_BC = ['td3-bc/td3-bc.ts', 'td3/td3.ts', 'shared/td3.ts']

const checks: readonly [fixture: string, AlgorithmAdapter, files: readonly string[], readonly Mistake[]][] = [
  ['corl_awac', corlAwac, AWAC, awacMistakes],
  ['rlkit_awac', rlkitAwac, AWAC, rlkitAwacMistakes],
  ['corl_cql', corlCql, CQL, cqlMistakes],
  ['corl_calql', corlCalQl, CAL_QL, calQlMistakes],
  ['corl_calql_lagrange_maxbackup', corlCalQl, CAL_QL, lagrangeMistakes],
  ['corl_iql', corlIql, ['iql/iql.ts'], iqlMistakes],
  ['corl_td3bc', corlTd3Bc, TD3_BC, td3BcMistakes],
  ['orlkit_mopo_sac', orlkitSac, ['sac/sac.ts'], sacMistakes],
  ['orlkit_mopo_sac', orlkitMopoSac, ['mopo/mopo.ts'], mopoMistakes],
  ['oema', oema, ['oema/oema.ts', 'oema/losses.ts'], o2oMistakes],
  [
    'oyster_pearl',
    oysterPearl,
    ['pearl/pearl.ts', 'pearl/inference.ts', 'pearl/losses.ts', 'pearl/versions.ts'],
    pearlMistakes,
  ],
]

describe.each(checks)('%s', (name, adapter, files, mistakes) => {
  const path = join(import.meta.dirname, '../fixtures', `${name}.json`)
  const fixture = parseFixture(JSON.parse(readFileSync(path, 'utf8')))
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
  })
  afterAll(() => runtime.dispose())

  async function agrees(mistake: Mistake): Promise<boolean> {
    const algorithm = await mutant(files[0]!, files, mistake)
    return isOk(await runCase(algorithmCase({ ...adapter, algorithm }, fixture), runtime))
  }

  it('holds for a copy without a mistake', async () => {
    expect(await agrees({ name: 'none', file: files[0]!, changes: [] })).toBe(true)
  })

  it.each(mistakes.map((mistake) => [mistake.name, mistake] as const))('catches: %s', async (_, mistake) => {
    expect(await agrees(mistake)).toBe(false)
  })
})
