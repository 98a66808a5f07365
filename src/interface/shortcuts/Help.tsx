import { Suspense } from 'react'
import { openGlossary } from '../../store/page/glossary-store'
import { showHelp, turnShortcuts, useHelp, useShortcuts } from '../../store/page/shortcuts-store'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { fetchedPart } from '../faults/fetched-part'
import { useText } from '../text/use-text'
import styles from './Help.module.css'
import { shortcuts } from './shortcuts'
import { useSingleKeys } from './use-shortcuts'

const LessonList = fetchedPart(() => import('../lessons/LessonList'), 'LessonList')

/** The button that lists the lessons and the keys, and the lists. */
export function Help() {
  const { help } = useText().everyone
  const open = useHelp((state) => state.open)
  useSingleKeys()
  return (
    <>
      <Button
        className={styles.button}
        aria-label={help}
        title={help}
        data-lesson-button
        onClick={() => showHelp(true)}
      >
        ?
      </Button>
      {open && <HelpDialog />}
    </>
  )
}

function HelpDialog() {
  const { everyone, glossary } = useText()
  const { help, shortcuts: words } = everyone
  const on = useShortcuts((state) => state.on)
  return (
    <Dialog title={help} onClose={() => showHelp(false)}>
      <Button
        onClick={() => {
          showHelp(false)
          openGlossary()
        }}
      >
        {glossary.open}
      </Button>
      <Suspense fallback={null}>
        <LessonList onOpen={() => showHelp(false)} />
      </Suspense>
      <h3>{words.title}</h3>
      <label className={styles.switch}>
        <input type="checkbox" checked={on} onChange={(event) => turnShortcuts(event.target.checked)} />
        {words.on}
      </label>
      <p className={styles.note}>{words.when}</p>
      <dl className={styles.list}>
        {shortcuts.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.names[name]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{words.everywhere}</p>
    </Dialog>
  )
}
