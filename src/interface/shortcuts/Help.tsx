import { showHelp, turnShortcuts, useHelp, useShortcuts } from '../../store/shortcuts-store'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { useText } from '../text/use-text'
import styles from './Help.module.css'
import { shortcuts } from './shortcuts'
import { useSingleKeys } from './use-shortcuts'

/** The button that lists the keys, and the list. */
export function Help() {
  const words = useText().everyone.shortcuts
  const open = useHelp((state) => state.open)
  useSingleKeys()
  return (
    <>
      <Button className={styles.button} aria-label={words.title} title={words.title} onClick={() => showHelp(true)}>
        ?
      </Button>
      {open && <HelpDialog />}
    </>
  )
}

function HelpDialog() {
  const words = useText().everyone.shortcuts
  const on = useShortcuts((state) => state.on)
  return (
    <Dialog title={words.title} onClose={() => showHelp(false)}>
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
