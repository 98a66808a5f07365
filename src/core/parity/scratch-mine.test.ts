import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import { oema } from './adapters/o2o'
import { algorithmCase } from './algorithm-case'
import { parseFixture } from './fixture'
import { isOk } from './parity-case'
import { runCase } from './run-case'

it.each(['eager', 'compiled'] as const)('%s', async (mode) => {
  const f = parseFixture(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/oema.json'), 'utf8')))
  const runtime = await createRuntime({ backend: 'cpu', mode })
  const r = await runCase(algorithmCase(oema, f), runtime)
  console.log(JSON.stringify(r))
  expect(isOk(r)).toBe(true)
})
it('x', () => {
  const f = parseFixture(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/oema.json'), 'utf8')))
  const c = algorithmCase(oema, f)
  console.log(
    Object.keys(f.after),
    Object.keys(c.after),
    Object.keys((c.after as any).actor),
    (c.after as any).actor.layer0.weight.data.slice(0, 3),
    (c.before as any).actor.layer0.weight.data.slice(0, 3),
  )
})
