import { RandomStream } from '../../core/random/random-stream'
import { decimate } from '../../core/statistics/decimate'
import { aggregateCurves, type Curve } from '../../core/statistics/seed-curves'
import { FEWEST_SEEDS } from '../../core/statistics/seeds'
import type { Run } from '../../store/runs/run'
import type { ReadOut } from '../charts/CursorOverlay'
import type { LineMark } from '../charts/line-marks'
import type { LineLook, PlotLine } from '../charts/plot'
import { formatMeasured } from '../format/numbers'
import { markOf } from '../palette'
import type { RunGroup } from './run-groups'

/** One line of a chart that overlays runs. */
export interface RunLine extends LineLook {
  readonly label: string
  /** What stands at its end, where its name is told there. */
  readonly short?: string | undefined
  readonly mark?: LineMark | undefined
  readonly steps: ArrayLike<number>
  readonly values: ArrayLike<number>
  /** The bootstrap interval of the IQM over seeds; missing where there are too few of them. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> }
}

/** The bootstrap draws the same numbers each time, so that a band only changes with the runs. */
const BOOTSTRAP_SEED = 17

export interface LineWords {
  readonly ofSeed: (run: string, seed: number) => string
  readonly overSeeds: (run: string, seeds: number) => string
}

/**
 * Each seed thin; where a run has several, their interquartile mean bold, with its bootstrap interval over the seeds.
 * The mean needs the seeds' values at the same steps; `eachSeed` leaves it out.
 */
export function runLines(
  groups: readonly RunGroup[],
  curveOf: (run: Run) => Curve | undefined,
  words: LineWords,
  { eachSeed = false } = {},
): RunLine[] {
  const live = groups.some(({ experiment }) => experiment.origin.kind === 'scenario')
  return groups.flatMap(({ experiment, label, short, look, runs, focused, inherited }) => {
    // Behind what is trained here a recording is its mean alone.
    const behind = live && experiment.origin.kind === 'recorded'
    const curves = runs.flatMap((run) => {
      const curve = curveOf(run)
      return curve && curve.steps.length > 0 ? [{ run, curve }] : []
    })
    const several = curves.length > 1
    const named = { short: behind ? label : short, mark: markOf(look) }
    const thin = curves.flatMap(({ run, curve }): RunLine[] => {
      const own: RunLine = {
        ...look,
        ...(several ? {} : named),
        name: `seed${run.id}`,
        label: words.ofSeed(label, run.seed),
        width: several ? 1 : focused ? 2.5 : 1.75,
        faint: several && !eachSeed,
        steps: curve.steps,
        values: curve.values,
      }
      return inherited ? withInherited(own, inherited, run.seed, words) : [own]
    })
    if (!several || eachSeed) return thin
    const all = aggregateCurves(
      curves.map(({ curve }) => curve),
      RandomStream.fromSeed(BOOTSTRAP_SEED),
    )
    // Where a seed has not come yet, the mean of the others would be another quantity.
    const kept = [...all.steps.keys()].filter((i) => all.seeds[i] === curves.length)
    const at = (values: ArrayLike<number>) => kept.map((i) => values[i]!)
    const bold: RunLine = {
      ...look,
      ...named,
      name: `run${experiment.id}`,
      label: words.overSeeds(label, curves.length),
      width: behind ? 1.25 : focused ? 3 : 2.5,
      steps: at(all.steps),
      values: at(all.iqm),
      ...(curves.length >= FEWEST_SEEDS && { band: { low: at(all.low), high: at(all.high) } }),
    }
    return behind ? [bold] : [...thin, bold]
  })
}

/** What happened before it went on from another run is that one's: it keeps its colour and its name. */
function withInherited(
  line: RunLine,
  { until, label, look }: NonNullable<RunGroup['inherited']>,
  seed: number,
  words: LineWords,
): RunLine[] {
  const count = Array.from(line.steps).filter((step) => step <= until).length
  if (count === 0) return [line]
  const part = (from: number, to?: number) => ({
    steps: Array.from(line.steps).slice(from, to),
    values: Array.from(line.values).slice(from, to),
  })
  const before = { ...line, ...look, ...part(0, count), name: `${line.name} before`, label: words.ofSeed(label, seed) }
  return [
    { ...before, dash: look.dash, width: 1.25, short: undefined, mark: undefined },
    // It begins where the other one was left.
    { ...line, ...part(count - 1) },
  ]
}

/** More points of a line than this nobody could tell apart; a long run would make the page slow and large. */
const MOST_DRAWN = 300

/** As they are drawn: no extreme of any is lost. */
export function plotLines(lines: readonly RunLine[]): PlotLine[] {
  return lines.map(({ steps, values, band, label: _, short, ...look }) => ({
    ...look,
    label: short,
    points: Array.from(decimate(values, MOST_DRAWN), (i) => ({
      step: steps[i]!,
      value: values[i]!,
      ...(band && { band: [band.low[i]!, band.high[i]!] as const }),
    })),
  }))
}

/** Lowest and highest of all that the lines, and `more`, show; infinite ones the wrong way round of nothing. */
export function extentOf(lines: readonly RunLine[], more: readonly number[] = []): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const take = (value: number) => {
    if (value < low) low = value
    if (value > high) high = value
  }
  more.forEach(take)
  for (const { values, band } of lines) {
    for (const all of [values, band?.low ?? [], band?.high ?? []]) for (let i = 0; i < all.length; i++) take(all[i]!)
  }
  return [low, high]
}

/** More would cover the chart. */
const MOST_READ = 8

/** What each line says at its point nearest to a step. */
export function readOutOfLines(lines: readonly RunLine[], step: number): ReadOut | null {
  const read = lines.slice(0, MOST_READ).flatMap(({ label, steps, values }) => {
    const index = nearestIndex(steps, step)
    return index < 0 ? [] : [{ step: steps[index]!, label, value: formatMeasured(values[index]!) }]
  })
  return read[0] ? { step: read[0].step, lines: read } : null
}

function nearestIndex(steps: ArrayLike<number>, step: number): number {
  let best = -1
  for (let i = 0; i < steps.length; i++) {
    if (best < 0 || Math.abs(steps[i]! - step) < Math.abs(steps[best]! - step)) best = i
  }
  return best
}
