import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CompiledRuntime } from '../../compiled-runtime'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from '../../reference-step'
import { flatten, isHostArray } from '../../tree'
import { WasmExecutor } from '../wasm-executor'
import type { EngineThread } from './team'

// 70 rows are no multiple of a tile's: a cut in the wrong place would sum some of them in another order.
const sizes = { observation: 4, action: 1, hidden: 128, batch: 70 }
const STEPS = 8

let folder: string
const started: Worker[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-thread-'))
  buildSync({
    stdin: {
      contents: `
        import { parentPort } from 'node:worker_threads'
        import { serveThread } from '../../thread'
        serveThread((receive) => parentPort.on('message', receive))`,
      resolveDir: dirname(fileURLToPath(import.meta.url)),
      loader: 'ts',
    },
    outfile: join(folder, 'engine-thread.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})

afterAll(async () => {
  await Promise.all(started.map((thread) => thread.terminate()))
  rmSync(folder, { recursive: true })
})

function spawn(): EngineThread {
  const thread = new Worker(join(folder, 'engine-thread.mjs'))
  started.push(thread)
  return { postMessage: (message) => thread.postMessage(message), terminate: () => void thread.terminate() }
}

async function trained(most: number) {
  const executor = await WasmExecutor.create({ threads: { most, spawn, always: true } })
  const runtime = new CompiledRuntime('wasm', executor)
  const state = runtime.createState(referenceState(sizes, 1))
  const program = runtime.createProgram(referenceStep, state, referenceInputShapes(sizes))
  expect(program.mode).toBe('compiled')
  await expect.poll(() => program.threads, { timeout: 20_000 }).toBe(most)
  for (let step = 0; step < STEPS; step++) program.run(referenceInputs(sizes, step))
  const values = flatten(await state.read(), isHostArray).map(({ path, leaf }) => [path, leaf.data] as const)
  const metrics = await program.metrics()
  runtime.dispose()
  return { values, metrics }
}

it('comes to the same bits on any number of threads', { timeout: 60_000 }, async () => {
  const alone = await trained(1)
  for (const most of [2, 3]) expect(await trained(most)).toEqual(alone)
})
