import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import type { Runtime } from '../../engine/runtime'
import type { PartAdapter } from '../adapter'
import { parseFixture } from '../fixture'
import { isOk } from '../parity-case'
import { runCase } from '../run-case'
import { dynamicsMistakes, penaltyMistakes } from './mopo-mistakes'
import { type Mistake, mutantModule } from './mutant'

const FILES = ['mopo/dynamics-parity.ts', 'mopo/dynamics.ts', 'mopo/model-step.ts']

describe.each([
  ['orlkit_dynamics_nll', dynamicsMistakes],
  ['orlkit_penalties', penaltyMistakes],
] as const)('%s', (name, mistakes) => {
  const path = join(import.meta.dirname, '../fixtures', `${name}.json`)
  const fixture = parseFixture(JSON.parse(readFileSync(path, 'utf8')))
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
  })
  afterAll(() => runtime.dispose())

  async function agrees(mistake: Mistake): Promise<boolean> {
    const { orlkitDynamics } = (await mutantModule('mopo/dynamics-parity.ts', FILES, mistake)) as unknown as {
      orlkitDynamics: PartAdapter
    }
    return isOk(await runCase(orlkitDynamics.parityCase(fixture), runtime))
  }

  it('holds for a copy without a mistake', async () => {
    expect(await agrees({ name: 'none', file: FILES[1]!, changes: [] })).toBe(true)
  })

  it.each(mistakes.map((mistake) => [mistake.name, mistake] as const))('catches: %s', async (_, mistake) => {
    expect(await agrees(mistake)).toBe(false)
  })
})
