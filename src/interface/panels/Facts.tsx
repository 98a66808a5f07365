import { raised } from '../charts/superscript'
import { Hint } from '../controls/Hint'
import styles from './Facts.module.css'

export interface Fact {
  readonly label: string
  readonly value: string
  readonly explanation: string
}

/** Figures with their names, each explained one hover away. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, explanation }) => (
        <div key={label}>
          <dt>
            <Hint text={raised(explanation)}>{raised(label)}</Hint>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
