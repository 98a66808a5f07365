import { Suspense, useId, useMemo, useRef, useState } from 'react'
import { useDataset } from '../../store/datasets/dataset-store'
import { useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import { useForking } from '../../store/runs/fork'
import { importRuns } from '../../store/runs/list-actions'
import { runsAsFile } from '../../store/runs/run-file'
import { useTaskFamily } from '../../store/settings/task-family'
import { Button } from '../controls/Button'
import { fetchedPart } from '../faults/fetched-part'
import { saveText } from '../panels/save-chart'
import { useText } from '../text/use-text'
import styles from './RunList.module.css'
import { RunRow } from './RunRow'
import { groupsOf } from './run-groups'
import { useListVersion } from './use-list-version'

const ForkDialog = fetchedPart(() => import('./ForkDialog'), 'ForkDialog')

/** Every run of this visit, for comparing; of a single one hardly more than a line. */
export function RunList() {
  const text = useText()
  const words = text.runs.list
  const id = useId()
  const experiments = useExperiments((state) => state.experiments)
  const focus = useExperiments((state) => state.focus)
  const forking = useForking()
  const version = useListVersion()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const file = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the runs that are read here.
  const groups = useMemo(
    () => groupsOf(experiments, useExperiments.getState().runs, focus),
    [experiments, focus, version],
  )
  const open = chosen ?? experiments.length > 1
  const exportAll = () => {
    const labelled = groups.map(({ experiment, label }) => ({ experiment, label }))
    saveText('runs.json', 'application/json', runsAsFile(labelled, useExperiments.getState().runs))
  }
  return (
    <section className={styles.list} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className="visually-hidden">
          {words.title}
        </h2>
        <Button look="plain" aria-expanded={open} onClick={() => setChosen(!open)}>
          {words.count(experiments.length)}
        </Button>
        <span className={styles.actions}>
          <Button look="plain" onClick={() => file.current?.click()}>
            {words.import}
          </Button>
          <input
            ref={file}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={words.import}
            accept=".json"
            onChange={({ target }) => {
              const [first] = target.files ?? []
              if (first) void importRuns(first)
              // So that choosing the same file again is a choice, too.
              target.value = ''
            }}
          />
          {open && (
            <Button look="plain" onClick={exportAll}>
              {words.exportAll}
            </Button>
          )}
        </span>
      </header>
      {open && (
        <ul className={styles.rows}>
          {groups.map((group) => (
            <RunRow key={group.experiment.id} group={group} groups={groups} version={version} />
          ))}
        </ul>
      )}
      <OnlyShown />
      {forking && (
        <Suspense fallback={null}>
          <ForkDialog key={`${forking.runId}.${forking.step}`} {...forking} />
        </Suspense>
      )}
    </section>
  )
}

/** What Train does while no worker has the run in focus. */
function OnlyShown() {
  const words = useText().runs.list
  const status = useFocusedRun((state) => state.status)
  const hosted = useFocusedRun((state) => state.hosted)
  const onTasks = useTaskFamily() !== null
  const rowsGone = useDataset((state) => state.current === null && state.loading === null) && !onTasks
  const shown = !hosted && (status === 'finished' || status === 'ended')
  if (!shown) return null
  return <p className={styles.note}>{rowsGone ? words.rowsGone : words.onlyShown}</p>
}
