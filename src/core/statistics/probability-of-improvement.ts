import type { ScoresByTask } from './bootstrap'
import { mean } from './moments'

/**
 * P(X > Y): how probable it is that a seed of X does better than a seed of Y, ties counting half; the Mann-Whitney
 * statistic over the number of pairs (Agarwal et al. 2021, for one task).
 */
export function probabilityOfImprovement(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let wins = 0
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) wins += x[i]! > y[j]! ? 1 : x[i]! === y[j]! ? 0.5 : 0
  }
  return wins / (x.length * y.length)
}

/** The same over several tasks, of which both have the same ones in the same order: the mean over tasks (ibid.). */
export function meanProbabilityOfImprovement(x: ScoresByTask, y: ScoresByTask): number {
  if (x.length !== y.length) throw new RangeError(`${x.length} tasks cannot be compared with ${y.length}.`)
  return mean(x.map((scores, task) => probabilityOfImprovement(scores, y[task]!)))
}
