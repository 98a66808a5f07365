import { RandomStream } from '../../core/random/random-stream'
import { bootstrapInterval } from '../../core/statistics/bootstrap'
import { interquartileMean } from '../../core/statistics/interquartile-mean'
import type { Comparison } from './comparisons'
import { type Group, SEED } from './groups'

const TRIALS = 1000
const RESAMPLES = 200
/** From here on a percentile interval holds about what it promises. */
const MANY_SEEDS = 20

/** What these numbers of seeds do not carry, one sentence each. */
export function caveatsOf(
  groups: readonly Group[],
  comparisons: readonly Comparison[],
  overTasks: readonly Comparison[],
): string[] {
  const counts = [...new Set(groups.map(({ seeds }) => seeds.length))].sort((a, b) => a - b)
  const caveats: string[] = []
  const fewest = counts.find((count) => count > 1)
  if (counts[0] === 1) {
    caveats.push('Groups of a single seed have no interval: nothing tells their result from luck.')
  }
  if (fewest !== undefined && fewest < 4)
    caveats.push(`The IQM of ${fewest} seeds is their mean: nothing is trimmed below 4.`)
  if (fewest !== undefined && fewest < MANY_SEEDS) {
    caveats.push(
      `An interval from ${fewest} seeds promises 95 % and holds less: of ${TRIALS} made in the same way from normally distributed returns, ${percent(intervalCoverage(fewest))} held the true value.`,
    )
  }
  if (comparisons.length > 0) {
    const fewestOrders = Math.min(...comparisons.map(({ seeds }) => orders(seeds)))
    const [a, b] = comparisons.find(({ seeds }) => orders(seeds) === fewestOrders)!.seeds
    caveats.push(
      `Where every one of ${a} seeds beats every one of ${b}, chance alone does that in ${percent(2 / fewestOrders)} of pairs of groups that do not differ, one way or the other; the bootstrap cannot see it, its interval shrinks to a point.`,
    )
  }
  const shown = comparisons.length + overTasks.length
  if (shown > 1) {
    caveats.push(`${shown} comparisons are shown and none is corrected for the others: some look clear by chance.`)
  }
  if (groups.some(({ runs }) => runs[0]!.configuration.dataset !== null)) {
    caveats.push('All seeds of a group learn from one dataset: intervals tell of training, not of other datasets.')
  }
  if (groups.length > 1) {
    caveats.push(
      'Equal seeds of different groups share start states and other random draws; the comparisons make no use of that pairing.',
    )
  }
  caveats.push(
    'The best return is the highest of all evaluations, so that luck raises it; compare groups by it only if they were evaluated equally often.',
  )
  return caveats
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`
}

/** In how many ways the ranks can be dealt out to two groups, all equally probable if the groups do not differ. */
function orders([a, b]: readonly [number, number]): number {
  let ways = 1
  for (let i = 1; i <= b; i++) ways = (ways * (a + i)) / i
  return Math.round(ways)
}

/** Share of 95 % intervals of the IQM from so many normally distributed values that hold the true one. */
export function intervalCoverage(seeds: number): number {
  const random = RandomStream.fromSeed(SEED)
  let held = 0
  for (let trial = 0; trial < TRIALS; trial++) {
    const values = Array.from({ length: seeds }, () => random.normal())
    const { low, high } = bootstrapInterval([values], interquartileMean, random, { repetitions: RESAMPLES })
    if (low <= 0 && high >= 0) held++
  }
  return held / TRIALS
}
