import { CompiledProgram } from './compiled-runtime'
import { createRuntime, type RuntimeOptions } from './create-runtime'
import { describePlan } from './plan/describe-plan'
import type { DeviceState, Execution, Program, Step } from './runtime'
import { executionOf } from './runtime'
import type { HostArray, Shape, TensorTree, Tree } from './tree'

export interface CompileOptions<State extends TensorTree, Inputs extends TensorTree>
  extends Partial<Omit<RuntimeOptions, 'mode'>> {
  /** First values of what the step changes: parameters, moments of the optimiser, targets. */
  readonly state: { readonly [Name in keyof State]: HostArray | Tree<HostArray> }
  /** Shapes of what every call is given: batches, noise, whatever varies. */
  readonly inputs: { readonly [Name in keyof Inputs]: Shape | Tree<Shape> }
}

/** A step that is ready to run, with a state of its own. */
export interface CompiledStep {
  /** Runs the step once. Values are copied before it returns; on a GPU the work goes on after that. */
  run(inputs: Tree<Float32Array>): void
  /** Mean of each metric over the runs since the last call. */
  metrics(): Promise<Record<string, number>>
  /** The outputs of the last run. */
  outputs(): Promise<Record<string, Float32Array>>
  readonly state: Pick<DeviceState, 'read' | 'write'>
  /** Compiled or not and why; on how many threads. */
  readonly execution: Execution
  /** The plan as text, one line a kernel; why there is none where the step could not be compiled. */
  describe(): string
  /** Gives all memory back. */
  dispose(): void
}

/**
 * Traces `step` once, makes a static plan of it and readies that for this machine: wasm unless another backend is asked
 * for. `step` is a pure function of tensors, written with plain tfjs operations; one that cannot be compiled runs
 * eagerly, and `execution` says why.
 *
 * @throws an Error that says what is wrong: a backend that does not start here, a step whose new state has other shapes.
 */
export async function compile<State extends TensorTree, Inputs extends TensorTree>(
  step: Step<State, Inputs>,
  { state: initial, inputs, backend = 'wasm', ...options }: CompileOptions<State, Inputs>,
): Promise<CompiledStep> {
  const runtime = await createRuntime({ ...options, backend, mode: 'compiled' })
  try {
    const state = runtime.createState(initial)
    const program = runtime.createProgram(step, state, inputs)
    return {
      run: (values) => program.run(values),
      metrics: () => program.metrics(),
      outputs: () => program.outputs(),
      state,
      get execution() {
        return executionOf(program)
      },
      describe: () => describe(program),
      dispose: () => runtime.dispose(),
    }
  } catch (error) {
    runtime.dispose()
    throw error
  }
}

function describe(program: Program): string {
  return program instanceof CompiledProgram ? describePlan(program.plan) : 'There is no plan: the step runs eagerly.'
}
