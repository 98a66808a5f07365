import type { Dataset } from '../core/data/dataset'
import { inEnglish } from '../core/messages/message'

/** What a reader has to say about a file, a line each: what it did not use, what it assumed, what looks wrong. */
export function toldLines({ unused = [], assumptions, warnings }: Dataset): string[] {
  return [
    ...(unused.length > 0 ? [`not used: ${unused.join(', ')}`] : []),
    ...assumptions.map((assumption) => `assumed: ${inEnglish(assumption)}`),
    ...warnings.map((warning) => `warning: ${inEnglish(warning)}`),
  ]
}
