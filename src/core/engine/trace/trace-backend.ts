import {
  type DataId,
  type DataType,
  engine,
  KernelBackend,
  type TensorInfo,
  type TypedArray,
} from '@tensorflow/tfjs-core'
import type { GraphBuilder } from '../graph/graph-builder'
import type { Node } from '../graph/node'
import type { Shape } from '../tree'

export const TRACE = 'trace'

/** A step that cannot be compiled; the message says which operation stands in the way. */
export class NotCompilable extends Error {}

/**
 * A tfjs backend that computes nothing: each tensor stands for a node of the graph being traced. tfjs's tape and
 * gradient functions run over it unchanged.
 */
export class TraceBackend extends KernelBackend {
  /** The graph of the trace in progress. */
  builder: GraphBuilder | undefined
  #nodes = new WeakMap<DataId, Node>()
  #count = 0

  get graph(): GraphBuilder {
    if (this.builder === undefined) throw new NotCompilable('a tensor outlived the trace that made it')
    return this.builder
  }

  /** A new tensor that stands for `node`. */
  tensorInfo(node: Node, dtype: DataType, shape: Shape = node.shape): TensorInfo {
    const dataId = {}
    this.#nodes.set(dataId, node)
    this.#count++
    return { dataId, shape: [...shape], dtype }
  }

  nodeOf(tensor: TensorInfo): Node {
    let node = this.#nodes.get(tensor.dataId)
    if (node === undefined) {
      // A tensor from outside of the step is a constant, if its backend can read it at once.
      node = this.graph.constant(engine().readSync(tensor.dataId) as TypedArray, tensor.shape)
      this.#nodes.set(tensor.dataId, node)
    }
    return this.graph.reshape(node, tensor.shape)
  }

  override write(values: unknown, shape: number[], dtype: DataType): DataId {
    const dataId = {}
    this.#define(dataId, values, shape, dtype)
    return dataId
  }

  override move(dataId: DataId, values: unknown, shape: number[], dtype: DataType): void {
    this.#define(dataId, values, shape, dtype)
  }

  #define(dataId: DataId, values: unknown, shape: number[], dtype: DataType): void {
    if (dtype === 'string' || dtype === 'complex64') throw new NotCompilable(`a tensor of type ${dtype}`)
    if (values === null) throw new NotCompilable('a tensor without values')
    this.#nodes.set(dataId, this.graph.constant(values as ArrayLike<number>, shape))
    this.#count++
  }

  override read(): never {
    throw new NotCompilable('reading a tensor (data) inside the step')
  }

  override readSync(): never {
    throw new NotCompilable('reading a tensor (dataSync, arraySync) inside the step')
  }

  override disposeData(): boolean {
    return true
  }

  override refCount(): number {
    return 1
  }

  override incRef(): void {}

  override numDataIds(): number {
    return this.#count
  }

  override memory() {
    return { unreliable: true }
  }

  override floatPrecision(): 16 | 32 {
    return 32
  }

  override epsilon(): number {
    return 1e-7
  }

  override timerAvailable(): boolean {
    return false
  }

  override dispose(): void {}
}
