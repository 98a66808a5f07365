import { algorithmById } from '../core/algorithms/registry'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from '../core/engine/reference-step'
import type { Program, Runtime } from '../core/engine/runtime'
import type { TensorTree, Tree } from '../core/engine/tree'
import { RandomStream } from '../core/random/random-stream'
import { defaults } from '../core/schema/values'
import type { BatchArrays, BatchSource } from '../core/training/batch-source'
import { Learner } from '../core/training/learner'

export interface Sizes {
  readonly hidden: number
  readonly batch: number
}

/** A training step bound to a runtime, with inputs at hand: what is timed is the step alone. */
export interface Bound {
  /** Of one cycle: steps that differ from one to the next, as with a delayed actor, run by turns. */
  readonly programs: readonly Program[]
  run(): void
}

/** The step like TD3's, or one step of an algorithm of the registry as the learner runs it. */
export async function bind(workload: string, sizes: Sizes, runtime: Runtime): Promise<Bound> {
  return workload === 'reference' ? bindReference(sizes, runtime) : bindAlgorithm(workload, sizes, runtime)
}

function bindReference({ hidden, batch }: Sizes, runtime: Runtime): Bound {
  const sizes = { observation: 4, action: 1, hidden, batch }
  const state = runtime.createState(referenceState(sizes, 1))
  const program = runtime.createProgram(referenceStep, state, referenceInputShapes(sizes))
  const inputs = referenceInputs(sizes, 1)
  return { programs: [program], run: () => program.run(inputs) }
}

async function bindAlgorithm(id: string, { hidden, batch }: Sizes, runtime: Runtime): Promise<Bound> {
  const algorithm = algorithmById(id)
  const h = { ...defaults(algorithm.hyperparameters) }
  if ('hiddenUnits' in h) h.hiddenUnits = hidden
  if ('batchSize' in h) h.batchSize = batch
  if ('hiddenLayers' in h) h.hiddenLayers = 2
  const random = RandomStream.fromSeed(1)
  const recorder = new Recorder(runtime)
  const learner = new Learner(algorithm, { observation: 4, action: 1 }, h, recorder, {
    initialisation: random,
    batches: random,
    policyNoise: random,
  })
  const programs = new Map<Program, Tree<Float32Array>>()
  const order: Program[] = []
  for (let step = 0; step < 4; step++) {
    await learner.update(step, 'offline', randomBatches)
    const { program, inputs } = recorder.last!
    programs.set(program, inputs)
    order.push(program)
  }
  let next = 0
  return {
    programs: order,
    run: () => {
      const program = order[next++ % order.length]!
      program.run(programs.get(program)!)
    },
  }
}

/** Remembers which program ran last, and on what. */
class Recorder implements Runtime {
  last: { program: Program; inputs: Tree<Float32Array> } | undefined

  constructor(private readonly runtime: Runtime) {}

  get backend() {
    return this.runtime.backend
  }

  get mode() {
    return this.runtime.mode
  }

  createState: Runtime['createState'] = (initial) => this.runtime.createState(initial)

  createProgram<State extends TensorTree, Inputs extends TensorTree>(
    ...given: Parameters<typeof this.runtime.createProgram<State, Inputs>>
  ): Program {
    const program = this.runtime.createProgram<State, Inputs>(...given)
    const run = program.run.bind(program)
    return Object.assign(program, {
      run: (inputs: Tree<Float32Array>) => {
        this.last = { program, inputs }
        run(inputs)
      },
    })
  }

  settle(): Promise<void> {
    return this.runtime.settle()
  }

  dispose(): void {
    this.runtime.dispose()
  }
}

const randomBatches: BatchSource = {
  fill(_request, into: BatchArrays, random) {
    for (const [name, array] of Object.entries(into)) {
      if (name === 'terminals') array.fill(0)
      else random.fillUniform(array, -1, 1)
    }
  },
  setPriorities() {},
}
