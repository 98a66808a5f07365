import type { DataType, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import type { GraphBuilder } from '../graph/graph-builder'
import type { Node, Reduction } from '../graph/node'
import { message } from '../message'
import { sizeOf } from '../tree'
import { defineKernel } from './kernel'
import { NotCompilable } from './trace-backend'

/** The axes a reduction names; all of them if it names none. */
function axesOf(x: TensorInfo, attributes: NamedAttrMap): number[] {
  const axis = (attributes.axis ?? attributes.reductionIndices) as number | number[] | undefined
  if (axis === undefined || axis === null) return x.shape.map((_, i) => i)
  return [axis].flat().map((i) => (i < 0 ? i + x.shape.length : i))
}

function defineReduction(kernel: string, reduction: Reduction, type?: DataType, scaled = false): void {
  defineKernel(kernel, ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const axes = axesOf(x, attrs)
    const { graph } = backend
    const reduced = graph.reduce(reduction, backend.nodeOf(x), axes, attrs.keepDims === true)
    const count = sizeOf(axes.map((axis) => x.shape[axis]!))
    const result = scaled ? graph.elementwise('div', reduced, graph.uniform(count, [])) : reduced
    return backend.tensorInfo(result, type ?? (x.dtype === 'bool' ? 'int32' : x.dtype))
  })
}

/** x - max(x), so that its exponentials cannot overflow. */
function shifted(builder: GraphBuilder, x: Node, axis: number): Node {
  return builder.elementwise('sub', x, builder.reduce('max', x, [axis], true))
}

function activated(builder: GraphBuilder, x: Node, activation: string): Node {
  switch (activation) {
    case 'linear':
      return x
    case 'relu':
      return builder.elementwise('relu', x)
    case 'sigmoid':
      return builder.elementwise('sigmoid', x)
    default:
      throw new NotCompilable(message`_FusedMatMul with activation ${activation}`)
  }
}

/** Products, reductions, and what is made of both. */
export function defineArithmeticKernels(): void {
  defineReduction('Sum', 'sum')
  defineReduction('Mean', 'sum', 'float32', true)
  defineReduction('Max', 'max')
  defineReduction('Min', 'min')
  defineReduction('Prod', 'prod')
  defineReduction('All', 'min', 'bool')
  defineReduction('Any', 'max', 'bool')
  defineReduction('ArgMax', 'argMax', 'int32')
  defineReduction('ArgMin', 'argMin', 'int32')
  defineKernel('BatchMatMul', ({ backend, inputs, attrs }) => {
    const a = inputs.a as TensorInfo
    const [left, right] = [backend.nodeOf(a), backend.nodeOf(inputs.b as TensorInfo)]
    const product = backend.graph.matMul(left, right, attrs.transposeA === true, attrs.transposeB === true)
    return backend.tensorInfo(product, a.dtype)
  })
  defineKernel('_FusedMatMul', ({ backend, inputs, attrs }) => {
    const { graph } = backend
    const a = inputs.a as TensorInfo
    const [left, right] = [backend.nodeOf(a), backend.nodeOf(inputs.b as TensorInfo)]
    const product = graph.matMul(left, right, attrs.transposeA === true, attrs.transposeB === true)
    const biased = inputs.bias ? graph.elementwise('add', product, backend.nodeOf(inputs.bias as TensorInfo)) : product
    return backend.tensorInfo(activated(graph, biased, attrs.activation as string), a.dtype)
  })
  defineKernel('Cumsum', ({ backend, inputs, attrs }) => {
    const { graph } = backend
    const x = inputs.x as TensorInfo
    const axis = ((attrs.axis as number) + x.shape.length) % x.shape.length
    const own = backend.nodeOf(x)
    const ordered = attrs.reverse ? graph.reverse(own, [axis]) : own
    const sums = graph.cumulativeSum(ordered, axis)
    const chosen = attrs.exclusive ? graph.elementwise('sub', sums, ordered) : sums
    return backend.tensorInfo(attrs.reverse ? graph.reverse(chosen, [axis]) : chosen, x.dtype)
  })
  defineKernel('Softmax', ({ backend, inputs, attrs }) => {
    const { graph } = backend
    const logits = backend.nodeOf(inputs.logits as TensorInfo)
    const axis = ((attrs.dim as number) + logits.shape.length) % logits.shape.length
    const exponentials = graph.elementwise('exp', shifted(graph, logits, axis))
    const total = graph.reduce('sum', exponentials, [axis], true)
    return backend.tensorInfo(graph.elementwise('div', exponentials, total), 'float32')
  })
  defineKernel('LogSoftmax', ({ backend, inputs, attrs }) => {
    const { graph } = backend
    const logits = backend.nodeOf(inputs.logits as TensorInfo)
    const axis = ((attrs.axis as number) + logits.shape.length) % logits.shape.length
    const difference = shifted(graph, logits, axis)
    const total = graph.reduce('sum', graph.elementwise('exp', difference), [axis], true)
    return backend.tensorInfo(graph.elementwise('sub', difference, graph.elementwise('log', total)), 'float32')
  })
}
