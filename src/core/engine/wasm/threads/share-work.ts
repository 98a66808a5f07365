import type { Kernel } from '../../plan/plan'
import { split } from '../../plan/split'
import { stagesOf } from '../../plan/stages'

export interface SharedWork {
  /** Each once, whole and in pieces. */
  readonly kernels: readonly Kernel[]
  /** The plan as it was, as indices of kernels. */
  readonly alone: readonly number[]
  /** The same work in pieces, as indices of kernels, stage after stage. */
  readonly pieces: readonly number[]
  /** For each piece how many of the first pieces must be done before it. */
  readonly needs: Int32Array
}

/** Cuts the kernels of a plan into at most `most` pieces each, and orders them so that several threads can take them in turn. */
export function shareWork(plan: readonly Kernel[], most: number): SharedWork {
  const kernels: Kernel[] = []
  const index = (kernel: Kernel): number => kernels.push(kernel) - 1
  const alone = plan.map(index)
  const stages = stagesOf(plan)
  const order = plan.map((_, i) => i).sort((a, b) => stages[a]! - stages[b]! || a - b)
  const pieces: number[] = []
  const needs: number[] = []
  let [stage, before] = [0, 0]
  for (const i of order) {
    if (stages[i]! > stage) [stage, before] = [stages[i]!, pieces.length]
    for (const piece of split(plan[i]!, most)) {
      pieces.push(piece === plan[i] ? alone[i]! : index(piece))
      needs.push(before)
    }
  }
  return { kernels, alone, pieces, needs: Int32Array.from(needs) }
}
