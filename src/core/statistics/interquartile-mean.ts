import { ascending } from './quantile'

/**
 * IQM: the mean of what is left when floor(n / 4) values at each end are dropped (Agarwal et al. 2021, "Deep RL at the
 * Edge of the Statistical Precipice"; rliable's `aggregate_iqm`, a trimmed mean with cut 0.25). NaN of no values.
 */
export function interquartileMean(values: ArrayLike<number>): number {
  const sorted = ascending(values)
  return interquartileMeanOfSorted(sorted)
}

/** Of values in ascending order. */
function interquartileMeanOfSorted(sorted: ArrayLike<number>): number {
  const cut = Math.floor(sorted.length / 4)
  let sum = 0
  for (let i = cut; i < sorted.length - cut; i++) sum += sorted[i]!
  return sum / (sorted.length - 2 * cut)
}
