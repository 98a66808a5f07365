import { Suspense, useState } from 'react'
import { SHARE_PLACE } from '../../store/share/share-restore'
import { Button } from '../controls/Button'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { fetchedPart } from '../faults/fetched-part'
import { usePlace } from '../scenario/use-place'
import { useText } from '../text/use-text'
import styles from './ShareButton.module.css'

const ShareDialog = fetchedPart(() => import('./ShareDialog'), 'ShareDialog')

/** Opens the dialog that gives the link; an experiment that was opened meanwhile asks here before it takes over. */
export function ShareButton() {
  const text = useText()
  const place = usePlace('share')
  const [opened, setOpened] = useState(false)
  return (
    <div className={styles.share} {...place}>
      <Button look="plain" aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {text.share.open}
      </Button>
      <div className={styles.question}>
        <ResetQuestionBox place={SHARE_PLACE} question={text.share.question} />
      </div>
      {opened && (
        <Suspense fallback={null}>
          <ShareDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </div>
  )
}
