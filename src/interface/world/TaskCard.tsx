import { useMemo } from 'react'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import type { TaskFamily } from '../../core/environments/tasks/task-family'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { changeTaskFamily, placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Select } from '../controls/Select'
import { formatMeasured } from '../format/numbers'
import { Card } from '../layout/Card'
import { RecordedView } from '../scenario/RecordedView'
import { usePlace } from '../scenario/use-place'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useDeclared, useText } from '../text/use-text'
import { useSlowReport } from './use-slow-report'
import { WorldCanvas } from './WorldCanvas'
import styles from './WorldCard.module.css'
import { PlayButton, SpeedChoice } from './WorldPace'
import { WorldReadOut } from './WorldReadOut'

const NO_PARAMETERS = {}

/** A family of tasks, with the current policy adapting to one unseen task after the other. */
export function TaskCard({ family }: { readonly family: TaskFamily }) {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const testTasks = useFocusedRun((state) => state.testTasks)
  const lock = useLock('world')
  const place = usePlace('world')
  // All tasks of a family have the same observations, actions and time limit.
  const environment = useMemo(
    () => family.createEnvironment({ hidden: family.hidden.map(({ low, high }) => (low + high) / 2) }),
    [family],
  )
  return (
    <Card
      title={text.world.title}
      aside={
        lock !== 'hidden' && (
          <>
            {lock && <LockMark align="end" />}
            <Select
              label={text.world.tasks.family}
              compact
              value={family.id}
              options={taskFamilies.map((each) => ({ value: each.id, label: declared.placeLabel(each) }))}
              onChange={changeTaskFamily}
              disabled={lock !== null}
            />
          </>
        )
      }
    >
      <ResetQuestionBox place={placeOf('page', 'environment')} />
      <div className={styles.stage} {...place}>
        <WorldCanvas
          environment={environment}
          parameters={NO_PARAMETERS}
          algorithmId={algorithmId}
          label={text.world.tasks.canvas(declared.placeLabel(family))}
          otherTasks={testTasks}
        />
      </div>
      <RecordedView />
      <Attempt family={family} />
      <WorldReadOut environment={environment} />
      <div className={styles.controls}>
        <PlayButton />
        <SpeedChoice />
      </div>
      <details className={styles.parameters}>
        <summary>{text.world.about}</summary>
        <p className={styles.summary}>{declared.placeSummary(family)}</p>
      </details>
    </Card>
  )
}

/** What is hidden in the task on show, and what the policy knows of it by now. */
function Attempt({ family }: { readonly family: TaskFamily }) {
  const text = useText()
  const { tasks } = text.world
  const declared = useDeclared()
  const attempt = useSlowReport()?.attempt
  if (!attempt || attempt.task.hidden.length !== family.hidden.length) return null
  const { task, episode, episodes, informed } = attempt
  const hidden = family.hidden.map(
    ({ name, unit }, i) => `${declared.name(name)} ${formatMeasured(task.hidden[i]!)} ${declared.name(unit)}`,
  )
  return (
    <p className={styles.attempt}>
      {tasks.hidden(text.list(hidden))}{' '}
      {informed ? tasks.informed(episode, episodes) : tasks.guessing(episode, episodes)}
    </p>
  )
}
