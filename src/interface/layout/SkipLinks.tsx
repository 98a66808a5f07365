import { useText } from '../text/use-text'
import styles from './SkipLinks.module.css'

/** The first stops of Tab: past everything that comes before what one is looking for. */
export function SkipLinks() {
  const { skip, everyone } = useText()
  const links = [
    { part: 'experiment', words: skip },
    { part: 'curve', words: everyone.skip.curve },
    { part: 'panels', words: everyone.skip.panels },
  ]
  return (
    <nav aria-label={everyone.skip.label}>
      {links.map(({ part, words }) => (
        <a key={part} className={styles.skip} href={`#${part}`}>
          {words}
        </a>
      ))}
    </nav>
  )
}
