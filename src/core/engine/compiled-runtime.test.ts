import { inEnglish } from './message'
import '@tensorflow/tfjs-backend-cpu'
import {
  add,
  cumprod,
  memory,
  mul,
  randomNormal,
  scalar,
  setBackend,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import { type CompiledProgram, CompiledRuntime } from './compiled-runtime'
import { valueAndGradients } from './gradients'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import type { Step } from './runtime'
import { sizeOf } from './tree'
import { WasmExecutor } from './wasm/wasm-executor'

beforeAll(() => setBackend('cpu'))

type Weights = { w: Tensor }
type Rows = { x: Tensor }

async function runtimeWithWarnings(guard = 0) {
  const warnings: string[] = []
  const executor = await WasmExecutor.create()
  const runtime = new CompiledRuntime('wasm', executor, {
    guard,
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  return { runtime, executor, warnings }
}

const state = { w: { shape: [2], data: Float32Array.of(1, 3) } }
const x = Float32Array.of(2, 4)

it('runs a step with an operation that it does not know eagerly, and says so once', async () => {
  const { runtime, warnings } = await runtimeWithWarnings()
  const step: Step<Weights, Rows> = ({ w }, rows) => ({
    state: { w: add(w, cumprod(rows.x)) },
    metrics: { total: sum(w) },
    outputs: { w },
  })
  const device = runtime.createState(state)
  const program = runtime.createProgram(step, device, { x: [2] })
  const another = runtime.createProgram(step, device, { x: [2] })
  program.run({ x })
  program.run({ x })
  expect([program.mode, another.mode]).toEqual(['eager', 'eager'])
  expect(warnings).toEqual(['A training step runs eagerly, and slower: the operation Cumprod.'])
  expect(await device.read()).toEqual({ w: { shape: [2], data: Float32Array.of(5, 19) } })
  expect(await program.metrics()).toEqual({ total: (4 + 14) / 2 })
  expect(await program.outputs()).toEqual({ w: Float32Array.of(3, 11) })
  runtime.dispose()
})

it.each<[string, Step<Weights, Rows>, string]>([
  ['draws random numbers of its own', ({ w }) => ({ state: { w: add(w, randomNormal([2])) } }), 'random numbers'],
  ['counts its calls', counting(), 'counters'],
  ['reads values', ({ w }, rows) => ({ state: { w: mul(w, rows.x.dataSync()[0]!) } }), 'dataSync'],
])('does not compile a step that %s', async (_, step, reason) => {
  const { runtime, warnings } = await runtimeWithWarnings()
  const program = runtime.createProgram(step, runtime.createState(state), { x: [2] })
  program.run({ x })
  expect(program.mode).toBe('eager')
  expect(inEnglish(program.reason!)).toContain(reason)
  expect(warnings).toHaveLength(1)
  runtime.dispose()
})

function counting(): Step<Weights, Rows> {
  let calls = 0
  return ({ w }) => ({ state: { w: mul(w, ++calls) } })
}

it('takes tensors from outside of the step as constants, and leaves them alone', async () => {
  const { runtime, warnings } = await runtimeWithWarnings()
  const half = scalar(0.5)
  const device = runtime.createState(state)
  const program = runtime.createProgram(({ w }: Weights) => ({ state: { w: mul(w, half) } }), device, {})
  program.run({})
  expect(warnings).toEqual([])
  expect(await device.read()).toEqual({ w: { shape: [2], data: Float32Array.of(0.5, 1.5) } })
  expect(await half.data()).toEqual(Float32Array.of(0.5))
  half.dispose()
  runtime.dispose()
})

it('updates state in place only where nothing needs the old value any more', async () => {
  const { runtime } = await runtimeWithWarnings()
  const device = runtime.createState({
    a: { shape: [2], data: Float32Array.of(1, 2) },
    b: { shape: [2], data: Float32Array.of(10, 20) },
    copy: { shape: [2], data: Float32Array.of(0, 0) },
    reversed: { shape: [2], data: Float32Array.of(0, 0) },
  })
  type Pair = { a: Tensor; b: Tensor; copy: Tensor; reversed: Tensor }
  const swap: Step<Pair> = ({ a, b }) => ({
    state: { a: b, b: a, copy: add(a, b), reversed: add(a, b) },
    outputs: { old: a, sum: add(a, b), next: b },
  })
  const program = runtime.createProgram(swap, device, {})
  program.run({})
  expect(await program.outputs()).toEqual({
    old: Float32Array.of(1, 2),
    sum: Float32Array.of(11, 22),
    next: Float32Array.of(10, 20),
  })
  expect(await device.read()).toMatchObject({
    a: { data: Float32Array.of(10, 20) },
    b: { data: Float32Array.of(1, 2) },
    copy: { data: Float32Array.of(11, 22) },
    reversed: { data: Float32Array.of(11, 22) },
  })
  runtime.dispose()
})

it('takes no memory however often a step runs', async () => {
  const { runtime, executor } = await runtimeWithWarnings()
  const step: Step<Weights, Rows> = ({ w }, rows) => {
    const { value, gradients } = valueAndGradients((p) => sum(mul(sub(p.w, rows.x), sub(p.w, rows.x))), { w })
    return { state: { w: sub(w, mul(gradients.w, 1e-4)) }, metrics: { loss: value } }
  }
  const device = runtime.createState(state)
  const program = runtime.createProgram(step, device, { x: [2] })
  const [tensors, bytes, arena] = [memory().numTensors, executor.memory.length, runtime.arena.size]
  for (let run = 0; run < 20_000; run++) program.run({ x })
  expect([memory().numTensors, executor.memory.length, runtime.arena.size]).toEqual([tensors, bytes, arena])
  expect((await program.metrics()).loss).toBeLessThan(2)
  program.dispose()
  device.dispose()
  const used = runtime.arena.size
  for (let i = 0; i < 20; i++) {
    const again = runtime.createState(state)
    runtime.createProgram(step, again, { x: [2] }).dispose()
    again.dispose()
  }
  expect(runtime.arena.size).toBe(used)
  runtime.dispose()
})

it('writes nowhere but where its arrays lie', async () => {
  const { runtime, executor } = await runtimeWithWarnings(16)
  const sizes = { observation: 3, action: 2, hidden: 21, batch: 9 }
  executor.reserve(200_000)
  executor.memory.fill(-12345)
  const device = runtime.createState(referenceState(sizes, 1))
  const program = runtime.createProgram(referenceStep, device, referenceInputShapes(sizes))
  const { plan } = program as CompiledProgram
  const mayChange = new Uint8Array(executor.memory.length)
  const changes = (offset: number, size: number) => mayChange.fill(1, offset, offset + size)
  for (const { offset, size } of plan.inputs.values()) changes(offset, size)
  for (const kernel of plan.kernels) {
    if (kernel.kind === 'gemm') changes(kernel.c, kernel.batch * kernel.m * kernel.n)
    else if (kernel.kind === 'reduce') changes(kernel.output, kernel.outer * kernel.inner)
    else if (kernel.kind === 'elementwise') {
      for (const { access } of kernel.stores) {
        const last = kernel.shape.reduce((sum, extent, axis) => sum + (extent - 1) * access.strides[axis]!, 0)
        changes(access.offset, Math.max(last + 1, sizeOf(kernel.shape)))
      }
    }
  }
  const before = executor.memory.slice()
  for (let run = 0; run < 3; run++) program.run(referenceInputs(sizes, run))
  const touched = before.findIndex((value, i) => mayChange[i] === 0 && executor.memory[i] !== value)
  expect(touched).toBe(-1)
  expect(before.some((value, i) => mayChange[i] === 1 && executor.memory[i] !== value)).toBe(true)
  runtime.dispose()
})

it('says which input or state entry does not fit', async () => {
  const { runtime } = await runtimeWithWarnings()
  const device = runtime.createState(state)
  const program = runtime.createProgram<Weights, Rows>(({ w }, rows) => ({ state: { w: add(w, rows.x) } }), device, {
    x: [2],
  })
  expect(() => program.run({ x: new Float32Array(3) })).toThrow('The input "x" has 3 values; the program takes 2.')
  expect(() => device.write({ w: { shape: [1], data: new Float32Array(1) } })).toThrow('must have 2 values, not 1')
  expect(() => runtime.createProgram(() => ({ state: { other: scalar(1) } }), device, {})).toThrow(
    'the state entry "other", which does not exist',
  )
  runtime.dispose()
})
