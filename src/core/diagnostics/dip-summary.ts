import type { RandomStream } from '../random/random-stream'
import { type BootstrapOptions, bootstrapInterval, type Interval } from '../statistics/bootstrap'
import { interquartileMean } from '../statistics/interquartile-mean'
import { median } from '../statistics/quantile'
import type { Curve } from '../statistics/seed-curves'
import { type Dip, type DipOptions, measureDip } from './dip'

/** A figure over seeds. */
export interface OverSeeds {
  readonly iqm: number
  /** Bootstrap interval of the IQM over seeds; undefined for a single seed. */
  readonly interval: Interval | undefined
}

/** The dips of one algorithm's seeds. */
export interface DipSummary {
  readonly label: string
  readonly floor: number
  /** Of each seed that could be measured. */
  readonly dips: readonly Dip[]
  readonly valueAtSwitch: OverSeeds
  /** Share lost of what the seed had above the floor; over the seeds that had something. */
  readonly relativeDepth: OverSeeds | undefined
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
  curves: readonly Curve[],
  options: DipOptions,
  random: RandomStream,
  bootstrap?: BootstrapOptions,
): DipSummary | undefined {
  const dips = curves.map((curve) => measureDip(curve, options)).filter((dip) => dip !== undefined)
  if (dips.length === 0) return undefined
  const over = (values: readonly number[]): OverSeeds => ({
    iqm: interquartileMean(values),
    interval: values.length < 2 ? undefined : bootstrapInterval([values], interquartileMean, random, bootstrap),
  })
  const relative = relativeDepths(dips)
  const dipped = dips.filter(({ depth }) => depth > 0)
  const recoveries = dips.map((dip) => dip.stepsToRecover).filter((steps) => steps !== null)
  return {
    label,
    floor: options.floor,
    dips,
    valueAtSwitch: over(dips.map((dip) => dip.valueAtSwitch)),
    relativeDepth: relative.length > 0 ? over(relative) : undefined,
    seedsWithSomethingToLose: relative.length,
    areaLost: over(dips.map((dip) => dip.areaLost)),
    stepsToBottom: dipped.length > 0 ? median(dipped.map((dip) => dip.stepsToBottom)) : null,
    stepsToRecover: recoveries.length > 0 ? median(recoveries) : null,
    seedsRecovered: recoveries.length,
  }
}

function relativeDepths(dips: readonly Dip[]): number[] {
  return dips.map((dip) => dip.relativeDepth).filter((depth) => depth !== null)
}
