import { openFork } from '../../store/runs/fork'
import { useFrozenSteps } from '../../store/runs/frozen'
import { useText } from '../text/use-text'
import styles from './Timeline.module.css'

interface FrozenStepsProps {
  readonly runId: number
  readonly totalSteps: number
}

/** The steps from which other futures can begin, on the time axis. */
export function FrozenSteps({ runId, totalSteps }: FrozenStepsProps) {
  const { forks } = useText()
  const steps = useFrozenSteps(runId)
  if (steps.length === 0 || totalSteps === 0) return null
  return (
    <ul className={styles.frozen} aria-label={forks.frozenPoints}>
      {steps.map((step) => (
        <li key={step} style={{ left: `${(100 * step) / totalSteps}%` }}>
          <button
            type="button"
            title={forks.forkAt(step)}
            aria-label={forks.forkAt(step)}
            onClick={() => openFork(runId, step)}
          />
        </li>
      ))}
    </ul>
  )
}
