import { formatMeasured } from '../format/numbers'

/** From here on numbers beside an axis are told in thousands: there is no room for them. */
const MANY = 10_000

export function tickLabel(value: number): string {
  return Math.abs(value) < MANY ? formatMeasured(value) : `${formatMeasured(value / 1000)}k`
}

/** Round numbers within a range, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const step = roundStep(high - low, count)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

function roundStep(span: number, count: number): number {
  const raw = (span > 0 ? span : 1) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10
  return factor * power
}

export interface Range {
  readonly low: number
  readonly high: number
}

/** In proportion to the values: differences below are those of rounding. */
const FLAT = 1e-5

/** The smallest range with round ends that holds both: a chart's axis grows and never shrinks or jumps back. */
export function grownRange(before: Range | null, low: number, high: number): Range {
  const wanted = { low: Math.min(low, before?.low ?? low), high: Math.max(high, before?.high ?? high) }
  if (before && wanted.low >= before.low && wanted.high <= before.high) return before
  const span = wanted.high - wanted.low
  const flat = span <= FLAT * Math.abs(wanted.high)
  const step = roundStep(flat ? Math.abs(wanted.high) || 1 : span, 5)
  // A line that stays level has air above and below.
  const air = flat ? 0.5 : 1e-9
  return {
    low: low >= (before?.low ?? Number.POSITIVE_INFINITY) ? before!.low : Math.floor(wanted.low / step - air) * step,
    high:
      high <= (before?.high ?? Number.NEGATIVE_INFINITY) ? before!.high : Math.ceil(wanted.high / step + air) * step,
  }
}
