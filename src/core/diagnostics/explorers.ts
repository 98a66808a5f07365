/** Actions of one state on a grid, with how far each is from the policy's and how high its upper bound. */
export interface ExplorerGiven {
  /** Mean distance from pi(s) per entry of the action: [P] */
  readonly distance: ArrayLike<number>
  /** Q_UB(s, a): [P] */
  readonly upperBound: ArrayLike<number>
}

/** Where an explorer would go. */
export interface ExplorerChoice {
  /** Of the grid */
  readonly index: number
  readonly distance: number
  /** Q_UB there, less Q_UB where the grid comes nearest to pi(s) */
  readonly gain: number
}

/** max_a Q_UB(s, a) subject to |a - pi(s)| <= delta: the constrained problem, which a bounded perturbation solves by its bound. */
export function boundedExplorer(given: ExplorerGiven, delta: number): ExplorerChoice {
  const reachable = Math.max(delta, Math.min(...Array.from(given.distance)))
  return best(given, (distance, bound) => (distance <= reachable + 1e-9 ? bound : Number.NEGATIVE_INFINITY))
}

/** max_a Q_UB(s, a) - lambda |a - pi(s)|: the naive explorer, whose lambda has to fit the scale of Q. */
export function naiveExplorer(given: ExplorerGiven, lambda: number): ExplorerChoice {
  return best(given, (distance, bound) => bound - lambda * distance)
}

/** How many of the distances that some delta leads to are reached by some lambda as well, of all. */
export function distancesReached(
  given: ExplorerGiven,
  deltas: readonly number[],
  lambdas: readonly number[],
): { readonly byDelta: number; readonly byLambda: number } {
  const count = (of: readonly ExplorerChoice[]) => new Set(of.map(({ distance }) => distance.toFixed(6))).size
  return {
    byDelta: count(deltas.map((delta) => boundedExplorer(given, delta))),
    byLambda: count(lambdas.map((lambda) => naiveExplorer(given, lambda))),
  }
}

/** Of any action: what a network that solves it only roughly has found. */
export function choiceAt(given: ExplorerGiven, index: number): ExplorerChoice {
  const { distance, upperBound } = given
  const home = Array.from(distance).indexOf(Math.min(...Array.from(distance)))
  return { index, distance: distance[index]!, gain: upperBound[index]! - upperBound[home]! }
}

function best(given: ExplorerGiven, worth: (distance: number, bound: number) => number): ExplorerChoice {
  const { distance, upperBound } = given
  let index = 0
  for (let i = 1; i < distance.length; i++) {
    if (worth(distance[i]!, upperBound[i]!) > worth(distance[index]!, upperBound[index]!)) index = i
  }
  return choiceAt(given, index)
}
