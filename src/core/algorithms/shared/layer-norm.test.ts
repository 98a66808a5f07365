import '@tensorflow/tfjs-backend-cpu'
import { cast, gather, mean, min, mul, setBackend, slice, square, squeeze, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { valueAndGradients } from '../../engine/gradients'
import type { Runtime, Step } from '../../engine/runtime'
import { flatten, type HostArray, isTensor } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { initialMlp, layerNorm, type Mlp, mlp } from './networks'

beforeAll(() => setBackend('cpu'))

const ROWS = 5
const MEMBERS = 4

/** A loss of an ensemble with its gradients, and the smallest of a subset of members that the inputs name. */
const ensembleStep: Step<{ critics: Mlp }, { x: Tensor; members: Tensor }> = ({ critics }, { x, members }) => {
  const { value, gradients } = valueAndGradients((parameters: Mlp) => mean(square(mlp(parameters, x))), critics)
  const chosen = cast(squeeze(slice(members, [0, 0], [1, 2]), [0]), 'int32')
  const subset = Object.fromEntries(
    Object.entries(critics).map(([name, layer]) => [
      name,
      { ...layer, weight: gather(layer.weight, chosen), bias: gather(layer.bias, chosen), ...normOf(layer, chosen) },
    ]),
  ) as Mlp
  const shown = flatten<Tensor>(gradients, isTensor).map(({ path, leaf }) => [`gradient:${path}`, leaf] as const)
  return {
    metrics: { loss: value },
    outputs: { least: squeeze(min(mlp(subset, x), 0), [1]), ...Object.fromEntries(shown) },
  }
}

function normOf({ outputNorm }: Mlp[string], chosen: Tensor) {
  if (!outputNorm) return {}
  return {
    outputNorm: {
      scale: gather(outputNorm.scale, cast(chosen, 'int32')),
      shift: gather(outputNorm.shift, cast(chosen, 'int32')),
    },
  }
}

const random = RandomStream.fromSeed(3)
const critics = initialMlp(random, [3, 8, 8, 1], { members: MEMBERS, layerNorm: 'before-activation' })
const x = new Float32Array(ROWS * 3)
random.fillNormal(x)

async function results(runtime: Runtime, subsets: readonly (readonly number[])[]) {
  const state = runtime.createState({ critics })
  const program = runtime.createProgram(ensembleStep, state, { x: [ROWS, 3], members: [1, 2] })
  const all: Record<string, Float32Array>[] = []
  for (const members of subsets) {
    program.run({ x, members: Float32Array.from(members) })
    all.push({ ...(await program.outputs()), loss: Float32Array.of((await program.metrics()).loss!) })
  }
  expect(program.mode).toBe(runtime.mode)
  runtime.dispose()
  return all
}

describe('layer normalisation in an ensemble', () => {
  it.each(['cpu', 'wasm'] as const)(
    'compiles with its gradient, and the subset changes without a new trace: %s',
    async (backend) => {
      const subsets = [
        [0, 1],
        [3, 2],
        [2, 2],
      ]
      const eager = await results(await createRuntime({ backend: 'cpu', mode: 'eager' }), subsets)
      const compiled = await results(await createRuntime({ backend, mode: 'compiled' }), subsets)
      for (const [index, expected] of eager.entries()) {
        for (const [name, values] of Object.entries(expected)) {
          for (const [i, value] of values.entries()) {
            expect(Math.abs(compiled[index]![name]![i]! - value), `${name}[${i}]`).toBeLessThan(
              2e-5 * Math.max(1, Math.abs(value)),
            )
          }
        }
      }
      expect([...eager[0]!.least!]).not.toEqual([...eager[1]!.least!])
    },
  )

  it('has mean 0 and variance 1 before scale and shift, but for epsilon', async () => {
    const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
    const state = runtime.createState({ norm: { scale: filled(2), shift: filled(0.5) } })
    const program = runtime.createProgram<{ norm: { scale: Tensor; shift: Tensor } }, { x: Tensor }>(
      ({ norm }, rows) => ({ outputs: { y: layerNorm(norm, rows.x), tiny: layerNorm(norm, mul(rows.x, 1e-3)) } }),
      state,
      { x: [1, 4] },
    )
    program.run({ x: Float32Array.of(1, 2, 3, 4) })
    const { y, tiny } = await program.outputs()
    const deviation = Math.sqrt(1.25 + 1e-6)
    const shrunk = Math.sqrt(1.25e-6 + 1e-6) / 1e-3
    ;[-1.5, -0.5, 0.5, 1.5].forEach((centred, i) => {
      expect(y![i]).toBeCloseTo((2 * centred) / deviation + 0.5, 5)
      // Where the variance is as small as epsilon, epsilon counts.
      expect(tiny![i]).toBeCloseTo((2 * centred) / shrunk + 0.5, 4)
    })
    runtime.dispose()
  })
})

function filled(value: number): HostArray {
  return { shape: [4], data: new Float32Array(4).fill(value) }
}
