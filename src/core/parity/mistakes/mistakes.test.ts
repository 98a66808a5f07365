import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parity as awac } from '../../algorithms/awac/parity'
import { parity as calQl } from '../../algorithms/cal-ql/parity'
import { parity as cql } from '../../algorithms/cql/parity'
import { parity as iql } from '../../algorithms/iql/parity'
import { parity as mopo } from '../../algorithms/mopo/parity'
import { parity as oema } from '../../algorithms/oema/parity'
import { parity as pearl } from '../../algorithms/pearl/parity'
import { parity as rlpd } from '../../algorithms/rlpd/parity'
import { parity as sac } from '../../algorithms/sac/parity'
import { parity as td3Bc } from '../../algorithms/td3-bc/parity'
import { parity as wsrl } from '../../algorithms/wsrl/parity'
import { createRuntime } from '../../engine/create-runtime'
import type { Runtime } from '../../engine/runtime'
import type { AlgorithmParity } from '../adapter'
import { algorithmCase } from '../algorithm-case'
import { parseFixture } from '../fixture'
import { isOk } from '../parity-case'
import { runCase } from '../run-case'
import { rlpdMistakes, wsrlMistakes } from './ensemble-mistakes'
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
const ENSEMBLES = ['shared/ensembles.ts', 'shared/networks.ts', 'shared/policies.ts']
const TD3_BC = ['td3-bc/td3-bc.ts', 'td3/td3.ts', 'shared/td3.ts']

const checks: readonly [fixture: string, AlgorithmParity, files: readonly string[], readonly Mistake[]][] = [
  ['corl_awac', awac, AWAC, awacMistakes],
  ['rlkit_awac', awac, AWAC, rlkitAwacMistakes],
  ['corl_cql', cql, CQL, cqlMistakes],
  ['corl_calql', calQl, CAL_QL, calQlMistakes],
  ['corl_calql_lagrange_maxbackup', calQl, CAL_QL, lagrangeMistakes],
  ['corl_iql', iql, ['iql/iql.ts'], iqlMistakes],
  ['corl_td3bc', td3Bc, TD3_BC, td3BcMistakes],
  ['orlkit_mopo_sac', sac, ['sac/sac.ts'], sacMistakes],
  ['orlkit_mopo_sac', mopo, ['mopo/mopo.ts'], mopoMistakes],
  ['rlpd', rlpd, ['rlpd/rlpd.ts', ...ENSEMBLES], rlpdMistakes],
  ['wsrl', wsrl, ['wsrl/wsrl.ts', ...ENSEMBLES], wsrlMistakes],
  ['oema', oema, ['oema/oema.ts', 'oema/losses.ts'], o2oMistakes],
  [
    'oyster_pearl',
    pearl,
    ['pearl/pearl.ts', 'pearl/inference.ts', 'pearl/losses.ts', 'pearl/losses.ts'],
    pearlMistakes,
  ],
]

describe.each(checks)('%s', (name, { adapters }, files, mistakes) => {
  const path = join(import.meta.dirname, '../fixtures', `${name}.json`)
  const fixture = parseFixture(JSON.parse(readFileSync(path, 'utf8')))
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
  })
  afterAll(() => runtime.dispose())

  async function agrees(mistake: Mistake): Promise<boolean> {
    const algorithm = await mutant(files[0]!, files, mistake)
    const adapter = adapters.find(({ source }) => source === fixture.source)!
    return isOk(await runCase(algorithmCase(algorithm, adapter, fixture), runtime))
  }

  it('holds for a copy without a mistake', async () => {
    expect(await agrees({ name: 'none', file: files[0]!, changes: [] })).toBe(true)
  })

  it.each(mistakes.map((mistake) => [mistake.name, mistake] as const))('catches: %s', async (_, mistake) => {
    expect(await agrees(mistake)).toBe(false)
  })
})
