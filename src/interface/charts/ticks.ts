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

/** A small range with round ends that holds both; never smaller than that of values in between. */
export function roundRange(low: number, high: number): Range {
  const span = high - low
  const flat = span <= FLAT * Math.abs(high)
  const step = roundStep(flat ? Math.abs(high) || 1 : span, 5)
  // A line that stays level has air above and below.
  const air = flat ? 0.5 : 1e-9
  // Where a step of 2 gives way to one of 5, which is no multiple of it, what it held is held as well.
  const steps = isFive(step) ? [step, (step / 5) * 2] : [step]
  // Added to 0: no end is -0.
  return {
    low: Math.min(...steps.map((one) => Math.floor(low / one - air) * one)) + 0,
    high: Math.max(...steps.map((one) => Math.ceil(high / one + air) * one)) + 0,
  }
}

function isFive(step: number): boolean {
  return Math.round(step / 10 ** Math.floor(Math.log10(step * (1 + 1e-9)))) === 5
}
