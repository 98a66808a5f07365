import {
  cast,
  gather,
  matMul,
  mean,
  oneHot,
  ones,
  reshape,
  slice,
  sqrt,
  square,
  squeeze,
  sub,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core'
import { isTensor, mapTree, type TensorTree } from '../../engine/tree'
import type { Batch } from '../algorithm'
import type { Mlp } from './networks'

/** Ensembles of many critics, stepped several times on blocks of one batch: RLPD, WSRL. */

/** The critics that `indices` [n] name, in that order; layers without a member axis serve all and stay. */
export function membersOf(critics: Mlp, indices: Tensor): Mlp {
  const rows = cast(indices, 'int32')
  return Object.fromEntries(
    Object.entries(critics).map(([name, layer]) => {
      if (layer.weight.rank < 3) return [name, layer]
      const chosen = mapTree<Tensor, Tensor>(layer as TensorTree, isTensor, (leaf) => gather(leaf, rows))
      return [name, chosen as Mlp[string]]
    }),
  )
}

/**
 * The same by a product with rows of the identity: tfjs's WebAssembly backend cannot take gradients through a choice of
 * rows.
 */
export function membersByProduct(critics: Mlp, indices: Tensor): Mlp {
  const rows = cast(indices, 'int32') as Tensor1D
  return Object.fromEntries(
    Object.entries(critics).map(([name, layer]) => {
      if (layer.weight.rank < 3) return [name, layer]
      const count = layer.weight.shape[0]!
      // tfjs knows no identity of one row.
      const choice = count === 1 ? ones([rows.shape[0]!, 1]) : cast(oneHot(rows, count), 'float32')
      const chosen = mapTree<Tensor, Tensor>(layer as TensorTree, isTensor, (leaf) => {
        const [members, ...inner] = leaf.shape as [number, ...number[]]
        return reshape(matMul(choice, reshape(leaf, [members, -1])), [rows.shape[0]!, ...inner])
      })
      return [name, chosen as Mlp[string]]
    }),
  )
}

/** Rows block * B/blocks ... of every column: contiguous, as the references cut their batches. */
export function blockOf(batch: Batch, block: number, blocks: number): Batch {
  const rows = batch.rewards.shape[0]! / blocks
  return mapTree<Tensor, Tensor>(batch as TensorTree, isTensor, (column) =>
    slice(column, [block * rows, ...column.shape.slice(1).map(() => 0)], [rows, ...column.shape.slice(1)]),
  ) as Batch
}

/** What was drawn for one block, of draws [blocks, ...]. */
export function drawOf(draws: Tensor, block: number): Tensor {
  const inner = draws.shape.slice(1)
  return squeeze(slice(draws, [block, ...inner.map(() => 0)], [1, ...inner]), [0])
}

/** Standard deviation over members of q [N, B], mean over rows. */
export function spreadOf(q: Tensor): Tensor {
  return mean(sqrt(mean(square(sub(q, mean(q, 0, true))), 0)))
}
