import type { RandomStream } from '../random/random-stream'
import { type BootstrapOptions, bootstrapInterval, type Interval } from '../statistics/bootstrap'
import { interquartileMean } from '../statistics/interquartile-mean'
import { median } from '../statistics/quantile'
import type { Curve } from '../statistics/seed-curves'
import { type Dip, type DipOptions, measureDip } from './dip'

/** A figure over seeds. */
export interface OverSeeds {
  readonly iqm: number
  /** Bootstrap interval of the IQM over seeds; null for too few seeds. */
  readonly interval: Interval | null
}

export interface SeedCurve extends Curve {
  readonly seed: number
}

/** The dips of one algorithm's seeds. */
export interface DipSummary {
  readonly label: string
  readonly floor: number
  /** Of each seed that could be measured. */
  readonly dips: readonly Dip[]
  readonly valueAtSwitch: OverSeeds
  readonly lowest: OverSeeds
  readonly depth: OverSeeds
  /** Share lost of what the seed had above the floor; over the seeds that had something. */
  readonly relativeDepth: OverSeeds | undefined
  /** The same by seed. */
  readonly relativeDepths: ReadonlyMap<number, number>
  /** Seeds that had learnt anything by the switch, and so had something to lose. */
  readonly seedsWithSomethingToLose: number
  readonly areaLost: OverSeeds
  /** Median over the seeds that dipped; null if none did. */
  readonly stepsToBottom: number | null
  /** Median over the seeds that recovered; null if none did. */
  readonly stepsToRecover: number | null
  readonly seedsRecovered: number
}

/**
 * Measures each seed and summarises over them. Each seed has its own bottom, so that this finds dips that a mean curve
 * hides because seeds dip at different steps. Undefined if no seed can be measured.
 */
export function summariseDips(
  label: string,
  curves: readonly SeedCurve[],
  options: DipOptions,
  random: RandomStream,
  bootstrap?: BootstrapOptions,
): DipSummary | undefined {
  const measured = curves.flatMap((curve) => {
    const dip = measureDip(curve, options)
    return dip ? [{ seed: curve.seed, dip }] : []
  })
  const dips = measured.map(({ dip }) => dip)
  if (dips.length === 0) return undefined
  const over = (values: readonly number[]): OverSeeds => ({
    iqm: interquartileMean(values),
    interval: bootstrapInterval([values], interquartileMean, random, bootstrap),
  })
  const relative = new Map(
    measured.flatMap(({ seed, dip }) => (dip.relativeDepth === null ? [] : [[seed, dip.relativeDepth]])),
  )
  const dipped = dips.filter(({ depth }) => depth > 0)
  const recoveries = dips.map((dip) => dip.stepsToRecover).filter((steps) => steps !== null)
  return {
    label,
    floor: options.floor,
    dips,
    valueAtSwitch: over(dips.map((dip) => dip.valueAtSwitch)),
    lowest: over(dips.map((dip) => dip.lowest)),
    depth: over(dips.map((dip) => dip.depth)),
    relativeDepth: relative.size > 0 ? over([...relative.values()]) : undefined,
    relativeDepths: relative,
    seedsWithSomethingToLose: relative.size,
    areaLost: over(dips.map((dip) => dip.areaLost)),
    stepsToBottom: dipped.length > 0 ? median(dipped.map((dip) => dip.stepsToBottom)) : null,
    stepsToRecover: recoveries.length > 0 ? median(recoveries) : null,
    seedsRecovered: recoveries.length,
  }
}
