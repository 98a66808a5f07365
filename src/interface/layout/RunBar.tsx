import { useId } from 'react'
import { useDataset } from '../../store/datasets/dataset-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { resetRun, stepOnce, trainOrPause } from '../../store/runs/run-actions'
import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { useTaskFamily } from '../../store/settings/task-family'
import { Button } from '../controls/Button'
import { useLiveAction, useScenarioInFocus } from '../scenario/use-live-action'
import { usePlace } from '../scenario/use-place'
import { useLock } from '../share/use-lock'
import { useWhyNot } from '../share/use-why-not'
import { useText } from '../text/use-text'
import styles from './RunBar.module.css'
import { SeedInput } from './SeedInput'
import { useCoveredHeight } from './use-height'

/** Train, pause, step, reset: always within reach. */
export function RunBar() {
  const text = useText()
  const status = useFocusedRun((state) => state.status)
  const begun = useFocusedRun((state) => (state.progress?.step ?? 0) > 0)
  const inScenario = useScenarioInFocus()
  const live = useLiveAction()
  const recorded = status === 'recorded'
  const scenario = useScenario((state) => state.open?.scenario)
  const seedCount = useSettings((state) => state.seedCount)
  const preparing = recorded ? !live.ready : status === 'preparing'
  const hosted = useFocusedRun((state) => state.hosted)
  const onTasks = useTaskFamily() !== null
  const rowsGone = useDataset((state) => state.current === null && state.loading === null) && !onTasks
  const lock = useLock('run')
  const why = useWhyNot()
  const id = useId()
  const place = usePlace('runBar')
  const bar = useCoveredHeight('--bar')
  const runLive = usePlace('runLive')
  const takes = recorded && scenario ? text.scenario.live.takes(scenario.secondsLive * seedCount, seedCount) : undefined
  const over =
    status !== 'waiting' && status !== 'preparing' && (!hosted || status === 'finished' || status === 'failed')
  const own = status === 'training' ? text.runBar.pause : over ? text.runBar.again : text.runBar.train
  return (
    <section ref={bar} className={styles.bar} aria-label={text.runBar.label} {...place}>
      <Button
        {...(scenario ? runLive : undefined)}
        look="primary"
        data-key="t"
        className={styles.main}
        disabled={preparing || why !== null || (over && rowsGone && !inScenario)}
        title={why ?? (preparing ? text.runBar.wait : takes)}
        aria-describedby={why === null ? undefined : id}
        onClick={() => void trainOrPause()}
      >
        {inScenario ? live.label : own}
      </Button>
      {why !== null && (
        <span id={id} className="visually-hidden">
          {why}
        </span>
      )}
      {/* A recording has nothing to step or to reset; the buttons stand there all the same, and nothing moves. */}
      {lock !== 'hidden' && (
        <>
          <Button
            data-key="s"
            disabled={preparing || recorded || over || !hosted || why !== null || lock !== null}
            title={why ?? text.runBar.stepHint}
            onClick={() => void stepOnce()}
          >
            {text.runBar.step}
          </Button>
          <Button
            data-key="r"
            disabled={preparing || recorded || (!begun && !over) || lock !== null}
            title={text.runBar.resetHint}
            onClick={() => void resetRun()}
          >
            {text.runBar.reset}
          </Button>
        </>
      )}
      {lock !== 'hidden' && <SeedInput locked={lock !== null} />}
    </section>
  )
}
