import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import { EagerRuntime } from './eager-runtime'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import { flatten, isHostArray } from './tree'

beforeAll(() => setBackend('cpu'))

it('trains as eager does', async () => {
  const sizes = { observation: 4, action: 1, hidden: 20, batch: 13 }
  const warnings: string[] = []
  const results = []
  for (const runtime of [
    new EagerRuntime('cpu'),
    new CompiledRuntime('cpu', new CpuExecutor(), { onWarning: (w) => warnings.push(w) }),
  ]) {
    const state = runtime.createState(referenceState(sizes, 1))
    const program = runtime.createProgram(referenceStep, state, referenceInputShapes(sizes))
    for (let i = 0; i < 50; i++) program.run(referenceInputs(sizes, i))
    results.push({ state: await state.read(), metrics: await program.metrics(), outputs: await program.outputs() })
  }
  expect(warnings).toEqual([])
  const [eager, compiled] = results as [(typeof results)[0], (typeof results)[0]]
  const other = new Map(flatten(compiled.state, isHostArray).map(({ path, leaf }) => [path, leaf.data]))
  for (const { path, leaf } of flatten(eager.state, isHostArray)) {
    const d = other.get(path)!
    let worst = 0
    leaf.data.forEach((v, i) => {
      worst = Math.max(worst, Math.abs(v - d[i]!))
    })
  }
})
