import { formatDigits, grouped, USUAL_DIGITS } from '../../core/pictures/digits'

const MINUS = '\u2212'
const NARROW_SPACE = '\u202f'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** A measured number, with three significant digits. */
export function formatMeasured(value: number): string {
  return formatDigits(value, USUAL_DIGITS)
}

/** A count, in full. */
export function formatCount(value: number): string {
  return grouped(whole.format(value))
}

/** From here on plain digits are no longer exact. */
const MOST_PLAIN = 1e15

/** A setting as a person would type it: 0.005, 3e-4, 3000, 1000000. */
export function formatSetting(value: number): string {
  const magnitude = Math.abs(value)
  if (Number.isInteger(value) && magnitude < MOST_PLAIN) return String(value)
  if (magnitude < 1e-3) return value.toExponential(2).replace(/\.?0+e/, 'e')
  return String(Number(value.toPrecision(6))).replace('e+', 'e')
}

/** What a person typed: a comma for the point, or a real minus, is understood. NaN where it is no number. */
export function parseSetting(text: string): number {
  const plain = text.trim().replaceAll(MINUS, '-').replaceAll(NARROW_SPACE, '').replace(/\s/g, '').replace(',', '.')
  return plain === '' ? Number.NaN : Number(plain)
}

/** How a language writes lengths of time, spaces included. */
export interface DurationUnits {
  readonly hours: string
  readonly minutes: string
  readonly seconds: string
}

/** Seconds as "12 s", "3 min", "1 h 5 min". */
export function formatDuration(
  seconds: number,
  units: DurationUnits = { hours: ' h', minutes: ' min', seconds: ' s' },
): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))}${units.seconds}`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}${units.minutes}`
  return `${Math.floor(minutes / 60)}${units.hours} ${minutes % 60}${units.minutes}`
}
