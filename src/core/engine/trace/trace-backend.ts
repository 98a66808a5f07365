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
import { EngineError, message } from '../message'
import type { Shape } from '../tree'

export const TRACE = 'trace'

/** A step that cannot be compiled; the message says which operation stands in the way. */
export class NotCompilable extends EngineError {}

/**
 * A tfjs backend that computes nothing: each tensor stands for a node of the graph being traced. tfjs's tape and
 * gradient functions run over it unchanged.
 */
export class TraceBackend extends KernelBackend {
  #builder: GraphBuilder | undefined
  #nodes = new WeakMap<DataId, Node>()
  /** Tensors per data: tfjs counts its tensors right only when shared data outlives the first of them. */
  #references = new Map<DataId, number>()

  /** Starts a trace into `builder`, or ends it. Tensors of other traces mean nothing in this one. */
  begin(builder: GraphBuilder | undefined): void {
    this.#builder = builder
    this.#nodes = new WeakMap()
  }

  get graph(): GraphBuilder {
    if (this.#builder === undefined) throw new NotCompilable(message`a tensor outlived the trace that made it`)
    return this.#builder
  }

  /** A new tensor that stands for `node`. */
  tensorInfo(node: Node, dtype: DataType, shape: Shape = node.shape): TensorInfo {
    const dataId = {}
    this.#nodes.set(dataId, node)
    this.#references.set(dataId, 1)
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
    if (dtype === 'string' || dtype === 'complex64') throw new NotCompilable(message`a tensor of type ${dtype}`)
    if (values === null) throw new NotCompilable(message`a tensor without values`)
    this.#nodes.set(dataId, this.graph.constant(values as ArrayLike<number>, shape))
    this.#references.set(dataId, 1)
  }

  override read(): never {
    throw new NotCompilable(message`reading a tensor (data) inside the step`)
  }

  override readSync(): never {
    throw new NotCompilable(message`reading a tensor (dataSync, arraySync) inside the step`)
  }

  override disposeData(dataId: DataId): boolean {
    const references = this.refCount(dataId) - 1
    if (references > 0) this.#references.set(dataId, references)
    else this.#references.delete(dataId)
    return references <= 0
  }

  override refCount(dataId: DataId): number {
    return this.#references.get(dataId) ?? 0
  }

  override incRef(dataId: DataId): void {
    this.#references.set(dataId, this.refCount(dataId) + 1)
  }

  override numDataIds(): number {
    return this.#references.size
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
