import { cumulativeFrom } from '../../../core/diagnostics/cumulative'
import { Series } from '../../../store/runs/series'

export type RegretPart = 'regret' | 'miscalibration' | 'overEstimation'

/** Sums of parts that were measured, remade when there is more to sum. */
const known = new WeakMap<Series, Map<string, { readonly length: number; readonly series: Series }>>()

/** The regret or a part of it, summed over the steps since the switch; undefined before the first measurement after that. */
export function cumulated(
  part: RegretPart,
  measured: (name: Exclude<RegretPart, 'regret'>) => Series | undefined,
  onlineStartStep: number,
): Series | undefined {
  const [below, above] = [measured('miscalibration'), measured('overEstimation')]
  if (!below || !above) return undefined
  const key = `${part} ${onlineStartStep}`
  const ofRun = known.get(below) ?? new Map()
  known.set(below, ofRun)
  const before = ofRun.get(key)
  if (before?.length === below.length) return filled(before.series)
  const values = {
    miscalibration: below.values,
    overEstimation: above.values,
    // V* - V^pi is the sum of the two.
    regret: below.values.map((value, i) => value + above.values[i]!),
  }[part]
  const sums = cumulativeFrom(below.steps, values, onlineStartStep)
  const series = new Series()
  sums.steps.forEach((step, i) => {
    series.push(step, sums.values[i]!)
  })
  ofRun.set(key, { length: below.length, series })
  return filled(series)
}

function filled(series: Series): Series | undefined {
  return series.length > 0 ? series : undefined
}
