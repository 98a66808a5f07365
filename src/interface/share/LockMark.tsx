import { Hint } from '../controls/Hint'
import { useText } from '../text/use-text'
import styles from './LockMark.module.css'

/** Beside a control that the lesson has locked: says so, and why. */
export function LockMark({ align }: { readonly align?: 'start' | 'end' }) {
  const { lock } = useText().share
  return (
    <span className={styles.mark}>
      <Hint text={lock.why} align={align}>
        {lock.mark}
      </Hint>
    </span>
  )
}
