import { formatDigits, MOST_DIGITS, USUAL_DIGITS } from './digits'

/** From here on numbers beside an axis are told in thousands: there is no room for them. */
const MANY = 10_000

export interface Tick {
  readonly at: number
  readonly label: string
}

/** Round numbers within a range as they are written beside an axis: with as many digits as tell them apart. */
export function labelledTicks(low: number, high: number, count: number): Tick[] {
  const values = roundTicks(low, high, count)
  for (let digits = USUAL_DIGITS; ; digits++) {
    const labels = values.map((value) => tickLabel(value, digits))
    if (digits === MOST_DIGITS || new Set(labels).size === labels.length) {
      return values.map((at, i) => ({ at, label: labels[i]! }))
    }
  }
}

function tickLabel(value: number, digits: number): string {
  return Math.abs(value) < MANY ? formatDigits(value, digits) : `${formatDigits(value / 1000, digits)}k`
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
const ROUNDING = 1e-9

/**
 * A small range with round ends that holds all; never smaller than that of some of them. Only what is in `beside` may lie
 * on its ends: what is compared with, rather than drawn.
 */
export function roundRange(low: number, high: number, beside: readonly number[] = []): Range {
  const [least, most] = [Math.min(low, ...beside), Math.max(high, ...beside)]
  if (!(least <= most)) return { low: 0, high: 1 }
  const span = most - least
  const flat = span <= FLAT * Math.abs(most)
  const step = roundStep(flat ? Math.abs(most) || 1 : span, 5)
  // What stays level has air above and below.
  const [air, airBeside] = flat ? [0.5, 0.5] : [ROUNDING, -ROUNDING]
  // Where a step of 2 gives way to one of 5, which is no multiple of it, what it held is held as well.
  const steps = isFive(step) ? [step, (step / 5) * 2] : [step]
  const below = (one: number) =>
    Math.min(Math.floor(low / one - air), ...beside.map((at) => Math.floor(at / one - airBeside)))
  const above = (one: number) =>
    Math.max(Math.ceil(high / one + air), ...beside.map((at) => Math.ceil(at / one + airBeside)))
  return {
    // Added to 0: no end is -0.
    low: Math.min(...steps.map((one) => below(one) * one)) + 0,
    high: Math.max(...steps.map((one) => above(one) * one)) + 0,
  }
}

function isFive(step: number): boolean {
  return Math.round(step / 10 ** Math.floor(Math.log10(step * (1 + 1e-9)))) === 5
}
