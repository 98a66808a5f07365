import type { Scenario } from '../../core/scenarios/scenario'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { isOver, type LiveRun, secondsEach, secondsLeft } from '../../store/scenario/scenario-live'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './ScenarioBanner.module.css'

interface LiveProgressProps {
  readonly runs: readonly LiveRun[]
  readonly scenario: Scenario
}

/** How far each method is, and when all of them are through. */
export function LiveProgress({ runs, scenario }: LiveProgressProps) {
  const text = useText()
  const { live: words } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const focus = useFocusedRun((state) => state.id)
  const { methods, secondsLive } = scenario
  const left = secondsLeft(runs, secondsEach(secondsLive, methods.length), focus)
  const several = new Set(runs.map(({ run }) => run.seed)).size > 1
  return (
    <div className={styles.progress}>
      <ul aria-label={words.methods} className={styles.methods}>
        {runs.map(({ method, run }) => {
          const label = methods.find(({ id }) => id === method)!.label[language]
          const name = several ? text.runs.lines.ofSeed(label, run.seed) : label
          const { step = 0, totalSteps = 1 } = run.progress ?? {}
          return (
            <li key={run.id} data-method={method} data-live={run.status}>
              <span className={styles.name}>{name}</span>
              <progress max={Math.max(1, totalSteps)} value={step} aria-label={words.progress(name)} />
              <span className={styles.note}>
                {run.status === 'training' && run.secondsLeft !== null
                  ? words.left(run.secondsLeft)
                  : text.status[run.status]}
              </span>
            </li>
          )
        })}
      </ul>
      {left !== null && runs.some(({ run }) => !isOver(run)) && (
        <p className={styles.note} data-left>
          {words.leftForAll(left)}
        </p>
      )}
    </div>
  )
}
