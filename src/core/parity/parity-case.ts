import type { Step } from '../engine/runtime'
import type { HostArray, Tree } from '../engine/tree'
import type { ReferenceArray } from './fixture'
import type { ReferenceTree } from './reference-networks'

/** What a step must give. Names are those of the step's metrics and outputs, paths those of our state. */
export interface Expected {
  readonly losses: Readonly<Record<string, number>>
  /** By path; the step hands them out as `outputs['gradient:' + path]`. */
  readonly gradients: ReferenceTree
  /** Arrays that are compared entry by entry, as closely as losses. */
  readonly outputs: Readonly<Record<string, ReferenceArray>>
}

export interface ParityStep {
  /** Steps with the same program run through one trace. */
  readonly program: string
  readonly step: Step
  readonly inputs: Tree<HostArray>
  readonly expected: Expected
}

/** A fixture bound to our code: where to begin, what to run, and what must come out. */
export interface ParityCase {
  readonly state: Tree<HostArray>
  readonly steps: readonly ParityStep[]
  /** Networks before the first and after the last step, for those that are compared. */
  readonly before: ReferenceTree
  readonly after: ReferenceTree
}

/** The largest difference of its kind, and where it was. */
export interface Difference {
  readonly error: number
  readonly at: string
}

export interface ParityResult {
  /** |ours - reference| / max(1, |reference|) over losses and compared arrays. */
  readonly loss: Difference
  /** Relative L2 per tensor. */
  readonly gradient: Difference
  /** Relative L2 of the displacement of each tensor from the first to the last step, beyond float32's own rounding. */
  readonly displacement: Difference
  readonly mode: 'compiled' | 'eager'
  /** Why it ran eagerly, where it did. */
  readonly reason?: string
}

/** How close float32 comes to a float64 reference. */
export const TOLERANCES = { loss: 1e-5, gradient: 1e-4, displacement: 1e-3 } as const

export function isOk(result: ParityResult): boolean {
  // Written so that NaN is no agreement.
  return (
    result.loss.error <= TOLERANCES.loss &&
    result.gradient.error <= TOLERANCES.gradient &&
    result.displacement.error <= TOLERANCES.displacement
  )
}
