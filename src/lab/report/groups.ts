import { RandomStream } from '../../core/random/random-stream'
import { bootstrapInterval, type Interval, type ScoresByTask } from '../../core/statistics/bootstrap'
import { interquartileMean } from '../../core/statistics/interquartile-mean'
import { mean, standardDeviation } from '../../core/statistics/moments'
import { canonicalJson } from '../sweep/canonical-json'
import { groupBy } from './group-by'
import { labelsOf } from './labels'
import type { Run } from './read-results'

/** All bootstrap draws begin here, so that a report can be repeated. */
export const SEED = 1

/** One seed of a group. */
export interface SeedFigures {
  readonly seed: number
  readonly folder: string
  readonly finalReturn: number | null
  /** The highest of all evaluations. */
  readonly bestReturn: number | null
  /** At the end; 0 is a random policy, 100 the expert. */
  readonly normalisedScore: number | null
}

/** Over seeds; null where there is none, or where one seed has no number. */
export interface Summary {
  readonly mean: number
  /** Of the sample; null of one seed. */
  readonly standardDeviation: number | null
  readonly iqm: number
  /** 95 %, of the IQM; null of too few seeds. */
  readonly interval: Interval | null
}

/** The runs of one configuration, which differ in their seeds alone. */
export interface Group {
  readonly method: string
  readonly task: string
  readonly runs: readonly Run[]
  readonly seeds: readonly SeedFigures[]
  readonly finalReturn: Summary | null
  readonly bestReturn: Summary | null
  readonly normalisedScore: Summary | null
}

/** Groups in the order of their labels, seeds ascending; a seed that is there twice counts once. */
export function groupRuns(runs: readonly Run[]): { groups: Group[]; notes: string[] } {
  const notes: string[] = []
  const byConfiguration = groupBy(runs, ({ configuration, backend }) =>
    canonicalJson({ ...configuration, seed: undefined, backend }),
  )
  const collected = [...byConfiguration.values()]
  const labels = labelsOf(collected.map(([first]) => withBackend(first!)))
  const groups = collected.map((alike, index) => {
    const { method, task } = labels[index]!
    const bySeed = new Map<number, Run>()
    for (const run of alike) {
      const { seed } = run.configuration
      const known = bySeed.get(seed)
      if (known)
        notes.push(`${run.folder} is left out: seed ${seed} of ${method} in ${task} is already in ${known.folder}.`)
      else bySeed.set(seed, run)
    }
    const kept = [...bySeed.values()].sort((a, b) => a.configuration.seed - b.configuration.seed)
    const seeds = kept.map(figuresOf)
    return {
      method,
      task,
      runs: kept,
      seeds,
      finalReturn: summarise([seeds.map((seed) => seed.finalReturn)]),
      bestReturn: summarise([seeds.map((seed) => seed.bestReturn)]),
      normalisedScore: summarise([seeds.map((seed) => seed.normalisedScore)]),
    }
  })
  const { compare } = new Intl.Collator('en', { numeric: true })
  return { groups: groups.sort((a, b) => compare(a.task, b.task) || compare(a.method, b.method)), notes }
}

/** The backend is no part of a configuration, but two of them do not give the same numbers. */
function withBackend({ configuration, backend }: Run): Run['configuration'] {
  return { ...configuration, settings: { ...configuration.settings, backend } }
}

function figuresOf({ configuration, folder, evaluations }: Run): SeedFigures {
  const last = evaluations.at(-1)
  const returns = evaluations.map((evaluation) => evaluation.mean).filter((value) => value !== null)
  return {
    seed: configuration.seed,
    folder,
    finalReturn: last?.mean ?? null,
    bestReturn: returns.length === 0 ? null : Math.max(...returns),
    normalisedScore: last?.normalisedScore ?? null,
  }
}

/** Over the seeds of one or several tasks. A seed without a number leaves no figure: to drop it would favour its group. */
export function summarise(scores: readonly (readonly (number | null)[])[]): Summary | null {
  if (scores.length === 0 || !scores.every((task): task is number[] => task.length > 0 && !task.includes(null)))
    return null
  const all = scores.flat()
  return {
    mean: mean(all),
    standardDeviation: all.length < 2 ? null : standardDeviation(all),
    iqm: interquartileMean(all),
    interval: intervalOf(scores),
  }
}

function intervalOf(scores: ScoresByTask): Interval | null {
  return bootstrapInterval(scores, interquartileMean, RandomStream.fromSeed(SEED))
}
