import { useEffect } from 'react'
import { continueStored, forgetStored } from '../../store/storage/come-back'
import { clearStorage } from '../../store/storage/database'
import { measureStorage } from '../../store/storage/measure'
import { openStorage, useStorage } from '../../store/storage/storage-store'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { useText } from '../text/use-text'
import { RunFiles } from './RunFiles'
import styles from './StorageDialog.module.css'

/** What this browser keeps of the runs: how much, since when, and how to be rid of it. */
export function StorageDialog() {
  const text = useText()
  const words = text.storage
  const { offered, usage, refused, savedAt } = useStorage()
  useEffect(() => {
    void measureStorage()
  }, [])
  const close = () => openStorage(false)
  const clear = async () => {
    await clearStorage()
    await measureStorage()
  }
  return (
    <Dialog title={words.title} onClose={close}>
      <div className={styles.parts}>
        <p>{words.explanation}</p>
        {refused && <p role="alert">{words.refused[refused]}</p>}
        {savedAt !== null && <p>{words.savedAgo((Date.now() - savedAt) / 1000)}</p>}
        {usage && <p data-usage={usage.used}>{words.usage(usage.used, usage.quota)}</p>}
        {offered.length > 0 && (
          <ul className={styles.runs}>
            {offered.map(({ id, label, step, totalSteps, savedAt: at }) => (
              <li key={id}>
                <span>{words.interrupted(label, step, totalSteps, (Date.now() - at) / 1000)}</span>
                <Button
                  onClick={() => {
                    close()
                    void continueStored(id)
                  }}
                >
                  {words.continue}
                </Button>
                <Button look="plain" onClick={() => void forgetStored(id)}>
                  {words.forget}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Button onClick={() => void clear()}>{words.clear}</Button>
        <RunFiles />
      </div>
    </Dialog>
  )
}
