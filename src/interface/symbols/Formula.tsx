import { useId } from 'react'
import { MathSymbol } from '../controls/MathSymbol'
import styles from './Formula.module.css'
import { SymbolNotes } from './SymbolNotes'

/** A formula on a line of its own: pointing explains a symbol, Tab or a tap all of them; Escape puts that away. */
export function Formula({ latex }: { readonly latex: string }) {
  const id = useId()
  return (
    <div className={styles.formula}>
      <button
        type="button"
        className={styles.line}
        aria-describedby={id}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        <MathSymbol latex={latex} />
      </button>
      <div role="tooltip" id={id} className={styles.notes}>
        <SymbolNotes latex={latex} />
      </div>
    </div>
  )
}
