import { slice_util, type TensorInfo } from '@tensorflow/tfjs-core'
import { message } from '../message'
import { defineKernel, type KernelCall } from './kernel'
import { NotCompilable } from './trace-backend'

type Paddings = [number, number][]

/** The tensor inputs of kernels that take a list of them. */
function list({ inputs }: KernelCall): TensorInfo[] {
  return inputs as unknown as TensorInfo[]
}

function positive(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis
}

/** Kernels that move values without changing them. */
export function defineStructuralKernels(): void {
  defineKernel('Reshape', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const size = x.shape.reduce((a, b) => a * b, 1)
    const wanted = attrs.shape as number[]
    const known = wanted.reduce((a, b) => (b === -1 ? a : a * b), 1)
    const shape = wanted.map((extent) => (extent === -1 ? size / known : extent))
    return backend.tensorInfo(backend.graph.reshape(backend.nodeOf(x), shape), x.dtype)
  })
  defineKernel('ExpandDims', ({ backend, inputs, attrs }) => {
    const x = inputs.input as TensorInfo
    const shape = [...x.shape]
    const dim = attrs.dim as number
    shape.splice(dim < 0 ? dim + x.shape.length + 1 : dim, 0, 1)
    return backend.tensorInfo(backend.graph.reshape(backend.nodeOf(x), shape), x.dtype)
  })
  defineKernel('Transpose', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    return backend.tensorInfo(backend.graph.transpose(backend.nodeOf(x), attrs.perm as number[]), x.dtype)
  })
  defineKernel('Reverse', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const dims = [attrs.dims as number | number[]].flat().map((axis) => positive(axis, x.shape.length))
    return backend.tensorInfo(backend.graph.reverse(backend.nodeOf(x), dims), x.dtype)
  })
  defineKernel('Slice', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const [begin, size] = slice_util.parseSliceParams(x as never, attrs.begin as number[], attrs.size as number[])
    return backend.tensorInfo(backend.graph.slice(backend.nodeOf(x), begin!, size!), x.dtype)
  })
  defineKernel('StridedSlice', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const masks = ['beginMask', 'endMask', 'ellipsisMask', 'newAxisMask', 'shrinkAxisMask'].map(
      (name) => attrs[name] as number,
    ) as [number, number, number, number, number]
    const info = slice_util.sliceInfo(
      x.shape,
      attrs.begin as number[],
      attrs.end as number[],
      attrs.strides as number[],
      ...masks,
    )
    const extents = slice_util.computeOutShape(info.begin, info.end, info.strides)
    const sliced = backend.graph.slice(backend.nodeOf(x), info.begin, extents, info.strides)
    return backend.tensorInfo(backend.graph.reshape(sliced, info.finalShape), x.dtype)
  })
  defineKernel('Tile', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    return backend.tensorInfo(backend.graph.tile(backend.nodeOf(x), attrs.reps as number[]), x.dtype)
  })
  defineKernel('BroadcastTo', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    return backend.tensorInfo(backend.graph.broadcastTo(backend.nodeOf(x), attrs.shape as number[]), x.dtype)
  })
  defineKernel('Concat', (call) => {
    const tensors = list(call)
    const axis = positive(call.attrs.axis as number, tensors[0]!.shape.length)
    const nodes = tensors.map((tensor) => call.backend.nodeOf(tensor))
    return call.backend.tensorInfo(call.backend.graph.concat(nodes, axis), tensors[0]!.dtype)
  })
  defineKernel('Pack', (call) => {
    const tensors = list(call)
    const axis = positive(call.attrs.axis as number, tensors[0]!.shape.length + 1)
    const { graph } = call.backend
    const nodes = tensors.map((tensor) => {
      const shape = [...tensor.shape]
      shape.splice(axis, 0, 1)
      return graph.reshape(call.backend.nodeOf(tensor), shape)
    })
    return call.backend.tensorInfo(graph.concat(nodes, axis), tensors[0]!.dtype)
  })
  defineKernel('Unpack', ({ backend, inputs, attrs }) => {
    const x = inputs.value as TensorInfo
    const axis = positive(attrs.axis as number, x.shape.length)
    return split(backend.nodeOf(x).shape, axis, new Array<number>(x.shape[axis]!).fill(1)).map(({ begin, size }) => {
      const part = backend.graph.slice(backend.nodeOf(x), begin, size)
      return backend.tensorInfo(backend.graph.reshape(part, size.toSpliced(axis, 1)), x.dtype)
    })
  })
  defineKernel('SplitV', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const axis = positive(attrs.axis as number, x.shape.length)
    const extent = x.shape[axis]!
    const wanted = attrs.numOrSizeSplits as number | number[]
    const given = typeof wanted === 'number' ? new Array<number>(wanted).fill(extent / wanted) : wanted
    const known = given.reduce((a, b) => (b === -1 ? a : a + b), 0)
    const sizes = given.map((size) => (size === -1 ? extent - known : size))
    return split(x.shape, axis, sizes).map(({ begin, size }) =>
      backend.tensorInfo(backend.graph.slice(backend.nodeOf(x), begin, size), x.dtype),
    )
  })
  defineKernel('PadV2', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const padded = backend.graph.pad(backend.nodeOf(x), attrs.paddings as Paddings, attrs.constantValue as number)
    return backend.tensorInfo(padded, x.dtype)
  })
  defineKernel('Fill', ({ backend, attrs }) => {
    const value = attrs.value
    if (typeof value !== 'number') throw new NotCompilable(message`Fill with a string`)
    return backend.tensorInfo(backend.graph.uniform(value, attrs.shape as number[]), 'float32')
  })
  defineKernel('Range', ({ backend, attrs }) => {
    const [start, stop, step] = ['start', 'stop', 'step'].map((name) => attrs[name] as number) as [
      number,
      number,
      number,
    ]
    const count = Math.max(0, Math.ceil((stop - start) / step))
    const values = Array.from({ length: count }, (_, i) => start + i * step)
    return backend.tensorInfo(backend.graph.constant(values, [count]), attrs.dtype as 'float32')
  })
  defineKernel('GatherV2', ({ backend, inputs, attrs }) => {
    if (((attrs.batchDims as number) ?? 0) !== 0) throw new NotCompilable(message`GatherV2 with batch dimensions`)
    const x = inputs.x as TensorInfo
    const indices = inputs.indices as TensorInfo
    const { graph } = backend
    const rank = x.shape.length
    const axis = positive(attrs.axis as number, rank)
    const before = Array.from({ length: axis }, (_, i) => i)
    const after = Array.from({ length: rank - axis - 1 }, (_, i) => axis + 1 + i)
    const rows = graph.gather(graph.transpose(backend.nodeOf(x), [axis, ...before, ...after]), backend.nodeOf(indices))
    const count = indices.shape.length
    const own = Array.from({ length: count }, (_, i) => i)
    const order = [...before.map((i) => i + count), ...own, ...after.map((i) => i - 1 + count)]
    return backend.tensorInfo(graph.transpose(rows, order), x.dtype)
  })
  defineKernel('UnsortedSegmentSum', ({ backend, inputs, attrs }) => {
    const x = inputs.x as TensorInfo
    const segments = backend.nodeOf(inputs.segmentIds as TensorInfo)
    const sums = backend.graph.segmentSum(backend.nodeOf(x), segments, attrs.numSegments as number)
    return backend.tensorInfo(sums, x.dtype)
  })
  defineKernel('OneHot', ({ backend, inputs, attrs }) => {
    const { graph } = backend
    const indices = backend.nodeOf(inputs.indices as TensorInfo)
    const depth = attrs.depth as number
    const counted = graph.constant(
      Float32Array.from({ length: depth }, (_, i) => i),
      [depth],
    )
    const hot = graph.elementwise('equal', graph.reshape(indices, [...indices.shape, 1]), counted)
    const [on, off] = [attrs.onValue as number, attrs.offValue as number].map((value) => graph.uniform(value, []))
    return backend.tensorInfo(graph.elementwise('select', hot, on!, off!), attrs.dtype as 'float32')
  })
}

function split(shape: readonly number[], axis: number, sizes: readonly number[]) {
  let start = 0
  return sizes.map((extent) => {
    const begin = shape.map((_, d) => (d === axis ? start : 0))
    const size = shape.map((own, d) => (d === axis ? extent : own))
    start += extent
    return { begin, size }
  })
}
