const MINUS = '\u2212'
const NARROW_SPACE = '\u202f'

/** Significant digits of a measured number, and how many can be asked for. */
export const [USUAL_DIGITS, MOST_DIGITS] = [3, 6]
const significant = Array.from(
  { length: MOST_DIGITS },
  (_, i) => new Intl.NumberFormat('en-GB', { maximumSignificantDigits: i + 1 }),
)

/** With a real minus, and narrow spaces between thousands. */
export function grouped(text: string): string {
  return text.replaceAll(',', NARROW_SPACE).replace('-', MINUS)
}

/** With as many significant digits as are asked for, two to six. */
export function formatDigits(value: number, digits: number): string {
  if (!Number.isFinite(value)) return 'NaN'
  const magnitude = Math.abs(value)
  if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e6)) return scientific(value, digits - 1)
  return grouped(significant[digits - 1]!.format(value))
}

function scientific(value: number, digits: number): string {
  return value
    .toExponential(digits - 1)
    .replace('e+', 'e')
    .replaceAll('-', MINUS)
}
