import { scenarioIds } from '../../core/scenarios/scenario-ids'
import { closeScenario, openScenario } from '../../store/scenario/scenario-actions'
import { type ScenarioId, useScenario } from '../../store/scenario/scenario-store'
import { Select } from '../controls/Select'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useText } from '../text/use-text'
import styles from './ScenarioSelect.module.css'

const FREE = 'free'

/** The scenarios, and none. */
export function ScenarioSelect() {
  const { scenario: words } = useText()
  const id = useScenario((state) => state.id)
  const lock = useLock('scenario')
  const options = [
    ...scenarioIds.map((each) => ({ value: each as string, label: words.names[each] })),
    { value: FREE, label: words.free },
  ]
  if (lock === 'hidden') return null
  return (
    <span className={styles.choice}>
      <Select
        label={words.label}
        compact
        value={id ?? FREE}
        options={options}
        onChange={choose}
        disabled={lock !== null}
      />
      {lock && <LockMark />}
    </span>
  )
}

function choose(value: string): void {
  const address = new URL(window.location.href)
  address.searchParams.delete('scenario')
  address.searchParams.delete('free')
  if (value === FREE) address.searchParams.set('free', '')
  else address.searchParams.set('scenario', value)
  // It is no longer what a link has brought.
  address.hash = ''
  window.history.replaceState(null, '', address)
  void (value === FREE ? closeScenario() : openScenario(value as ScenarioId))
}
