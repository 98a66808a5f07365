import { quantile } from '../../../core/statistics/quantile'

type Rgb = readonly [number, number, number]

/** Cividis (Nuñez, Anderton and Renslow 2018): even steps of lightness, the same to colour-blind readers. */
const CIVIDIS: readonly Rgb[] = [
  [0, 34, 78],
  [18, 53, 112],
  [59, 73, 109],
  [87, 93, 109],
  [112, 113, 115],
  [138, 134, 120],
  [165, 156, 116],
  [195, 179, 105],
  [225, 204, 85],
  [254, 232, 56],
]

/** Blue through pale to orange: below, at and above zero. */
const DIVERGING: readonly Rgb[] = [
  [5, 80, 160],
  [92, 149, 203],
  [178, 205, 229],
  [243, 242, 238],
  [246, 206, 158],
  [224, 145, 61],
  [166, 86, 0],
]

/** Blue through ochre to vermilion: from sure to unsure, each readable as a line on a light and on a dark ground. */
const DOUBT: readonly Rgb[] = [
  [42, 127, 174],
  [172, 130, 30],
  [200, 72, 10],
]
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
