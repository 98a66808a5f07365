import type { Interval, ScoresByTask } from './bootstrap'
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

const NORMAL_95 = 1.959964

/**
 * 95 % interval of the probability of improvement of two independent groups: the pseudo-score interval of Newcombe 2006 ("Confidence
 * intervals for an effect size measure based on the Mann-Whitney statistic, part 2", method 5), which does not shrink to a
 * point where every seed of one beats every seed of the other. Over tasks by the deviations of each (Zou and Donner 2008).
 */
export function improvementInterval(x: ScoresByTask, y: ScoresByTask): Interval {
  const tasks = x.map((scores, task) => {
    const other = y[task]!
    const estimate = probabilityOfImprovement(scores, other)
    return { estimate, ...scoreInterval(estimate, scores.length, other.length) }
  })
  const centre = mean(tasks.map(({ estimate }) => estimate))
  const off = (end: 'low' | 'high') =>
    Math.sqrt(tasks.reduce((sum, task) => sum + (task.estimate - task[end]) ** 2, 0)) / tasks.length
  return { low: centre - off('low'), high: centre + off('high') }
}

/** All P whose distance from the estimate is at most 1.96 of the standard errors that they would have themselves. */
function scoreInterval(estimate: number, m: number, n: number): Interval {
  const extra = (m + n) / 2 - 1
  const excess = (p: number) =>
    Math.abs(p - estimate) -
    NORMAL_95 * Math.sqrt((p * (1 - p) * (1 + extra * ((1 - p) / (2 - p) + p / (1 + p)))) / (m * n))
  const crossing = (outer: number) => {
    let [outside, inside] = [outer, estimate]
    if (excess(outside) <= 0) return outside
    for (let i = 0; i < 60; i++) {
      const middle = (outside + inside) / 2
      if (excess(middle) > 0) outside = middle
      else inside = middle
    }
    return inside
  }
  return { low: crossing(0), high: crossing(1) }
}
