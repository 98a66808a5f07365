import { type ElementwiseNode, inputsOf, type MatMulNode, type Node } from '../graph/node'
import { reshapeStrides } from '../graph/strides'
import { type Resolved, resolve } from './resolve'

/** A matrix product with what the GEMM kernel can do to its result before storing it. */
export interface Product {
  readonly matMul: MatMulNode
  readonly bias?: { readonly base: Node; readonly offset: number; readonly strides: readonly number[] }
  readonly relu: boolean
  /** An array laid out like the result, which is zero where this is not positive. */
  readonly mask?: Node
  /** The node whose values the kernel stores. */
  readonly output: Node
}

/** Each product in `nodes`, by the node that it stores, with bias, relu and the mask of relu's gradient drawn in. */
export function findProducts(nodes: readonly Node[], roots: ReadonlySet<Node>): Map<Node, Product> {
  const users = usersOf(nodes)
  const onlyUser = (node: Node): ElementwiseNode | undefined => {
    const own = users.get(node) ?? []
    const user = own[0]
    if (roots.has(node) || own.length !== 1 || user!.kind !== 'elementwise') return undefined
    return user
  }
  const products = new Map<Node, Product>()
  for (const node of nodes) {
    if (node.kind !== 'matMul') continue
    let product: Product = { matMul: node, relu: false, output: node }
    for (;;) {
      const user = onlyUser(product.output)
      const extended = user === undefined ? undefined : extend(product, user)
      if (extended === undefined) break
      product = extended
    }
    products.set(product.output, product)
  }
  return products
}

function extend(product: Product, user: ElementwiseNode): Product | undefined {
  const operands = user.inputs.map(resolve)
  const own = operands.findIndex(({ base }) => base === product.output)
  if (!operands[own]!.linear) return undefined
  if (product.mask !== undefined || product.relu) {
    return product.mask === undefined ? masked(product, user, operands, own) : undefined
  }
  if (user.operation === 'relu') return { ...product, relu: true, output: user }
  if (user.operation === 'add' && product.bias === undefined) return biased(product, user, operands[1 - own]!)
  return masked(product, user, operands, own)
}

function biased(product: Product, user: ElementwiseNode, { base, offset, strides }: Resolved): Product | undefined {
  if (base.kind === 'uniform' || base === product.output) return undefined
  const [, m, n] = product.matMul.shape as [number, number, number]
  const walk = reshapeStrides(user.shape, strides, product.matMul.shape)
  if (walk === undefined) return undefined
  const [batch, row, column] = walk as [number, number, number]
  if ((m > 1 && row !== 0) || (n > 1 && column !== 1)) return undefined
  return { ...product, bias: { base, offset, strides: [batch, column] }, output: user }
}

function masked(product: Product, user: ElementwiseNode, operands: Resolved[], own: number): Product | undefined {
  if (user.operation !== 'mul' || operands.length !== 2) return undefined
  const step = operands[1 - own]!
  if (!step.linear || step.base.kind !== 'elementwise' || step.base.operation !== 'step') return undefined
  const activation = resolve(step.base.inputs[0]!)
  if (!activation.linear || activation.base === product.output) return undefined
  return { ...product, mask: activation.base, output: user }
}

/** By array: the nodes that read it, directly or through a view; once per operand. */
function usersOf(nodes: readonly Node[]): Map<Node, Node[]> {
  const users = new Map<Node, Node[]>()
  for (const node of nodes) {
    if (node.kind === 'view') continue
    for (const input of inputsOf(node)) {
      const { base } = resolve(input)
      users.set(base, [...(users.get(base) ?? []), node])
    }
  }
  return users
}
