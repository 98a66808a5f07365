import type { Scenario } from '../../core/scenarios/scenario'
import { useRun } from '../../store/runs/run-store'
import { isOver, type LiveMember, secondsEach, secondsLeft } from '../../store/scenario/scenario-live'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './ScenarioBanner.module.css'

interface LiveProgressProps {
  readonly members: readonly LiveMember[]
  readonly scenario: Scenario
}

/** How far each method is, and when all of them are through. */
export function LiveProgress({ members, scenario }: LiveProgressProps) {
  const text = useText()
  const { live: words } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const focus = useRun((state) => state.runId)
  const { methods, secondsLive } = scenario
  const left = secondsLeft(members, secondsEach(secondsLive, methods.length), focus)
  const several = new Set(members.map(({ member }) => member.seed)).size > 1
  return (
    <div className={styles.progress}>
      <ul aria-label={words.methods} className={styles.methods}>
        {members.map(({ method, member }) => {
          const label = methods.find(({ id }) => id === method)!.label[language]
          const name = several ? text.runs.lines.ofSeed(label, member.seed) : label
          const { step = 0, totalSteps = 1 } = member.progress ?? {}
          return (
            <li key={member.runId} data-method={method} data-live={member.status}>
              <span className={styles.name}>{name}</span>
              <progress max={Math.max(1, totalSteps)} value={step} aria-label={words.progress(name)} />
              <span className={styles.note}>
                {member.status === 'training' && member.secondsLeft !== null
                  ? words.left(member.secondsLeft)
                  : text.status[member.status]}
              </span>
            </li>
          )
        })}
      </ul>
      {left !== null && members.some(({ member }) => !isOver(member)) && (
        <p className={styles.note} data-left>
          {words.leftForAll(left)}
        </p>
      )}
    </div>
  )
}
