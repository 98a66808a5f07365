import type { ElementwiseNode, Node } from '../graph/node'
import { commonRefinement, reshapeStrides, rowMajor } from '../graph/strides'
import { sizeOf } from '../tree'
import { walkShape } from './clusters'
import type { Product } from './epilogues'
import type { Access, ElementwiseKernel, GemmKernel, Instruction, Kernel } from './plan'
import { resolve } from './resolve'
import type { Unit } from './units'

type OffsetOf = (node: Node) => number

export function emit(unit: Unit, offsetOf: OffsetOf): Kernel[] {
  switch (unit.kind) {
    case 'product':
      return [emitProduct(unit.product, offsetOf)]
    case 'cluster':
      return [emitCluster(unit.nodes, new Set(unit.writes), offsetOf)]
    case 'other':
      return emitOther(unit, offsetOf)
  }
}

function emitOther({ node }: Extract<Unit, { kind: 'other' }>, offsetOf: OffsetOf): Kernel[] {
  const output = offsetOf(node)
  /** Of an operand that is a whole array, in its own shape or another. */
  const whole = (operand: Node): number => offsetOf(resolve(operand).base)
  switch (node.kind) {
    case 'reduce': {
      const { reduction, outer, reduced, inner } = node
      return [{ kind: 'reduce', reduction, outer, reduced, inner, input: whole(node.input), output }]
    }
    case 'gather': {
      const rows = sizeOf(node.input.shape) / node.width
      const count = sizeOf(node.indices.shape)
      const [input, indices] = [whole(node.input), whole(node.indices)]
      return [{ kind: 'gather', rows, count, width: node.width, input, indices, output }]
    }
    case 'segmentSum': {
      const count = sizeOf(node.segments.shape)
      const [input, segments] = [whole(node.input), whole(node.segments)]
      return [{ kind: 'segmentSum', segmentCount: node.shape[0]!, count, width: node.width, input, segments, output }]
    }
    case 'assemble': {
      const fill = (value: number): ElementwiseKernel => ({
        kind: 'elementwise',
        shape: [sizeOf(node.shape)],
        loads: [],
        immediates: [value],
        instructions: [],
        stores: [{ value: 0, access: { offset: output, strides: [1] } }],
      })
      const pieces = node.pieces.map(({ input, offset }) => {
        const access = { offset: output + offset, strides: rowMajor(node.shape) }
        return copyKernel(input, access, offsetOf)
      })
      return node.background === undefined ? pieces : [fill(node.background), ...pieces]
    }
  }
}

function copyKernel(input: Node, access: Access, offsetOf: OffsetOf): ElementwiseKernel {
  const stores = [{ value: 0, access }]
  const common = { kind: 'elementwise' as const, shape: input.shape, instructions: [], stores }
  if (input.kind === 'uniform') return { ...common, loads: [], immediates: [input.value] }
  const { base, offset, strides } = resolve(input)
  return { ...common, loads: [{ offset: offsetOf(base) + offset, strides }], immediates: [] }
}

function emitProduct({ matMul, bias, relu, mask, output }: Product, offsetOf: OffsetOf): GemmKernel {
  const [batch, m, n] = matMul.shape as [number, number, number]
  const operand = (node: Node): Access => {
    const { base, offset, strides } = resolve(node)
    return { offset: offsetOf(base) + offset, strides }
  }
  const kernel: GemmKernel = {
    kind: 'gemm',
    batch,
    m,
    n,
    k: matMul.a.shape[2]!,
    a: operand(matMul.a),
    b: operand(matMul.b),
    c: offsetOf(output),
    relu,
    ...(bias === undefined ? {} : { bias: { offset: offsetOf(bias.base) + bias.offset, strides: bias.strides } }),
    ...(mask === undefined ? {} : { mask: offsetOf(mask) }),
  }
  return flattened(kernel)
}

/** Products that share the right side are one product of more rows. */
function flattened(kernel: GemmKernel): GemmKernel {
  const { batch, m, a, b, bias } = kernel
  const [aBatch, aRow, aColumn] = a.strides as [number, number, number]
  if (batch === 1 || b.strides[0] !== 0 || aBatch !== m * aRow || (bias?.strides[0] ?? 0) !== 0) return kernel
  return { ...kernel, batch: 1, m: batch * m, a: { offset: a.offset, strides: [0, aRow, aColumn] } }
}

function emitCluster(
  nodes: readonly ElementwiseNode[],
  writes: ReadonlySet<Node>,
  offsetOf: OffsetOf,
): ElementwiseKernel {
  const own = new Set<Node>(nodes)
  const size = sizeOf(nodes[0]!.shape)
  const shape = commonRefinement([[size], ...nodes.map(walkShape)])!
  const loads: Access[] = []
  const immediates: number[] = []
  const keys = new Map<string, { kind: 'load' | 'immediate'; index: number }>()
  const instructions: { operation: Instruction['operation']; operands: (() => number)[] }[] = []
  const computed = new Map<Node, number>()
  const base = () => loads.length + immediates.length

  const external = (operand: Node): (() => number) => {
    const resolved = resolve(operand)
    const uniform = resolved.base.kind === 'uniform'
    const access = uniform
      ? undefined
      : {
          offset: offsetOf(resolved.base) + resolved.offset,
          strides: reshapeStrides(operand.shape, resolved.strides, shape)!,
        }
    const key =
      access === undefined ? `= ${(resolved.base as { value: number }).value}` : `${access.offset} ${access.strides}`
    let known = keys.get(key)
    if (known === undefined) {
      known =
        access === undefined ? { kind: 'immediate', index: immediates.length } : { kind: 'load', index: loads.length }
      if (access === undefined) immediates.push((resolved.base as { value: number }).value)
      else loads.push(access)
      keys.set(key, known)
    }
    const { kind, index } = known
    return () => (kind === 'load' ? index : loads.length + index)
  }
  /** Operands before their users, depth first, so that values are used soon after they are made. */
  const compute = (node: ElementwiseNode): void => {
    if (computed.has(node)) return
    const operands = node.inputs.map((input) => {
      const resolved = resolve(input)
      if (!own.has(resolved.base)) return external(input)
      compute(resolved.base as ElementwiseNode)
      const index = computed.get(resolved.base)!
      return () => base() + index
    })
    computed.set(node, instructions.length)
    instructions.push({ operation: node.operation, operands })
  }
  const strides = rowMajor(shape)
  const stored = nodes.filter((node) => writes.has(node))
  for (const node of stored) compute(node)
  return {
    kind: 'elementwise',
    shape,
    loads,
    immediates,
    instructions: instructions.map(({ operation, operands }) => ({ operation, operands: operands.map((f) => f()) })),
    stores: stored.map((node) => ({
      value: base() + computed.get(node)!,
      access: { offset: offsetOf(node), strides },
    })),
  }
}
