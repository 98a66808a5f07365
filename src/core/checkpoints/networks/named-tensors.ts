import type { HostArray, Tree } from '../../engine/tree'
import { message } from '../../messages/message'
import { CheckpointError } from '../checkpoint-error'

const DEEPEST = 8
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** Arrays under names such as `actor.layer0.weight` as a tree. */
export function treeOf(tensors: readonly { readonly name: string; readonly tensor: HostArray }[]): Tree<HostArray> {
  type Branch = { [name: string]: HostArray | Branch }
  const root: Branch = {}
  for (const { name, tensor } of tensors) {
    const parts = name.split('.')
    if (parts.length > DEEPEST || parts.some((part) => part === '' || RESERVED.has(part))) throw misnamed(name)
    let branch = root
    for (const part of parts.slice(0, -1)) {
      const next = Object.hasOwn(branch, part) ? branch[part]! : {}
      if (next.data instanceof Float32Array) throw misnamed(name)
      branch[part] = next
      branch = next as Branch
    }
    const last = parts.at(-1)!
    if (Object.hasOwn(branch, last)) throw misnamed(name)
    branch[last] = tensor
  }
  return root as Tree<HostArray>
}

function misnamed(name: string): CheckpointError {
  return new CheckpointError(
    'content',
    message`The name "${name.slice(0, 80)}" in the file is not the name of a network’s array.`,
  )
}
