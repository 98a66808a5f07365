import { inEnglish } from '../message'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgpu'
import { add, cumprod, setBackend, type Tensor } from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CompiledRuntime } from '../compiled-runtime'
import { gemm } from '../cpu/kernels'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from '../reference-step'
import { SeededNumbers } from '../seeded-numbers'
import { functions, operationCase } from '../testing/operation-cases'
import { planOf, products } from '../testing/products'
import { difference, follow, followEagerly } from '../testing/trajectory'
import { flatten, type HostArray, isHostArray, mapTree, type Tree } from '../tree'
import { WebGpuExecutor } from './webgpu-executor'

let runtime: CompiledRuntime
const warnings: string[] = []

beforeAll(async () => {
  expect(await setBackend('webgpu')).toBe(true)
  runtime = new CompiledRuntime('webgpu', new WebGpuExecutor(), {
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  await setBackend('cpu')
})
afterAll(() => runtime.dispose())

it('trains as eager tfjs does', async () => {
  const sizes = { observation: 4, action: 1, hidden: 20, batch: 13 }
  const given = {
    step: referenceStep,
    state: referenceState(sizes, 1),
    shapes: referenceInputShapes(sizes),
    inputs: (run: number) => referenceInputs(sizes, run),
  }
  const compiled = await follow(runtime, given, 50)
  expect(warnings).toEqual([])
  expect(compiled.program.mode).toBe('compiled')
  const { at, value } = difference(await followEagerly(given, 50), compiled)
  expect(value, at).toBeLessThan(1e-4)
})

/** WGSL promises no more of these. */
const rough = new Set(['sin', 'cos', 'tan', 'acos'])

it.each(Object.keys(functions))('%s as eager tfjs has it', async (name) => {
  const given = operationCase(name)
  const compiled = await follow(runtime, given, 1)
  expect(warnings).toEqual([])
  const { at, value } = difference(await followEagerly(given, 1), compiled)
  expect(value, at).toBeLessThan(rough.has(name) ? 1e-3 : 2e-5)
})

it('computes every product, and writes nowhere else', async () => {
  await setBackend('webgpu')
  const executor = new WebGpuExecutor()
  const random = new SeededNumbers(3)
  await fc.assert(
    fc.asyncProperty(products, async ({ kernel, length }) => {
      executor.reserve(length)
      const before = new Float32Array(length)
      random.fillNormal(before)
      executor.write(0, before)
      executor.prepare(planOf(kernel)).run()
      gemm(kernel, before)
      const after = await executor.read(0, length)
      const inside = (i: number) => i >= kernel.c && i < kernel.c + kernel.batch * kernel.m * kernel.n
      const wrong = before.findIndex((value, i) =>
        inside(i) ? !(Math.abs(after[i]! - value) < 1e-5 * (1 + kernel.k)) : after[i] !== value,
      )
      expect(wrong).toBe(-1)
    }),
    { numRuns: 60, seed: 1 },
  )
  executor.dispose()
  await setBackend('cpu')
})

it('trains several seeds side by side, each as it would alone, with as many dispatches', async () => {
  const sizes = { observation: 4, action: 1, hidden: 20, batch: 13 }
  const seeds = 3
  const shapes = referenceInputShapes(sizes)
  await setBackend('webgpu')
  const together = new CompiledRuntime('webgpu', new WebGpuExecutor(seeds))
  await setBackend('cpu')
  const initial = Array.from({ length: seeds }, (_, seed) => referenceState(sizes, seed))
  const inputs = (seed: number, run: number) => referenceInputs(sizes, 100 * seed + run)
  const joined = await follow(
    together,
    {
      step: referenceStep,
      state: mapTree(initial[0]!, isHostArray, ({ shape }, path) => ({
        shape: [seeds, ...shape],
        data: join(initial.map((one) => leafAt(one, path))),
      })),
      shapes,
      inputs: (run) =>
        Object.fromEntries(
          Object.keys(shapes).map((name) => [name, join(initial.map((_, seed) => inputs(seed, run)[name]!))]),
        ),
    },
    5,
  )
  for (const [seed, state] of initial.entries()) {
    const alone = await follow(runtime, { step: referenceStep, state, shapes, inputs: (run) => inputs(seed, run) }, 5)
    expect(alone.kernels).toBe(joined.kernels)
    for (const [path, data] of alone.state) {
      const all = joined.state.get(path)!
      expect(all.slice(seed * data.length, (seed + 1) * data.length), path).toEqual(data)
    }
  }
  together.dispose()
})

it('runs a step that cannot be compiled on the state on the device', async () => {
  await setBackend('webgpu')
  const device = runtime.createState({ w: { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } })
  const program = runtime.createProgram(
    ({ w }: { w: Tensor }, { x }: { x: Tensor }) => ({ state: { w: cumprod(add(w, x), 1) } }),
    device,
    { x: [2] },
  )
  program.run({ x: Float32Array.of(1, 0) })
  program.run({ x: Float32Array.of(0, 0) })
  expect(program.mode).toBe('eager')
  expect(warnings.splice(0)).toHaveLength(1)
  expect(await device.read()).toEqual({ w: { shape: [2, 2], data: Float32Array.of(2, 8, 4, 64) } })
  await setBackend('cpu')
})

function join(parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]))
}

function leafAt(tree: Tree<HostArray>, path: string): Float32Array {
  return flatten(tree, isHostArray).find((one) => one.path === path)!.leaf.data
}
