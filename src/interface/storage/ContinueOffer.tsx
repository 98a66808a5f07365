import { continueStored, forgetStored, putOffersAway } from '../../store/storage/come-back'
import { openStorage, useStorage } from '../../store/storage/storage-store'
import { Button } from '../controls/Button'
import notice from '../layout/Notices.module.css'
import { useText } from '../text/use-text'

/** After a reload, a crash or a closed tab: the newest run that was interrupted may go on. */
export function ContinueOffer() {
  const text = useText()
  const words = text.storage
  const offered = useStorage((state) => state.offered)
  // What has finished waits among the stored runs.
  const newest = offered.find(({ step, totalSteps }) => step < totalSteps)
  if (!newest) return null
  const { id, label, step, totalSteps, savedAt } = newest
  return (
    <section className={notice.notice} aria-label={words.offer}>
      <span className={notice.sentence}>
        {words.interrupted(label, step, totalSteps, (Date.now() - savedAt) / 1000)}
        {offered.length > 1 && ` ${words.others(offered.length - 1)}`}
      </span>
      <Button look="primary" onClick={() => void continueStored(id)}>
        {words.continue}
      </Button>
      {offered.length > 1 && (
        <Button look="plain" onClick={() => openStorage(true)}>
          {words.all}
        </Button>
      )}
      <Button look="plain" onClick={putOffersAway}>
        {words.later}
      </Button>
      <Button look="plain" onClick={() => void forgetStored(id)}>
        {words.forget}
      </Button>
    </section>
  )
}
