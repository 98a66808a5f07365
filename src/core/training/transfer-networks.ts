import type { Algorithm, NetworkKind } from '../algorithms/algorithm'
import { optimiserOf } from '../algorithms/shared/networks'
import { flatten, type HostArray, isHostArray, type Tree } from '../engine/tree'
import type { Values } from '../schema/field'
import type { TransferReason } from './transfer-report'

/** A state of an algorithm's networks and optimisers, with what says how it is meant. */
export interface NetworkState {
  readonly algorithm: Algorithm
  readonly hyperparameters: Values
  readonly state: Tree<HostArray>
}

export interface TransferredNetworks {
  readonly state: Tree<HostArray>
  readonly networksCarried: readonly string[]
  readonly networksAnew: readonly { readonly name: string; readonly reason: TransferReason }[]
  readonly optimisersCarried: readonly string[]
}

/** A reason why no network of a kind can be carried, whatever its shape; undefined where there is none. */
export type Hindrance = (kind: NetworkKind) => TransferReason | undefined

/** The fresh state with the values of every network of the frozen one that means the same. */
export function transferNetworks(from: NetworkState, fresh: NetworkState, hindrance: Hindrance): TransferredNetworks {
  const [fromKinds, kinds] = [from, fresh].map(({ algorithm, hyperparameters }) => algorithm.networks(hyperparameters))
  const sameLosses = familyOf(from.algorithm) === familyOf(fresh.algorithm)
  const state: Record<string, HostArray | Tree<HostArray>> = { ...fresh.state }
  const carried: string[] = []
  const anew: { name: string; reason: TransferReason }[] = []
  const optimisers: string[] = []
  const sourceOf = sourcesOf(from.algorithm, fresh.algorithm)
  for (const [name, kind] of Object.entries(kinds!)) {
    const source = sourceOf(name)
    const fromKind = source === undefined ? undefined : fromKinds![source]
    const reason = fromKind === undefined ? 'absent' : whyNot(name, source!, fromKind, kind)
    if (reason) {
      anew.push({ name, reason })
      continue
    }
    carried.push(name)
    state[name] = from.state[source!]!
    const optimiser = optimiserOf(name)
    if (source !== name || !sameLosses || !(optimiser in fresh.state) || !(optimiser in from.state)) continue
    optimisers.push(name)
    state[optimiser] = from.state[optimiser]!
  }
  // A target network that begins anew beside its carried original begins as its copy, as always.
  for (const { name } of anew) {
    const original = originalOf(name)
    if (original && carried.includes(original)) state[name] = state[original]!
  }
  return { state, networksCarried: carried, networksAnew: anew, optimisersCarried: optimisers }

  function whyNot(name: string, source: string, fromKind: NetworkKind, kind: NetworkKind): TransferReason | undefined {
    if (fromKind !== kind) return 'kind'
    return sameShapes(from.state[source]!, fresh.state[name]!) ? hindrance(kind) : 'shape'
  }
}

/** Under which name each entry is sought in the frozen state; undefined where another entry takes what stands there. */
function sourcesOf(from: Algorithm, fresh: Algorithm): (name: string) => string | undefined {
  const inherits = from.id === fresh.id ? {} : (fresh.inherits ?? {})
  const taken = Object.values(inherits)
  return (name) => inherits[name] ?? (taken.includes(name) ? undefined : name)
}

function familyOf({ id, family }: Algorithm): string {
  return family ?? id
}

function originalOf(name: string): string | undefined {
  const [, original] = /^target([A-Z]\w*)$/.exec(name) ?? []
  return original && original[0]!.toLowerCase() + original.slice(1)
}

function sameShapes(a: HostArray | Tree<HostArray>, b: HostArray | Tree<HostArray>): boolean {
  return shapesOf(a) === shapesOf(b)
}

function shapesOf(value: HostArray | Tree<HostArray>): string {
  const leaves = isHostArray(value) ? [{ path: '', leaf: value }] : flatten(value, isHostArray)
  return JSON.stringify(leaves.map(({ path, leaf }) => [path, leaf.shape]))
}
