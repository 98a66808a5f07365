import { expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { HealthCheck } from './health-check'
import { WasmExecutor } from './wasm/wasm-executor'

it('finds numbers that have become wrong on the way, and nothing before', async () => {
  const executor = await WasmExecutor.create()
  const runtime = new CompiledRuntime('wasm', executor, {})
  const health = new HealthCheck(runtime)
  await health.check()
  await health.check()
  // Memory that does not keep what is written to it.
  const write = executor.write.bind(executor)
  executor.write = (offset, data) =>
    write(
      offset,
      data.map((value) => value * 1.01),
    )
  await expect(health.check()).rejects.toThrow(/wrong numbers/)
  executor.write = write
  await health.check()
  health.dispose()
  runtime.dispose()
})
