import { openGlossary } from '../../store/page/glossary-store'
import { raised } from '../charts/superscript'
import { useText } from '../text/use-text'
import { findTerms } from './find-terms'
import styles from './TermText.module.css'

/** A text whose words of the glossary lead there. */
export function TermText({ text }: { readonly text: string }) {
  const { terms, title } = useText().glossary
  return findTerms(text, terms).map((stretch, i) =>
    stretch.term === undefined ? (
      raised(stretch.text)
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no other name.
        key={i}
        type="button"
        className={styles.term}
        data-inline
        title={terms[stretch.term].says}
        aria-label={`${stretch.text} (${title})`}
        onClick={() => openGlossary(stretch.term)}
      >
        {raised(stretch.text)}
      </button>
    ),
  )
}
