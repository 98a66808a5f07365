import { useId } from 'react'
import { MathSymbol } from '../controls/MathSymbol'
import styles from './Formula.module.css'
import { SymbolNotes } from './SymbolNotes'

/**
 * A formula on a line of its own: pointing explains a symbol, Tab or a tap all of them, and each of these leads to the glossary;
 * Escape puts them away.
 */
export function Formula({ latex }: { readonly latex: string }) {
  const id = useId()
  return (
    <div className={styles.formula}>
      <button
        type="button"
        className={styles.line}
        aria-describedby={id}
        data-formula
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        <MathSymbol latex={latex} />
      </button>
      <div id={id} className={styles.notes}>
        <SymbolNotes latex={latex} links />
      </div>
    </div>
  )
}
