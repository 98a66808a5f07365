import type { Interval, ScoresByTask } from '../../core/statistics/bootstrap'
import { type Difference, differenceOfMeans } from '../../core/statistics/mean-interval'
import { improvementInterval, meanProbabilityOfImprovement } from '../../core/statistics/probability-of-improvement'
import { FEWEST_SEEDS } from '../../core/statistics/seeds'
import { canonicalJson } from '../sweep/canonical-json'
import { groupBy } from './group-by'
import { type Group, type Summary, summarise } from './groups'

/** With more in one environment, each is compared with the best of its task alone. */
const MOST_FOR_ALL_PAIRS = 24

/** How probable it is that a seed of `a` ends better than one of `b`. */
export interface Comparison {
  readonly a: string
  readonly b: string
  readonly probability: number
  /** 95 %; null of too few seeds. */
  readonly interval: Interval | null
  /** How much better, in final return; null over several tasks, whose returns have no common unit. */
  readonly difference: Difference | null
  /** Seeds of `a` and of `b`, over all tasks. */
  readonly seeds: readonly [number, number]
}

/** A method over several tasks, by normalised scores. */
export interface Overall {
  readonly method: string
  readonly tasks: number
  readonly runs: number
  readonly normalisedScore: Summary
}

/**
 * Groups in one environment by their final returns: methods on the same dataset, or datasets under the same method. Where
 * both differ, nothing could be said of either.
 */
export function compareGroups(groups: readonly Group[]): { comparisons: Comparison[]; notes: string[] } {
  const notes: string[] = []
  const comparable = groups.filter(({ finalReturn }) => finalReturn !== null)
  const byEnvironment = groupBy(comparable, ({ runs }) => canonicalJson(runs[0]!.configuration.environment))
  const comparisons = [...byEnvironment.values()].flatMap((inOne) => {
    const severalTasks = new Set(inOne.map(({ task }) => task)).size > 1
    const named = inOne.map((group) => ({
      name: severalTasks ? `${group.method} (${group.task})` : group.method,
      group,
      scores: [group.seeds.map((seed) => seed.finalReturn!)],
      iqm: group.finalReturn!.iqm,
    }))
    if (named.length <= MOST_FOR_ALL_PAIRS) {
      const alike = pairs(named).filter(([{ group: a }, { group: b }]) => a.task === b.task || a.method === b.method)
      return alike.map(([a, b]) => compareInOne(a, b))
    }
    notes.push(
      `Of the ${named.length} groups in ${inOne[0]!.task} each is compared with the best of its task by IQM alone.`,
    )
    return [...groupBy(named, ({ group }) => group.task).values()].flatMap((inTask) => {
      const best = inTask.reduce((leader, candidate) => (candidate.iqm > leader.iqm ? candidate : leader))
      return inTask.filter((other) => other !== best).map((other) => compareInOne(best, other))
    })
  })
  return { comparisons, notes }
}

/** Methods that have numbers in every task, where there are several tasks. */
export function compareOverTasks(groups: readonly Group[]): { overall: Overall[]; comparisons: Comparison[] } {
  const tasks = [...new Set(groups.map(({ task }) => task))]
  const byMethod = groupBy(groups, ({ method }) => method)
  const complete = [...byMethod].flatMap(([name, own]) => {
    const inOrder = tasks.map((task) => own.find((group) => group.task === task))
    const scores = inOrder.map((group) => group?.seeds.map((seed) => seed.normalisedScore) ?? [])
    const normalisedScore = summarise(scores)
    return normalisedScore ? [{ name, scores: scores as number[][], normalisedScore }] : []
  })
  if (tasks.length < 2) return { overall: [], comparisons: [] }
  const overall = complete.map(({ name, scores, normalisedScore }) => ({
    method: name,
    tasks: tasks.length,
    runs: scores.flat().length,
    normalisedScore,
  }))
  return { overall, comparisons: pairs(complete).map(([a, b]) => compare(a, b)) }
}

interface Named {
  readonly name: string
  readonly scores: ScoresByTask
}

/** In one environment, where returns have one unit. */
function compareInOne(a: Named & { readonly group: Group }, b: Named & { readonly group: Group }): Comparison {
  const bySeed = ({ group }: { readonly group: Group }) =>
    new Map(group.seeds.map(({ seed, finalReturn }) => [seed, finalReturn!]))
  return { ...compare(a, b), difference: differenceOfMeans(bySeed(a), bySeed(b)) }
}

function compare(a: Named, b: Named): Comparison {
  const enough = [a, b].every(({ scores }) => countOf(scores) - scores.length >= FEWEST_SEEDS - 1)
  return {
    a: a.name,
    b: b.name,
    probability: meanProbabilityOfImprovement(a.scores, b.scores),
    interval: enough ? improvementInterval(a.scores, b.scores) : null,
    difference: null,
    seeds: [countOf(a.scores), countOf(b.scores)],
  }
}

function countOf(scores: ScoresByTask): number {
  return scores.reduce((count, task) => count + task.length, 0)
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]))
}
