import { useId, useState } from 'react'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { checkpointFile, networksFile, openFile, type SavedFile } from '../../store/storage/files'
import { Button } from '../controls/Button'
import { saveBlob } from '../panels/save-chart'
import { useText, useTranslate } from '../text/use-text'
import styles from './StorageDialog.module.css'

/** The run in focus as files, and the way back. */
export function RunFiles() {
  const text = useText()
  const translate = useTranslate()
  const words = text.storage.files
  const id = useId()
  const [told, setTold] = useState<string | Message | null>(null)
  const attempt = async (task: () => Promise<string>) => {
    try {
      setTold(await task())
    } catch (error) {
      setTold(messageOf(error))
    }
  }
  const save = (make: () => Promise<SavedFile>) =>
    void attempt(async () => {
      const { name, bytes } = await make()
      saveBlob(name, new Blob([bytes], { type: 'application/octet-stream' }))
      return words.saved(name)
    })
  const open = (file: File) =>
    void attempt(async () => {
      const done = await openFile(file)
      return done === 'continued' ? words.continued : words.loaded(done)
    })
  return (
    <section className={styles.files} aria-labelledby={id}>
      <h3 id={id}>{words.title}</h3>
      <p>{words.explanation}</p>
      <div className={styles.buttons}>
        <Button onClick={() => save(checkpointFile)}>{words.checkpoint}</Button>
        <Button onClick={() => save(() => networksFile('safetensors'))}>{words.networks}</Button>
        <Button onClick={() => save(() => networksFile('onnx'))}>{words.policy}</Button>
      </div>
      <label className={styles.open}>
        {words.open}
        <input
          type="file"
          accept=".o2o,.safetensors,.onnx"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) open(file)
            target.value = ''
          }}
        />
      </label>
      <p role="status">{told !== null && typeof told === 'object' ? translate(told) : told}</p>
    </section>
  )
}
