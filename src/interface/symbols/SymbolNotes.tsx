import { useSettings } from '../../store/settings/settings-store'
import { MathSymbol } from '../controls/MathSymbol'
import { useDeclared, useText } from '../text/use-text'
import { finder, meaningOf } from './glossary'
import styles from './SymbolNotes.module.css'

/** Every symbol of some LaTeX with its meaning: what pointing at each tells, for those who do not point. */
export function SymbolNotes({ latex }: { readonly latex: string }) {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const symbols = finder.find(latex)
  return symbols.map((symbol) => (
    <span key={symbol} className={styles.note}>
      <MathSymbol latex={symbol} className={styles.symbol} />
      <span>{meaningOf(symbol, algorithmId, text, declared)}</span>
    </span>
  ))
}
