import { formatMeasured, formatSetting } from '../format/numbers'

/** A measured number inside a formula. */
export function latexNumber(value: number): string {
  return Number.isFinite(value) ? written(formatMeasured(value)) : '\\text{?}'
}

/** The same after a sign: a negative one stands in brackets. */
export function latexSigned(value: number): string {
  return value < 0 ? `(${latexNumber(value)})` : latexNumber(value)
}

/** A setting's value inside a formula, as its control shows it. */
export function latexSetting(value: number): string {
  return written(formatSetting(value))
}

function written(number: string): string {
  return number
    .replaceAll('\u2212', '-')
    .replaceAll('\u202f', '\\,')
    .replace(/e(-?\d+)/, '\\cdot 10^{$1}')
}

/** Words inside a formula. */
export function latexText(words: string): string {
  return `\\text{${words.replaceAll(/[\\{}$&#^_~%]/g, '')}}`
}
