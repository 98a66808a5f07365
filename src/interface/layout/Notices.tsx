import { dismissNotice, type NoticeContent, useNotices } from '../../store/notices-store'
import { changeVersion, putUpdateOff, useOffline } from '../../store/offline'
import { Button } from '../controls/Button'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import styles from './Notices.module.css'

export function Notices() {
  const text = useText()
  const notices = useNotices((state) => state.notices)
  const updateReady = useOffline((state) => state.updateReady)
  return (
    <section aria-label={text.notice.label} aria-live="polite">
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
          <span className={styles.sentence}>{wordsOf(text, content)}</span>
          <Button look="plain" onClick={() => dismissNotice(id)}>
            {text.notice.dismiss}
          </Button>
        </p>
      ))}
    </section>
  )
}

function wordsOf({ notice, scenario }: Text, content: NoticeContent): string {
  if (typeof content === 'string') return content
  if (content.kind === 'shared') return text.share.notice(content.opened, content.problems)
  if (content.kind === 'no-scenario') return scenario.missing(content.why)
  return notice.takenUp(content.why, content.step, content.lostSteps)
}
