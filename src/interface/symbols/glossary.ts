import { symbols } from '../text/en/symbols'
import type { Text } from '../text/text'
import { symbolFinder } from './mark-symbols'

/** In every language the same. */
export const symbolNames: readonly string[] = Object.keys(symbols)
export const finder = symbolFinder(symbolNames)

/** In one sentence, as the algorithm uses it. */
export function meaningOf(symbol: string, algorithmId: string, text: Text): string {
  const meanings = (text.symbols as Readonly<Record<string, Readonly<Record<string, string>>>>)[symbol]
  return meanings?.[algorithmId] ?? meanings?.usual ?? ''
}
