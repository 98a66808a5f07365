import { type ChangeEvent, useRef, useState } from 'react'
import { useAssignment } from '../../store/assignment/assignment-store'
import { useDataset } from '../../store/datasets/dataset-store'
import { useSettings } from '../../store/settings/settings-store'
import { openFile } from '../../store/share/share-restore'
import { fileOf, replayableChanges, type ShareChoices, shareableState } from '../../store/share/share-state'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { saveText } from '../panels/save-chart'
import { useText } from '../text/use-text'
import { ClassChoices } from './ClassChoices'
import { CopyLink } from './CopyLink'
import styles from './ShareDialog.module.css'

const FILE_NAME = 'experiment.json'

/** The page as a link and as a file, and what whoever opens it may do. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useText().share
  const changes = replayableChanges()
  const { current } = useDataset()
  const ownSeed = useSettings((state) => state.seed)
  const [choices, setChoices] = useState<ShareChoices>(() => {
    const { locks, stop, predictFirst } = useAssignment.getState()
    return { replay: changes > 0, locks, stop, predictFirst }
  })
  const [seed, setSeed] = useState(ownSeed)
  const [state] = [shareableState(choices)].map((shared) => shared && { ...shared, seed })
  const input = useRef<HTMLInputElement>(null)
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (file) void openFile(file).then(onClose)
    target.value = ''
  }
  const file = state?.dataset?.kind === 'file' ? state.dataset.path : null
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className={styles.what}>{state?.page.scenario ? words.inScenario : words.what}</p>
      {file !== null && <p className={styles.file}>{words.file(current?.files?.[0]?.name ?? file)}</p>}
      {changes > 0 && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={choices.replay}
            onChange={(event) => setChoices({ ...choices, replay: event.target.checked })}
          />
          {words.replay(changes)}
        </label>
      )}
      <CopyLink state={state} />
      <div className={styles.buttons}>
        <Button disabled={!state} onClick={() => state && saveText(FILE_NAME, 'application/json', fileOf(state))}>
          {words.save}
        </Button>
        <Button onClick={() => input.current?.click()}>{words.load}</Button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.load}
          accept=".json,application/json"
          onChange={take}
        />
      </div>
      <p className={styles.what}>{words.saveExplained}</p>
      <ClassChoices choices={choices} onChange={setChoices} seed={seed} onSeed={setSeed} />
    </Dialog>
  )
}
