import { CompiledProgram } from '../compiled-runtime'
import { EagerRuntime } from '../eager-runtime'
import type { Program, Runtime, Step } from '../runtime'
import { flatten, type HostArray, isHostArray, type Shape, type TensorTree, type Tree } from '../tree'

/** What a number of runs of a step leave behind. */
export interface Trajectory {
  readonly program: Pick<Program, 'mode' | 'reason'>
  /** Of the plan; none when the step ran eagerly. */
  readonly kernels: number
  readonly state: ReadonlyMap<string, Float32Array>
  readonly metrics: Readonly<Record<string, number>>
  readonly outputs: Readonly<Record<string, Float32Array>>
}

/** A training step with everything it needs to run. */
export interface Case<State extends TensorTree = TensorTree, Inputs extends TensorTree = TensorTree> {
  readonly step: Step<State, Inputs>
  readonly state: Tree<HostArray>
  readonly shapes: Tree<Shape>
  readonly inputs: (run: number) => Tree<Float32Array>
}

export async function follow<State extends TensorTree, Inputs extends TensorTree>(
  runtime: Runtime,
  { step, state: initial, shapes, inputs }: Case<State, Inputs>,
  runs: number,
): Promise<Trajectory> {
  const state = runtime.createState(initial)
  const program = runtime.createProgram(step, state, shapes)
  for (let run = 0; run < runs; run++) program.run(inputs(run))
  const arrays = flatten(await state.read(), isHostArray).map(({ path, leaf }) => [path, leaf.data] as const)
  const trajectory = {
    program: { mode: program.mode, reason: program.reason },
    kernels: program instanceof CompiledProgram ? program.plan.kernels.length : 0,
    state: new Map(arrays),
    metrics: await program.metrics(),
    outputs: await program.outputs(),
  }
  program.dispose()
  state.dispose()
  return trajectory
}

/** The same runs in ordinary tfjs, on the backend that is set. */
export function followEagerly<State extends TensorTree, Inputs extends TensorTree>(
  given: Case<State, Inputs>,
  runs: number,
): Promise<Trajectory> {
  return follow(new EagerRuntime('cpu'), given, runs)
}

/** Largest difference of all values, relative to the largest magnitude in their array (at least `floor`). */
export function difference(
  a: Trajectory,
  b: Trajectory,
  floor = 1e-3,
): { readonly at: string; readonly value: number } {
  let worst = { at: '', value: 0 }
  const compare = (at: string, x: ArrayLike<number>, y: ArrayLike<number> | undefined): void => {
    if (x.length !== y?.length) throw new Error(`"${at}" has ${x.length} values here and ${y?.length ?? 'none'} there.`)
    const scale = Array.from(x).reduce((largest, value) => Math.max(largest, Math.abs(value)), floor)
    for (let i = 0; i < x.length; i++) {
      const same = Object.is(x[i], y[i]) || x[i] === y[i]
      const value = same ? 0 : Math.abs(x[i]! - y[i]!) / scale
      if (!(value <= worst.value))
        worst = { at: `${at}[${i}]: ${x[i]} and ${y[i]}`, value: Number.isNaN(value) ? Infinity : value }
    }
  }
  for (const [path, data] of a.state) compare(`state ${path}`, data, b.state.get(path))
  for (const [name, data] of Object.entries(a.outputs)) compare(`output ${name}`, data, b.outputs[name])
  for (const [name, value] of Object.entries(a.metrics)) compare(`metric ${name}`, [value], [b.metrics[name]!])
  return worst
}

/** Without Adam's moments, small numbers that are differences of large ones. */
export function parametersOf({ state, ...rest }: Trajectory): Trajectory {
  return { ...rest, state: new Map([...state].filter(([path]) => !path.includes('Optimiser'))) }
}
