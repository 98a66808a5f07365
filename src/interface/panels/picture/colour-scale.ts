import { quantile } from '../../../core/statistics/quantile'
import { CIVIDIS, DIVERGING, DOUBT, type Rgb } from '../../palette'

/** Above this share of the values the scale ends, so that a few of them do not take it all. */
const MOST = 0.95

export interface ColourScale {
  readonly low: number
  readonly high: number
  /** null of NaN */
  readonly colour: (value: number) => string | null
}

/** From dark, the lowest, to light, the highest. */
export function sequentialScale(values: ArrayLike<number>): ColourScale {
  const { low, high } = extent(values)
  return { low, high, colour: between(CIVIDIS, low, high) }
}

/** For lines coloured by how unsure a model is. */
export function doubtScale(values: readonly number[]): ColourScale {
  const { low } = extent(values)
  const high = values.length > 0 ? quantile(values, MOST) : 1
  return { low, high, colour: between(DOUBT, low, high) }
}

/** Pale at zero, with as much room below as above. */
export function divergingScale(values: ArrayLike<number>): ColourScale {
  const { low, high } = extent(values)
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1
  return { low: -reach, high: reach, colour: between(DIVERGING, -reach, reach) }
}

function between(stops: readonly Rgb[], low: number, high: number): ColourScale['colour'] {
  const span = high - low || 1
  return (value) => {
    if (Number.isNaN(value)) return null
    const position = Math.min(1, Math.max(0, (value - low) / span)) * (stops.length - 1)
    const below = Math.min(stops.length - 2, Math.floor(position))
    const share = position - below
    const channel = (i: number) => Math.round(stops[below]![i]! + share * (stops[below + 1]![i]! - stops[below]![i]!))
    return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`
  }
}

export function extent(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue
    low = Math.min(low, values[i]!)
    high = Math.max(high, values[i]!)
  }
  return low <= high ? { low, high } : { low: 0, high: 1 }
}
