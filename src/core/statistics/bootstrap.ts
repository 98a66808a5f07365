import type { RandomStream } from '../random/random-stream'
import { multisets } from './multisets'
import { ascending, quantileOfSorted } from './quantile'
import { FEWEST_SEEDS } from './seeds'
import { normalCdf, studentQuantile } from './student'

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Scores by task, each an array over seeds; tasks may differ in their number of seeds. */
export type ScoresByTask = readonly ArrayLike<number>[]

/** A number that summarises scores, such as their IQM; gets all scores of all tasks in one array. */
export type Aggregate = (scores: Float64Array) => number

export interface BootstrapOptions {
  /** 0.95 gives the interval from the 2.5th to the 97.5th percentile, widened for few seeds. */
  readonly confidence?: number
  /** Resamples, where they are not all counted. */
  readonly repetitions?: number
}

/** Up to so many seeds of one task every resample is counted: there are 1716 different ones of 7, in no random order. */
const MOST_COUNTED = 7
const REPETITIONS = 4000

/**
 * Expanded percentile interval by stratified bootstrap. Seeds are drawn with replacement within each task, never across tasks
 * (Agarwal et al. 2021, section 4.1). Plain percentiles of few seeds are too narrow: a resample of n varies by (n - 1) / n of
 * the variance that the seeds show, and n seeds know their own variance badly. Hesterberg 2015 ("What Teachers Should Know
 * About the Bootstrap", section 5.3.2) takes percentiles further out by both: tail = Phi(-sqrt(n / (n - 1)) t_{n-1}). What
 * that covers stands in docs/statistics.md. Null where there are too few seeds for a claim about others.
 * Cost: at most 4000 aggregates of all scores; 126 of five seeds.
 */
export function bootstrapInterval(
  scores: ScoresByTask,
  aggregate: Aggregate,
  random: RandomStream,
  { confidence = 0.95, repetitions = REPETITIONS }: BootstrapOptions = {},
): Interval | null {
  const seeds = scores.reduce((count, task) => count + task.length, 0)
  const degrees = seeds - scores.length
  if (degrees < FEWEST_SEEDS - 1 || scores.some((task) => task.length < 2)) return null
  const t = studentQuantile(1 - (1 - confidence) / 2, degrees)
  const tail = normalCdf(-Math.sqrt(seeds / degrees) * t)
  const [only] = scores
  if (scores.length === 1 && seeds <= MOST_COUNTED) return countedInterval(ascending(only!), aggregate, tail)
  const values = resampled(scores, aggregate, random, repetitions)
  return { low: quantileOfSorted(values, tail), high: quantileOfSorted(values, 1 - tail) }
}

/** Over all resamples of the sorted scores, each with its probability. */
function countedInterval(sorted: Float64Array, aggregate: Aggregate, tail: number): Interval {
  const all = multisets(sorted.length)
    .map(({ rows, probability }) => ({ value: aggregate(Float64Array.from(rows, (row) => sorted[row]!)), probability }))
    .sort((a, b) => a.value - b.value)
  const quantile = (ordered: typeof all) => {
    let below = 0
    return ordered.find(({ probability }) => {
      below += probability
      return below > tail
    })!.value
  }
  return { low: quantile(all), high: quantile(all.toReversed()) }
}

function resampled(scores: ScoresByTask, aggregate: Aggregate, random: RandomStream, repetitions: number) {
  const resample = new Float64Array(scores.reduce((count, task) => count + task.length, 0))
  const values = new Float64Array(repetitions)
  for (let repetition = 0; repetition < repetitions; repetition++) {
    let at = 0
    for (const task of scores) {
      for (let i = 0; i < task.length; i++) resample[at++] = task[random.integer(task.length)]!
    }
    values[repetition] = aggregate(resample)
  }
  return ascending(values)
}
