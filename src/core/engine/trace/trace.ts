import { engine, registerBackend, type Tensor } from '@tensorflow/tfjs-core'
import { GraphBuilder } from '../graph/graph-builder'
import type { Node } from '../graph/node'
import { inEnglish, message, messageOf } from '../message'
import type { Step, StepResult } from '../runtime'
import { flatten, isShape, isTensor, mapTree, type Shape, sizeOf, type TensorTree, type Tree } from '../tree'
import { defineArithmeticKernels } from './arithmetic-kernels'
import { defineElementwiseKernels } from './elementwise-kernels'
import { defineStructuralKernels } from './structural-kernels'
import { NotCompilable, TRACE, TraceBackend } from './trace-backend'

/** What a step computes, as a graph. */
export interface Trace {
  readonly builder: GraphBuilder
  /** New values by path of the state leaf. */
  readonly state: ReadonlyMap<string, Node>
  readonly metrics: ReadonlyMap<string, Node>
  readonly outputs: ReadonlyMap<string, Node>
}

const backend = new TraceBackend()
let registered = false

function register(): void {
  if (registered) return
  registered = true
  registerBackend(TRACE, () => backend, 0)
  defineElementwiseKernels()
  defineStructuralKernels()
  defineArithmeticKernels()
}

/**
 * Runs `step` on tensors that stand for the state and the inputs, and notes what it computes. Twice, since a step that
 * draws random numbers or counts its calls would be frozen by one trace: such a step is NotCompilable.
 */
export function trace(step: Step, state: Tree<Shape>, inputs: Tree<Shape>): Trace {
  register()
  const first = traceOnce(step, state, inputs)
  const second = traceOnce(step, state, inputs)
  const [before, after] = [first, second].map(({ builder }) => builder.describe())
  if (before!.length !== after!.length || before!.some((line, i) => line !== after![i])) {
    throw new NotCompilable(
      message`the step computes something else at each call (random numbers or counters of its own)`,
    )
  }
  return first
}

function traceOnce(step: Step, state: Tree<Shape>, inputs: Tree<Shape>): Trace {
  const tfjs = engine()
  const previous = tfjs.backendName
  const builder = new GraphBuilder()
  backend.begin(builder)
  // Registered as a synchronous backend, so that it is set when the call returns.
  void tfjs.setBackend(TRACE)
  tfjs.startScope('trace')
  try {
    const standIn = (node: Node): Tensor => {
      const { dataId, shape, dtype } = backend.tensorInfo(node, 'float32')
      return tfjs.makeTensorFromDataId(dataId, shape, dtype)
    }
    const result = run(
      step,
      mapTree(state, isShape, (shape, path) => standIn(builder.state(path, shape))) as TensorTree,
      mapTree(inputs, isShape, (shape, path) => standIn(builder.input(path, shape))) as TensorTree,
    )
    const nodes = (tree: TensorTree): Map<string, Node> =>
      new Map(flatten(tree, isTensor).map(({ path, leaf }) => [path, backend.nodeOf(leaf)]))
    const traced = {
      builder,
      state: nodes(result.state ?? {}),
      metrics: nodes(result.metrics ?? {}),
      outputs: nodes(result.outputs ?? {}),
    }
    check(traced, new Map(flatten(state, isShape).map(({ path, leaf }) => [path, leaf])))
    return traced
  } finally {
    tfjs.endScope()
    backend.begin(undefined)
    if (previous !== undefined) void tfjs.setBackend(previous)
  }
}

function run(step: Step, state: TensorTree, inputs: TensorTree): StepResult {
  try {
    return step(state, inputs)
  } catch (error) {
    throw explained(error)
  }
}

function check(traced: Trace, shapes: ReadonlyMap<string, Shape>): void {
  for (const [path, node] of traced.state) {
    const shape = shapes.get(path)
    if (shape === undefined) throw new Error(`The step returned the state entry "${path}", which does not exist.`)
    if (sizeOf(shape) !== sizeOf(node.shape) || shape.length !== node.shape.length) {
      throw new Error(`The step returned "${path}" as [${node.shape}], but the state has [${shape}].`)
    }
  }
  for (const [name, node] of traced.metrics) {
    if (sizeOf(node.shape) !== 1) throw new Error(`The metric "${name}" is [${node.shape}], not a scalar.`)
  }
}

/** Whatever stops a trace inside the step; of tfjs's "Kernel 'X' not registered for backend 'trace'" the operation. */
function explained(error: unknown): NotCompilable {
  if (error instanceof NotCompilable) return error
  const what = messageOf(error)
  const kernel = /'(\w+)'.* for backend '?trace/.exec(inEnglish(what))?.[1]
  return new NotCompilable(kernel === undefined ? what : message`the operation ${kernel}`, { cause: error })
}
