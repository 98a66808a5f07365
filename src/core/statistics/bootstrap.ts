import type { RandomStream } from '../random/random-stream'
import { ascending, quantileOfSorted } from './quantile'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Scores by task, each an array over seeds; tasks may differ in their number of seeds. */
export type ScoresByTask = readonly ArrayLike<number>[]

/** A number that summarises scores, such as their IQM; gets all scores of all tasks in one array. */
export type Aggregate = (scores: Float64Array) => number

export interface BootstrapOptions {
  /** 0.95 gives the interval from the 2.5th to the 97.5th percentile. */
  readonly confidence?: number
  /** Resamples; 2000 is rliable's usual number. */
  readonly repetitions?: number
}

/**
 * Percentile interval by stratified bootstrap: seeds are drawn with replacement within each task, never across tasks
 * (Agarwal et al. 2021, section 4.1; rliable's `get_interval_estimates` with method "percentile").
 * Cost: `repetitions` aggregates of all scores.
 */
export function bootstrapInterval(
  scores: ScoresByTask,
  aggregate: Aggregate,
  random: RandomStream,
  { confidence = 0.95, repetitions = 2000 }: BootstrapOptions = {},
): Interval {
  const resample = new Float64Array(scores.reduce((count, task) => count + task.length, 0))
  const values = new Float64Array(repetitions)
  for (let repetition = 0; repetition < repetitions; repetition++) {
    let at = 0
    for (const task of scores) {
      for (let i = 0; i < task.length; i++) resample[at++] = task[random.integer(task.length)]!
    }
    values[repetition] = aggregate(resample)
  }
  const sorted = ascending(values)
  const tail = (1 - confidence) / 2
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) }
}

/**
 * Percentile interval of a statistic of two independent groups (a difference of IQMs, a probability of improvement);
 * each is resampled on its own, within each of its tasks.
 */
export function bootstrapTwoGroups(
  x: ScoresByTask,
  y: ScoresByTask,
  statistic: (x: readonly Float64Array[], y: readonly Float64Array[]) => number,
  random: RandomStream,
  { confidence = 0.95, repetitions = 2000 }: BootstrapOptions = {},
): Interval {
  const [drawnX, drawnY] = [x, y].map((group) => group.map((task) => new Float64Array(task.length))) as [
    Float64Array[],
    Float64Array[],
  ]
  const values = new Float64Array(repetitions)
  for (let repetition = 0; repetition < repetitions; repetition++) {
    drawWithin(x, drawnX, random)
    drawWithin(y, drawnY, random)
    values[repetition] = statistic(drawnX, drawnY)
  }
  const sorted = ascending(values)
  const tail = (1 - confidence) / 2
  return { low: quantileOfSorted(sorted, tail), high: quantileOfSorted(sorted, 1 - tail) }
}

function drawWithin(scores: ScoresByTask, drawn: readonly Float64Array[], random: RandomStream): void {
  for (const [index, task] of scores.entries()) {
    for (let i = 0; i < task.length; i++) drawn[index]![i] = task[random.integer(task.length)]!
  }
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high
}
