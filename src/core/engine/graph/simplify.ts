import type { Shape } from '../tree'
import type { Node } from './node'
import type { Operation } from './operations'

/** Makes nodes, as the graph's builder does. */
interface NodeMaker {
  elementwise(operation: Operation, ...operands: Node[]): Node
  uniform(value: number, shape: Shape): Node
  /** What was made before of these inputs, if it was. */
  existing(operation: Operation, inputs: readonly Node[]): Node | undefined
}

/** What `operation` on `inputs` (of one shape) comes down to, or undefined if nothing simpler is known. */
export function simplify(builder: NodeMaker, operation: Operation, inputs: readonly Node[]): Node | undefined {
  const [a, b] = inputs as [Node, Node]
  const x = uniformValue(a)
  const y = b === undefined ? undefined : uniformValue(b)
  switch (operation) {
    case 'copy':
      return a
    case 'add':
      if (x === 0) return b
      if (y === 0) return a
      if (isNegation(b)) return builder.elementwise('sub', a, b.inputs[0]!)
      return isNegation(a) ? builder.elementwise('sub', b, a.inputs[0]!) : undefined
    case 'sub':
      if (y === 0) return a
      if (x === 0) return builder.elementwise('neg', b)
      return isNegation(b) ? builder.elementwise('add', a, b.inputs[0]!) : undefined
    case 'mul':
      if (x === 1) return b
      if (y === 1) return a
      // As in any compiler that has no signed zeros and no NaN to keep: masked-out terms vanish.
      if (x === 0) return a
      if (y === 0) return b
      if (x === -1) return builder.elementwise('neg', b)
      return y === -1 ? builder.elementwise('neg', a) : undefined
    case 'div':
      if (y === 1) return a
      return y !== undefined && isPowerOfTwo(y)
        ? builder.elementwise('mul', a, builder.uniform(1 / y, b.shape))
        : undefined
    case 'pow':
      if (y === 1) return a
      if (y === 2) return builder.elementwise('mul', a, a)
      return y === 0 ? builder.uniform(1, a.shape) : undefined
    case 'neg':
      return isNegation(a) ? a.inputs[0] : undefined
    case 'relu':
      return a.kind === 'elementwise' && a.operation === 'relu' ? a : undefined
    case 'step': {
      // The mask of relu's gradient, read off its result, so that the pre-activation need not be kept.
      const activation = builder.existing('relu', [a])
      return activation === undefined ? undefined : builder.elementwise('step', activation)
    }
    case 'select':
      if (x !== undefined) return x !== 0 ? inputs[1] : inputs[2]
      return inputs[1] === inputs[2] ? inputs[1] : undefined
    default:
      return undefined
  }
}

function uniformValue(node: Node): number | undefined {
  return node.kind === 'uniform' ? node.value : undefined
}

function isNegation(node: Node): node is Extract<Node, { kind: 'elementwise' }> {
  return node.kind === 'elementwise' && node.operation === 'neg'
}

/** Dividing by these is multiplying by their inverses, exactly. */
function isPowerOfTwo(value: number): boolean {
  const exponent = Math.log2(Math.abs(value))
  return Number.isInteger(exponent) && Math.abs(exponent) < 100
}
