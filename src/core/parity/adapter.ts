import type { HostArray, Tree } from '../engine/tree'
import type { Fixture, ReferenceArray, ReferenceBatch, ReferenceNetwork } from './fixture'
import type { ParityCase } from './parity-case'
import type { ReferenceTree } from './reference-networks'

/** How one entry of our state is made of the reference's networks; also used for the networks' gradients. */
export interface NetworkMapping {
  readonly from: readonly string[]
  tree(networks: readonly ReferenceNetwork[]): ReferenceTree
}

export interface NoiseMapping {
  readonly name: string
  /** From the reference's layout to ours; left out where they are the same. */
  readonly layout?: (draw: ReferenceArray) => ReferenceArray
}

/** Binds the fixtures of one source to the algorithm that must reproduce it. */
export interface AlgorithmAdapter {
  /** The code that was run: its repository and file. */
  readonly source: string
  readonly phase?: 'offline' | 'online'
  /** The reference's hyperparameters by our names; batch size and the like included. */
  hyperparameters(fixture: Fixture): Readonly<Record<string, unknown>>
  /** State entries whose numbers are the reference's. */
  readonly networks: Readonly<Record<string, NetworkMapping>>
  /** State entries of which the reference noted the gradients alone. */
  readonly otherGradients?: Readonly<Record<string, NetworkMapping>>
  /** Optimiser entries of the state, by the network that they move. */
  readonly optimisers: Readonly<Record<string, string>>
  /** State entries that the reference keeps elsewhere than in its networks. */
  readonly otherState?: (fixture: Fixture) => Tree<HostArray>
  /** The reference's draws with those that belong together joined, and without those that it never used. */
  readonly joinDraws?: (draws: readonly ReferenceArray[], fixture: Fixture) => readonly ReferenceArray[]
  /** Our draws in the order of the reference's, which may be fewer than there are. */
  noise(fixture: Fixture): readonly NoiseMapping[]
  /** Our batches from the reference's; one named `batch` unless said otherwise. */
  readonly batches?: (batch: ReferenceBatch, fixture: Fixture) => Readonly<Record<string, ReferenceBatch>>
  /** The reference's logged scalars by our metrics' names. */
  losses(log: Readonly<Record<string, number>>, fixture: Fixture): Readonly<Record<string, number>>
  /** Arrays compared entry by entry, by our outputs' names. */
  readonly outputs?: (fixture: Fixture, step: number) => Readonly<Record<string, ReferenceArray>>
}

/** Binds the fixtures of one source to a part of an algorithm, such as a model of the dynamics. */
export interface PartAdapter {
  readonly source: string
  parityCase(fixture: Fixture): ParityCase
}

/** What an algorithm claims to reproduce: its `parity.ts` exports one as `parity`. */
export interface AlgorithmParity {
  readonly adapters: readonly AlgorithmAdapter[]
  readonly parts?: readonly PartAdapter[]
}
