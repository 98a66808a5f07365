import type { CSSProperties } from 'react'
import { eventsOf } from '../../store/runs/events'
import { useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import { usePlayHead } from '../../store/timeline/play-head'
import { useFocusLook } from '../runs/run-groups'
import { usePlace } from '../scenario/use-place'
import { StorageLine } from '../storage/StorageLine'
import { useEventWords } from '../text/use-event-words'
import { useDeclared, useText } from '../text/use-text'
import { BackendLine } from './BackendLine'
import { FreezeButton } from './FreezeButton'
import { FrozenSteps } from './FrozenSteps'
import { HiddenTabChoice } from './HiddenTabChoice'
import { PaceControl } from './PaceControl'
import { PastActions, PlayControls } from './PlayControls'
import { PlayHead } from './PlayHead'
import styles from './Timeline.module.css'
import { useCoveredHeight } from './use-height'

/** The spine of the run: where it is, where it goes online, what was changed when, and the step that the stage shows. */
export function Timeline() {
  const text = useText()
  const declared = useDeclared()
  const run = useFocusedRun()
  const { id: runId, progress, status, stepsPerSecond, secondsLeft } = run
  const experiment = useExperiments((state) => state.experiments.find((one) => one.id === run.experimentId))
  const inWords = useEventWords()
  const look = useFocusLook()
  const place = usePlace('timeline')
  const foot = useCoveredHeight('--foot')
  const past = usePlayHead((state) => state.step)
  const { step, totalSteps, onlineStartStep, environmentSteps } = progress ?? EMPTY
  const share = (at: number) => `${(100 * at) / Math.max(1, totalSteps)}%`
  const changes = eventsOf(experiment, run).filter(({ mark }) => mark !== 'online')
  return (
    <footer ref={foot} className={styles.timeline} {...place}>
      <div className={styles.line}>
        <PlayControls />
        <div className={styles.time}>
          <PlayHead />
          <FrozenSteps runId={runId} totalSteps={totalSteps} />
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
            {onlineStartStep > 0 && (
              <span className={styles.offline} style={{ width: share(Math.min(onlineStartStep, totalSteps)) }}>
                {text.phases.offline}
              </span>
            )}
            {onlineStartStep < totalSteps && <span className={styles.online}>{text.phases.online}</span>}
          </div>
          <ul className={styles.marks} aria-label={text.timeline.marks} hidden={changes.length === 0}>
            {changes.map((change, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: marks are only ever added at the end.
                key={index}
                style={{ left: share(change.step) }}
                title={text.timeline.markAt(inWords(change), change.step)}
              >
                <span className="visually-hidden">{text.timeline.markAt(inWords(change), change.step)}</span>
              </li>
            ))}
          </ul>
        </div>
        <PastActions />
      </div>
      <div className={styles.facts}>
        <span data-status={status} className={styles.status}>
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
        {past !== null && <span className={styles.past}>{text.timeline.shown(past)}</span>}
        {stepsPerSecond > 0 && <span className={styles.rate}>{text.timeline.rate(stepsPerSecond)}</span>}
        {environmentSteps > 0 && (
          <span className={styles.lesser}>{text.timeline.environmentSteps(environmentSteps)}</span>
        )}
        <span className={styles.end}>
          <PaceControl />
          <FreezeButton />
          <StorageLine />
          <HiddenTabChoice />
          <BackendLine />
        </span>
      </div>
    </footer>
  )
}

const EMPTY = { step: 0, totalSteps: 0, onlineStartStep: 0, environmentSteps: 0 }
