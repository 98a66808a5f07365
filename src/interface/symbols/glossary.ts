import { formulas } from '../loss/formulas'
import type { Declared } from '../text/declared'
import { symbols } from '../text/en/symbols'
import type { Text } from '../text/text'
import { symbolFinder } from './mark-symbols'

/** In every language the same: those with a usual meaning, and those that one algorithm alone has. */
export const symbolNames: readonly string[] = [
  ...new Set([
    ...Object.keys(symbols),
    ...[...formulas.values()].flatMap((formula) => Object.keys(formula.symbols ?? {})),
  ]),
]
export const finder = symbolFinder(symbolNames)

/** In one sentence, as the algorithm uses it. */
export function meaningOf(symbol: string, algorithmId: string, text: Text, declared: Declared): string {
  const own = declared.symbol(algorithmId, symbol, formulas.get(algorithmId)?.symbols?.[symbol])
  const usual: Readonly<Record<string, string>> = text.symbols
  return own ?? usual[symbol] ?? ''
}
