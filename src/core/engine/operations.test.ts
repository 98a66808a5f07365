import { inEnglish, type Message } from './message'
import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import { functions, operationCase } from './testing/operation-cases'
import { difference, follow, followEagerly } from './testing/trajectory'
import { WasmExecutor } from './wasm/wasm-executor'

const warnings: string[] = []
const runtimes: Record<string, CompiledRuntime> = {}
beforeAll(async () => {
  await setBackend('cpu')
  const options = { onWarning: (warning: Message) => warnings.push(inEnglish(warning)), guard: 16 }
  runtimes.cpu = new CompiledRuntime('cpu', new CpuExecutor(), options)
  runtimes.plain = new CompiledRuntime('wasm', await WasmExecutor.create({ relaxed: false }), options)
})
afterAll(() => {
  for (const runtime of Object.values(runtimes)) runtime.dispose()
})

describe.each(['cpu', 'plain'])('%s', (runtime) => {
  it.each(Object.keys(functions))('%s as eager tfjs has it', async (name) => {
    const given = operationCase(name)
    const compiled = await follow(runtimes[runtime]!, given, 1)
    expect(warnings).toEqual([])
    expect(compiled.program.mode).toBe('compiled')
    const { at, value } = difference(await followEagerly(given, 1), compiled)
    expect(value, at).toBeLessThan(2e-6)
  })
})
