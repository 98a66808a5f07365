import { dismissNotice, useNotices } from '../../store/notices-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './Notices.module.css'

export function Notices() {
  const text = useText()
  const notices = useNotices((state) => state.notices)
  return (
    <section className={styles.notices} aria-label={text.notice.label} aria-live="polite">
      {notices.map(({ id, text: sentence }) => (
        <p key={id} className={styles.notice}>
          <span>{sentence}</span>
          <Button look="plain" onClick={() => dismissNotice(id)}>
            {text.notice.dismiss}
          </Button>
        </p>
      ))}
    </section>
  )
}
