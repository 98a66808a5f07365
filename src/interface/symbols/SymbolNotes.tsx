import { openGlossary, symbolKey } from '../../store/page/glossary-store'
import { useSettings } from '../../store/settings/settings-store'
import { MathSymbol } from '../controls/MathSymbol'
import { useDeclared, useText } from '../text/use-text'
import { finder, meaningOf } from './glossary'
import styles from './SymbolNotes.module.css'

interface SymbolNotesProps {
  readonly latex: string
  /** Each leads to the glossary; not inside a tooltip, which nobody can reach into. */
  readonly links?: boolean
}

/** Every symbol of some LaTeX with its meaning: what pointing at each tells, for those who do not point. */
export function SymbolNotes({ latex, links = false }: SymbolNotesProps) {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const symbols = finder.find(latex)
  return symbols.map((symbol) => {
    const note = (
      <>
        <MathSymbol latex={symbol} className={styles.symbol} />
        <span>{meaningOf(symbol, algorithmId, text, declared)}</span>
      </>
    )
    if (!links) {
      return (
        <span key={symbol} className={styles.note}>
          {note}
        </span>
      )
    }
    return (
      <button
        key={symbol}
        type="button"
        className={`${styles.note} ${styles.link}`}
        title={text.glossary.title}
        onClick={() => openGlossary(symbolKey(symbol))}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        {note}
      </button>
    )
  })
}
