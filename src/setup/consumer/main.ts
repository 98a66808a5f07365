// A project outside of the checkout: what package.test.ts packs, installs, checks and runs.
import { add, matMul, mean, mul, scalar, square, sub, type Tensor2D } from '@tensorflow/tfjs-core'
import { checkConfiguration, createRun, datasetFromArrays } from 'offline-to-online-playground/core'
import { compile, createRuntime, type HostArray, valueAndGradients } from 'offline-to-online-playground/engine'

const wasmPaths = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'

/** A step of its own: gradient descent on a line through points. */
async function fitLine(): Promise<{ weight: number; mode: string; kernels: number }> {
  type State = { weight: Tensor2D; bias: Tensor2D }
  type Inputs = { x: Tensor2D; y: Tensor2D }
  const zero = (): HostArray => ({ shape: [1, 1], data: new Float32Array(1) })
  const step = await compile<State, Inputs>(
    ({ weight, bias }, { x, y }) => {
      const loss = (p: State) => mean(square(sub(add(matMul(x, p.weight), p.bias), y)))
      const { value, gradients } = valueAndGradients(loss, { weight, bias })
      const rate = scalar(0.1)
      return {
        state: { weight: sub(weight, mul(rate, gradients.weight)), bias: sub(bias, mul(rate, gradients.bias)) },
        metrics: { loss: value },
      }
    },
    { state: { weight: zero(), bias: zero() }, inputs: { x: [4, 1], y: [4, 1] }, wasmPaths },
  )
  for (let i = 0; i < 200; i++) step.run({ x: Float32Array.of(-1, 0, 1, 2), y: Float32Array.of(-5, -2, 1, 4) })
  const { weight } = (await step.state.read()) as { weight: HostArray }
  const kernels = step.describe().split('\n').length - 2
  const { mode } = step.execution
  step.dispose()
  return { weight: weight.data[0] ?? Number.NaN, mode, kernels }
}

/** That the types have arrived: a state without one of its entries is refused. */
export function incomplete() {
  type Both = { weight: Tensor2D; bias: Tensor2D }
  const state = { weight: { shape: [1, 1], data: new Float32Array(1) } }
  // @ts-expect-error
  return compile<Both, Record<never, Tensor2D>>(({ weight }) => ({ state: { weight } }), { state, inputs: {} })
}

/** AWAC offline on its own arrays: of two kinds of action in one state, one is rewarded. */
async function trainAwac(): Promise<{ action: number; steps: number }> {
  const count = 400
  const observations = Float32Array.from({ length: 2 * count }, (_, i) => Math.sin(i))
  const actions = Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 0.8 : -0.8))
  const dataset = datasetFromArrays('own', {
    observationSize: 2,
    actionSize: 1,
    observations,
    actions,
    rewards: Array.from(actions, (action) => (action > 0 ? 1 : 0)),
    nextObservations: observations,
    terminals: new Uint8Array(count).fill(1),
  })
  const { configuration } = checkConfiguration({
    version: 1,
    environment: null,
    dataset: { kind: 'file', path: 'own' },
    algorithm: { id: 'awac', hyperparameters: { hiddenUnits: 16, batchSize: 32, lambda: 0.3 } },
    settings: { offlineSteps: 400, onlineSteps: 0 },
    seed: 1,
  })
  const runtime = await createRuntime({ backend: 'wasm', mode: 'compiled', wasmPaths })
  const run = createRun(configuration, dataset, runtime)
  while (!run.progress.finished) await run.advance()
  const [action = Number.NaN] = await run.act(Float32Array.of(0.1, 0.2))
  const { step: steps } = run.progress
  run.dispose()
  runtime.dispose()
  return { action, steps }
}

console.log(JSON.stringify({ line: await fitLine(), awac: await trainAwac() }))
process.exit(0)
