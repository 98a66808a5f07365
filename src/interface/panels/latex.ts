import { formatMeasured } from '../format/numbers'

/** A measured number inside a formula. */
export function latexNumber(value: number): string {
  if (!Number.isFinite(value)) return '\\text{?}'
  return formatMeasured(value)
    .replaceAll('\u2212', '-')
    .replaceAll('\u202f', '\\,')
    .replace(/e(-?\d+)/, '\\cdot 10^{$1}')
}

/** Words inside a formula. */
export function latexText(words: string): string {
  return `\\text{${words.replaceAll(/[\\{}$&#^_~%]/g, '')}}`
}
