import { useEffect, useState } from 'react'
import { useNotices } from '../../store/page/notices-store'
import { useOffline } from '../../store/page/offline'
import { useSaid } from '../../store/page/said-store'
import { focusedRun, onFocusedRun, useExperiments } from '../../store/runs/experiments-store'
import { noticeWords } from '../layout/notice-words'
import { comparison } from '../layout/story'
import { comparedRuns } from '../stage/use-shown'
import { useText, useTranslate } from '../text/use-text'
import { endingsToSay, heardOf, whatToSay } from './what-to-say'

/** The page's one voice for those who do not see it: polite, and never faster than a person can listen. */
export function Announcer() {
  const text = useText()
  const inWords = useTranslate()
  const [sentence, speak] = useState('')
  useEffect(() => {
    let heard = heardOf(focusedRun(), 0)
    const endings = [
      onFocusedRun((run) => {
        const message = whatToSay(text, heard, run, performance.now())
        heard = message.heard
        if (message.sentence !== null) speak(message.sentence)
      }),
      useExperiments.subscribe(({ runs }, before) => {
        const status = new Map(before.runs.map((run) => [run.id, run.status]))
        const ended = ({ id, status: now }: (typeof runs)[number]) =>
          now === 'finished' && status.get(id) !== 'finished'
        if (!runs.some(ended)) return
        const live = comparedRuns().filter(({ experiment }) => experiment.origin.kind !== 'recorded')
        const all = live.map(({ short, runs: own }) => ({ name: short, runs: own }))
        const said = endingsToSay(text, all, status, () => comparison(text))
        if (said !== null) speak(said)
      }),
      useSaid.subscribe(({ sentence }) => speak(sentence)),
      useNotices.subscribe(({ notices }, before) => {
        if (notices.length > before.notices.length) speak(noticeWords(text, inWords, notices.at(-1)!.content))
      }),
      useOffline.subscribe(({ updateReady }) => {
        if (updateReady) speak(text.everyone.update.ready)
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
