import { FEWEST_SEEDS } from '../../core/statistics/seeds'
import type { Comparison } from './comparisons'
import type { Group } from './groups'

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
  if (fewest !== undefined && fewest < FEWEST_SEEDS) {
    caveats.push(`${fewest} seeds carry no claim about other seeds: intervals begin at ${FEWEST_SEEDS}.`)
  }
  if (counts.some((count) => count >= FEWEST_SEEDS)) {
    caveats.push(
      'Intervals promise 95 %; from 5 seeds they hold 89 to 98 % where returns are bell-shaped, skewed or in two equal camps, and 67 to 70 % of an IQM or a mean where one seed in five fails, since a third of all sets of five seeds then show no failure (docs/statistics.md).',
    )
  }
  if (comparisons.length > 0) {
    const fewestOrders = Math.min(...comparisons.map(({ seeds }) => orders(seeds)))
    const [a, b] = comparisons.find(({ seeds }) => orders(seeds) === fewestOrders)!.seeds
    caveats.push(
      `Where every one of ${a} seeds beats every one of ${b}, chance alone does that in ${percent(2 / fewestOrders)} of pairs of groups that do not differ, one way or the other.`,
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
      'Equal seeds of different groups share start states and other random draws: differences are taken by pairs, the probability is not.',
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
