import { useEffect, useState } from 'react'
import { useNotices } from '../../store/page/notices-store'
import { useOffline } from '../../store/page/offline'
import { focusedRun, onFocusedRun } from '../../store/runs/experiments-store'
import { noticeWords } from '../layout/notice-words'
import { useText, useTranslate } from '../text/use-text'
import { heardOf, whatToSay } from './what-to-say'

/** The page's one voice for those who do not see it: polite, and never faster than a person can listen. */
export function Announcer() {
  const text = useText()
  const inWords = useTranslate()
  const [sentence, translate] = useState('')
  useEffect(() => {
    let heard = heardOf(focusedRun(), 0)
    const endings = [
      onFocusedRun((run) => {
        const message = whatToSay(text, heard, run, performance.now())
        heard = message.heard
        if (message.sentence !== null) translate(message.sentence)
      }),
      useNotices.subscribe(({ notices }, before) => {
        if (notices.length > before.notices.length) translate(noticeWords(text, inWords, notices.at(-1)!.content))
      }),
      useOffline.subscribe(({ updateReady }) => {
        if (updateReady) translate(text.everyone.update.ready)
      }),
    ]
    return () => {
      for (const end of endings) end()
    }
  }, [text, inWords])
  return (
    <p className="visually-hidden" role="status" aria-label={text.everyone.announce.label}>
      {sentence}
    </p>
  )
}
