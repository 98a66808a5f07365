import { dismissNotice, useNotices } from '../../store/page/notices-store'
import { changeVersion, putUpdateOff, useOffline } from '../../store/page/offline'
import { Button } from '../controls/Button'
import { useText, useTranslate } from '../text/use-text'
import styles from './Notices.module.css'
import { noticeWords } from './notice-words'

/** The announcer tells those who do not see them. */
export function Notices() {
  const text = useText()
  const translate = useTranslate()
  const notices = useNotices((state) => state.notices)
  const updateReady = useOffline((state) => state.updateReady)
  return (
    <section aria-label={text.notice.label}>
      {updateReady && (
        <p className={styles.notice}>
          <span className={styles.sentence}>{text.everyone.update.ready}</span>
          <Button onClick={changeVersion}>{text.everyone.update.load}</Button>
          <Button look="plain" onClick={putUpdateOff}>
            {text.everyone.update.later}
          </Button>
        </p>
      )}
      {notices.map(({ id, content }) => (
        <p key={id} className={styles.notice}>
          <span className={styles.sentence}>{noticeWords(text, translate, content)}</span>
          <Button look="plain" onClick={() => dismissNotice(id)}>
            {text.notice.dismiss}
          </Button>
        </p>
      ))}
    </section>
  )
}
