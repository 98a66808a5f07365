import type { Scenario } from '../../core/scenarios/scenario'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { isOver, type LiveRun, secondsEach, secondsLeft } from '../../store/scenario/scenario-live'
import { useShownLanguage } from '../text/language'
import { useDeclared, useText } from '../text/use-text'
import styles from './ScenarioStatus.module.css'

interface LiveProgressProps {
  readonly runs: readonly LiveRun[]
  readonly scenario: Scenario
}

/** How far each method is, over its seeds, and when all of them are through. */
export function LiveProgress({ runs, scenario }: LiveProgressProps) {
  const text = useText()
  const declared = useDeclared()
  const { live: words } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const focus = useFocusedRun((state) => state.id)
  const { methods, secondsLive } = scenario
  const left = secondsLeft(runs, secondsEach(secondsLive, methods.length), focus)
  const reasons = [
    ...new Set(
      runs.flatMap(({ run }) => (run.status === 'failed' && run.reason ? declared.translate(run.reason) : [])),
    ),
  ]
  const going = runs.some(({ run }) => !isOver(run))
  return (
    <div className={styles.progress}>
      <ul aria-label={words.methods} className={styles.methods}>
        {methods.map(({ id, label }) => {
          const own = runs.filter(({ method }) => method === id).map(({ run }) => run)
          const [first] = own
          if (!first) return null
          const sum = (of: (run: (typeof own)[number]) => number) => own.reduce((all, run) => all + of(run), 0)
          const name = label[language]
          return (
            <li
              key={id}
              data-method={id}
              data-live={own.every(({ status }) => status === first.status) ? first.status : 'training'}
              title={own
                .map((run) =>
                  text.pair(String(run.seed), run.reason ? declared.translate(run.reason) : text.status[run.status]),
                )
                .join('\n')}
            >
              <span className={styles.name}>{name}</span>
              <progress
                max={Math.max(
                  1,
                  sum(({ progress }) => progress?.totalSteps ?? 1),
                )}
                value={sum(({ progress }) => progress?.step ?? 0)}
                aria-label={words.progress(name)}
              />
            </li>
          )
        })}
      </ul>
      {reasons.map((reason) => (
        <p key={reason} className={styles.note} role="alert">
          {reason}
        </p>
      ))}
      {left !== null && going && (
        <span className={styles.note} data-left>
          {words.left(left)}
        </span>
      )}
    </div>
  )
}
