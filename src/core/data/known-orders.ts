import { createEnvironment } from '../environments/registry'
import type { Dataset } from './dataset'
import { type Reordering, reorderColumns } from './surgery/reorder-columns'
import { replayRows } from './world-replay'

/** An order of columns in which a file's rows would be an environment's. */
export interface FoundOrder extends Reordering {
  readonly environment: string
  /** Whose order the file has; null where it was found by trying. */
  readonly of: string | null
  /** Share of rows that agree once the columns are so. */
  readonly share: number
}

/** Others' orders of the same quantities, too long to be found by trying all. */
const conventions = [
  { environment: 'reacher', of: 'Gymnasium Reacher-v5', observations: [0, 2, 1, 3, 6, 7, 4, 5, 8, 9] },
]
const longestTried = 6
const quickRows = 120
const agrees = 0.9

/**
 * Looks for an order of columns, and a scale of actions, in which the rows agree with the environment. Up to six
 * columns all orders are tried; beyond, those of known conventions, which are also told where only the order fits.
 */
export function findOrder(dataset: Dataset, environment: string): FoundOrder | null {
  const { observationSize: size } = dataset
  const target = createEnvironment(environment)
  const scales = actionScalesOf(dataset, environment)
  const convention = conventions.find((known) => known.environment === environment)
  const orders = size <= longestTried ? permutations(size) : convention ? [convention.observations] : []
  let found: FoundOrder | null = null
  for (const actionScales of scales) {
    for (const observations of orders) {
      const reordering = { observations, observationScales: observations.map(() => 1), actionScales }
      const share = replayRows(reorderColumns(dataset, reordering), target, quickRows)?.share ?? 0
      if (share > (found?.share ?? 0))
        found = { environment, of: convention && size > longestTried ? convention.of : null, share, ...reordering }
    }
  }
  if (found && found.share >= agrees) return found
  if (!convention || size !== convention.observations.length || !isOrdered(dataset, convention.observations))
    return null
  const { observations, of } = convention
  return {
    environment,
    of,
    share: found?.share ?? 0,
    observations,
    observationScales: observations.map(() => 1),
    actionScales: scales.at(-1)!,
  }
}

/** As they are, and stretched to the environment's box where they fill another one. */
function actionScalesOf({ actions, actionSize }: Dataset, environment: string): readonly (readonly number[])[] {
  const box = createEnvironment(environment).actions
  const ones = box.map(() => 1)
  const largest = ones.map((_, i) => {
    let most = 0
    for (let at = i; at < actions.length; at += actionSize) most = Math.max(most, Math.abs(actions[at]!))
    return most
  })
  const inUnitBox = largest.every((most) => most <= 1 + 1e-5 && most > 0.5)
  const stretched = box.map(({ high }) => high)
  return inUnitBox && stretched.some((high) => high !== 1) ? [ones, stretched] : [ones]
}

/** Cosines and sines lie beside each other in the environment's order; as the file has them they do not. */
function isOrdered({ observations, observationSize: size }: Dataset, order: readonly number[]): boolean {
  const onCircle = (columns: readonly number[], first: number): boolean => {
    const stride = Math.max(1, Math.floor(observations.length / size / 500))
    for (let row = 0; row * size < observations.length; row += stride) {
      const [cos, sin] = [columns[first]!, columns[first + 1]!].map((column) => observations[row * size + column]!)
      if (Math.abs(cos! * cos! + sin! * sin! - 1) > 1e-2) return false
    }
    return true
  }
  const same = order.map((_, i) => i)
  const pairs = [0, 2]
  return pairs.every((first) => onCircle(order, first)) && !pairs.every((first) => onCircle(same, first))
}

function permutations(size: number): number[][] {
  if (size === 0) return [[]]
  return permutations(size - 1).flatMap((shorter) =>
    Array.from({ length: size }, (_, place) => shorter.toSpliced(place, 0, size - 1)),
  )
}
