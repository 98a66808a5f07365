import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { Runtime } from '../engine/runtime'
import { parityCases } from './adapters'
import { parseFixture } from './fixture'
import { isOk } from './parity-case'
import { runCase } from './run-case'

const FIXTURES = join(import.meta.dirname, 'fixtures')
const WASM = join(import.meta.dirname, '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/')
const fixtures = readdirSync(FIXTURES).map((file) =>
  parseFixture(JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'))),
)

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  describe.each(['eager', 'compiled'] as const)('%s', (mode) => {
    let runtime: Runtime
    beforeAll(async () => {
      runtime = await createRuntime({ backend, mode, wasmPaths: WASM })
    })
    afterAll(() => runtime.dispose())

    it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
      for (const parity of await parityCases(fixture)) {
        const result = await runCase(parity, runtime)
        expect(result.mode).toBe(mode)
        expect(isOk(result), JSON.stringify(result)).toBe(true)
      }
    })
  })
})
