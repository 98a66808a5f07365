import type { CSSProperties } from 'react'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { useFocusLook } from '../runs/run-groups'
import { usePlace } from '../scenario/use-place'
import { StorageLine } from '../storage/StorageLine'
import { useDeclared, useText } from '../text/use-text'
import { BackendLine } from './BackendLine'
import { FreezeButton } from './FreezeButton'
import { FrozenSteps } from './FrozenSteps'
import { HiddenTabChoice } from './HiddenTabChoice'
import styles from './Timeline.module.css'

/** The spine of the run: where it is, where it goes online, what was changed when. */
export function Timeline() {
  const text = useText()
  const declared = useDeclared()
  const { id, progress, status, stepsPerSecond, secondsLeft, marks } = useFocusedRun()
  const look = useFocusLook()
  const place = usePlace('timeline')
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId))
  const { step, totalSteps, borderStep, environmentSteps } = progress ?? EMPTY
  const share = (at: number) => `${(100 * at) / Math.max(1, totalSteps)}%`
  const changes = marks.filter(({ mark }) => mark === 'change' || mark === 'switch')
  return (
    <footer className={styles.timeline} {...place}>
      <FrozenSteps runId={id} totalSteps={totalSteps} />
      <div
        className={styles.track}
        role="progressbar"
        aria-label={text.timeline.label}
        aria-valuemin={0}
        aria-valuemax={totalSteps}
        aria-valuenow={step}
        aria-valuetext={text.timeline.position(step, totalSteps)}
        style={{ '--done': share(step), '--look': look.colour } as CSSProperties}
      >
        {borderStep > 0 && (
          <span className={styles.offline} style={{ width: share(Math.min(borderStep, totalSteps)) }}>
            {text.phases.offline}
          </span>
        )}
        {borderStep < totalSteps && <span className={styles.online}>{text.phases.online}</span>}
      </div>
      {changes.length > 0 && (
        <ul className={styles.marks} aria-label={text.timeline.marks}>
          {changes.map(({ step: at, text: what }, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: marks are only ever added at the end.
              key={index}
              style={{ left: share(at) }}
              title={text.timeline.markAt(declared.change(algorithm, what), at)}
            >
              <span className="visually-hidden">{text.timeline.markAt(declared.change(algorithm, what), at)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.facts}>
        <span data-status={status}>
          {status === 'training' && progress
            ? text.pair(text.status.training, declared.name(progress.stage))
            : text.status[status]}
          {progress && ' · '}
          {progress &&
            text.list([
              text.timeline.position(step, totalSteps),
              ...(secondsLeft !== null && status === 'training' ? [text.timeline.left(secondsLeft)] : []),
            ])}
        </span>
        {stepsPerSecond > 0 && <span className={styles.rate}>{text.timeline.rate(stepsPerSecond)}</span>}
        {environmentSteps > 0 && <span>{text.timeline.environmentSteps(environmentSteps)}</span>}
        <FreezeButton />
        <StorageLine />
        <HiddenTabChoice />
        <BackendLine />
      </div>
    </footer>
  )
}

const EMPTY = { step: 0, totalSteps: 0, borderStep: 0, environmentSteps: 0 }
