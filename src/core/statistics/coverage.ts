import type { RandomStream } from '../random/random-stream'
import { bootstrapInterval, type Interval } from './bootstrap'
import { interquartileMean } from './interquartile-mean'
import { differenceOfMeans, meanInterval } from './mean-interval'
import { mean } from './moments'
import { improvementInterval, probabilityOfImprovement } from './probability-of-improvement'

/** How returns over seeds are spread, for simulation. */
export const SPREADS = {
  /** Bell-shaped. */
  normal: (random: RandomStream) => random.normal(),
  /** Most seeds near the best, some far below: an exponential, turned round. */
  skewed: (random: RandomStream) => Math.log(1 - random.uniform()),
  /** Half of the seeds arrive (10), half do not (0), and a little noise. */
  bimodal: (random: RandomStream) => (random.uniform() < 0.5 ? 0 : 10) + random.normal(),
  /** One seed of five fails. */
  'one fails': (random: RandomStream) => (random.uniform() < 0.2 ? 0 : 10) + 0.5 * random.normal(),
} as const
export type Spread = keyof typeof SPREADS

/** Every kind of interval that is shown: made from `seeds` draws of one spread, and what it is of. */
export const INTERVALS = {
  /** Charts, read-outs and tables: the interquartile mean of one method. */
  'IQM of one method': {
    make: (draw, seeds, random) => bootstrapInterval([draw(seeds)], interquartileMean, random),
    of: (draw, seeds) => mean(Array.from({ length: TRUTH_DRAWS }, () => interquartileMean(draw(seeds)))),
  },
  /** Report, over tasks: as many seeds in each of four tasks. */
  'IQM over 4 tasks': {
    make: (draw, seeds, random) =>
      bootstrapInterval(fourOf(draw, seeds), interquartileMean, random, { repetitions: 400 }),
    of: (draw, seeds) =>
      mean(Array.from({ length: TRUTH_DRAWS / 4 }, () => interquartileMean(fourOf(draw, seeds).flat()))),
  },
  /** Claims of scenarios. */
  'mean (claims)': {
    make: (draw, seeds) => meanInterval(draw(seeds)),
    of: (draw) => mean(draw(20 * TRUTH_DRAWS)),
  },
  /** The sentence on dips, and the report's comparisons: half of a seed's luck is common to both methods. */
  'paired difference': {
    make(draw, seeds) {
      const [common, a, b] = [draw(seeds), draw(seeds), draw(seeds)]
      const of = (own: readonly number[]) => new Map(own.map((value, seed) => [seed, value + common[seed]!]))
      return differenceOfMeans(of(a), of(b)).interval
    },
    of: () => 0,
  },
  /** The same of methods with different seeds. */
  'difference, seeds not paired': {
    make(draw, seeds) {
      const of = (from: number) => new Map(draw(seeds).map((value, seed) => [from + seed, value]))
      return differenceOfMeans(of(0), of(seeds)).interval
    },
    of: () => 0,
  },
  /** Report: that a seed of one ends better than one of the other, whose scores lie one unit lower. */
  'probability of improvement': {
    make: (draw, seeds) => (seeds < 5 ? null : improvementInterval([draw(seeds)], [lower(draw(seeds))])),
    of: (draw) => mean(Array.from({ length: 40 }, () => probabilityOfImprovement(draw(400), lower(draw(400))))),
  },
} as const satisfies Record<string, Kind>
export type IntervalKind = keyof typeof INTERVALS

type Draw = (count: number) => number[]
interface Kind {
  readonly make: (draw: Draw, seeds: number, random: RandomStream) => Interval | null
  readonly of: (draw: Draw, seeds: number) => number
}

const TRUTH_DRAWS = 20_000

function lower(values: readonly number[]): number[] {
  return values.map((value) => value - 1)
}

function fourOf(draw: Draw, seeds: number): number[][] {
  return Array.from({ length: 4 }, () => draw(seeds))
}

export interface Coverage {
  /** Share of the intervals that held the true value. */
  readonly covered: number
  /** Mean width. */
  readonly width: number
}

/** Makes `trials` intervals from as many simulated sets of seeds; null where so few seeds have none. */
export function coverageOf(
  kind: IntervalKind,
  spread: Spread,
  seeds: number,
  trials: number,
  random: RandomStream,
): Coverage | null {
  const draw: Draw = (count) => Array.from({ length: count }, () => SPREADS[spread](random))
  const { make, of } = INTERVALS[kind]
  if (make(draw, seeds, random) === null) return null
  const truth = of(draw, seeds)
  let [covered, width] = [0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const { low, high } = make(draw, seeds, random)!
    if (low <= truth && truth <= high) covered++
    width += high - low
  }
  return { covered: covered / trials, width: width / trials }
}
