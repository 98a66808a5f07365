import { join } from '../core/algorithms/shared/networks'
import { CompiledProgram, CompiledRuntime } from '../core/engine/compiled-runtime'
import { createRuntime } from '../core/engine/create-runtime'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from '../core/engine/reference-step'
import type { Program } from '../core/engine/runtime'
import { flatten, type HostArray, isHostArray, mapTree, type Tree } from '../core/engine/tree'
import { WebGpuExecutor } from '../core/engine/webgpu/webgpu-executor'
import { median, type Pace, quick } from './measure'
import type { Sizes } from './workload'

export interface IssueTime {
  readonly seeds: number
  readonly dispatches: number
  /** Of the CPU, until the call returns: what a step costs the thread that issues it. */
  readonly compiledMs: number
  /** Of the same step in ordinary tfjs, one seed. */
  readonly eagerMs: number
}

const WARM_UP = 2
const STEPS = 24
/** Each step is waited for, and a GPU in software takes its time for many seeds. */
const FEWEST_STEPS = 5

/** Time to issue the step like TD3's on WebGPU, for several seeds at once. */
export async function issueTimes(
  { hidden, batch }: Sizes,
  seedCounts: readonly number[],
  pace: Pace,
): Promise<IssueTime[]> {
  const sizes = { observation: 4, action: 1, hidden, batch }
  const shapes = referenceInputShapes(sizes)
  const eager = await createRuntime({ backend: 'webgpu', mode: 'eager' })
  const eagerProgram = eager.createProgram(referenceStep, eager.createState(referenceState(sizes, 1)), shapes)
  const inputs = referenceInputs(sizes, 1)
  const settleTfjs = async () => {
    await eagerProgram.metrics()
  }
  const eagerMs = await callTime(eagerProgram, inputs, settleTfjs, pace === quick ? 1 : FEWEST_STEPS)
  const times: IssueTime[] = []
  for (const seeds of seedCounts) {
    const runtime = new CompiledRuntime('webgpu', new WebGpuExecutor(seeds))
    const state = runtime.createState(forSeeds(seeds, (seed) => referenceState(sizes, seed)))
    const program = runtime.createProgram(referenceStep, state, shapes)
    const all = Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, join(Array(seeds).fill(data))]))
    const compiledMs = await callTime(
      program,
      all,
      () => runtime.settle(),
      pace === quick ? 1 : Math.max(STEPS / seeds, FEWEST_STEPS),
    )
    const dispatches = program instanceof CompiledProgram ? program.plan.kernels.length : 0
    times.push({ seeds, dispatches, compiledMs, eagerMs })
    runtime.dispose()
  }
  return times
}

/** Median time of the call; each is waited for, so that none queues behind another. */
async function callTime(
  program: Program,
  inputs: Tree<Float32Array>,
  settle: () => Promise<void>,
  steps: number,
): Promise<number> {
  const times: number[] = []
  for (let step = 0; step < WARM_UP + steps; step++) {
    const start = performance.now()
    program.run(inputs)
    if (step >= WARM_UP) times.push(performance.now() - start)
    await settle()
  }
  return median(times)
}

/** With a leading dimension of seeds, where there are several. */
function forSeeds(seeds: number, stateOf: (seed: number) => Tree<HostArray>): Tree<HostArray> {
  if (seeds === 1) return stateOf(0)
  const states = Array.from({ length: seeds }, (_, seed) => flatten(stateOf(seed), isHostArray))
  const indexOf = new Map(states[0]!.map(({ path }, index) => [path, index]))
  return mapTree(stateOf(0), isHostArray, ({ shape }, path) => ({
    shape: [seeds, ...shape],
    data: join(states.map((leaves) => leaves[indexOf.get(path)!]!.leaf.data)),
  }))
}
