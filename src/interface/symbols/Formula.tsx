import { useId, useState } from 'react'
import { MathSymbol } from '../controls/MathSymbol'
import styles from './Formula.module.css'
import { SymbolNotes } from './SymbolNotes'

/**
 * A formula on a line of its own: pointing explains a symbol, Tab or a tap all of them, and each of these leads to the glossary;
 * Escape puts them away.
 */
export function Formula({ latex }: { readonly latex: string }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it follows where the focus is; nothing is pressed here.
    <div
      className={styles.formula}
      onFocus={() => setOpen(true)}
      // Not by the style sheet's :focus: between the formula and its notes nothing has the focus.
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setOpen(false)}
    >
      <button
        type="button"
        className={styles.line}
        aria-describedby={id}
        data-formula
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        <MathSymbol latex={latex} />
      </button>
      <div id={id} className={styles.notes} hidden={!open} onPointerDown={(event) => event.preventDefault()}>
        <SymbolNotes latex={latex} links />
      </div>
    </div>
  )
}
