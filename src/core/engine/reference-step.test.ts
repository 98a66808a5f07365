import { inEnglish } from './message'
import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import type { Executor } from './executor'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import { difference, follow, followEagerly } from './testing/trajectory'
import { WasmExecutor } from './wasm/wasm-executor'

beforeAll(() => setBackend('cpu'))

const executors: Record<string, () => Promise<Executor>> = {
  cpu: async () => new CpuExecutor(),
  'wasm with plain SIMD': () => WasmExecutor.create({ relaxed: false }),
  'wasm as good as it gets here': () => WasmExecutor.create(),
}

describe.each(Object.keys(executors))('%s', (name) => {
  it.each([
    { sizes: { observation: 4, action: 1, hidden: 20, batch: 13 }, runs: 50 },
    { sizes: { observation: 3, action: 2, hidden: 64, batch: 64 }, runs: 5 },
  ])('trains as eager tfjs does: $sizes', async ({ sizes, runs }) => {
    const given = {
      step: referenceStep,
      state: referenceState(sizes, 1),
      shapes: referenceInputShapes(sizes),
      inputs: (run: number) => referenceInputs(sizes, run),
    }
    const warnings: string[] = []
    const runtime = new CompiledRuntime('wasm', await executors[name]!(), {
      onWarning: (warning) => warnings.push(inEnglish(warning)),
    })
    const compiled = await follow(runtime, given, runs)
    expect(warnings).toEqual([])
    expect(compiled.program.mode).toBe('compiled')
    const { at, value } = difference(await followEagerly(given, runs), compiled)
    expect(value, at).toBeLessThan(1e-5)
  })
})
