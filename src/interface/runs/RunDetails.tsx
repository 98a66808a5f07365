import { useExperiments } from '../../store/runs/experiments-store'
import { putInFocus } from '../../store/runs/focus'
import { openFork } from '../../store/runs/fork'
import { latestFrozen, useFrozenSteps } from '../../store/runs/frozen'
import { continueRun, pauseRun, removeExperiment } from '../../store/runs/list-actions'
import type { Run } from '../../store/runs/run'
import { runsAsCsv } from '../../store/runs/run-csv'
import { runsAsFile } from '../../store/runs/run-file'
import { Button } from '../controls/Button'
import { saveText } from '../panels/save-chart'
import { useDeclared, useText } from '../text/use-text'
import styles from './RunList.module.css'
import type { RunGroup } from './run-groups'
import { TransferReportNote } from './TransferReportNote'

interface RunDetailsProps {
  readonly id: string
  readonly group: RunGroup
  readonly runs: readonly Run[]
  readonly onRename: () => void
}

/** What can be done with a run and with each of its seeds. */
export function RunDetails({ id, group: { experiment, label }, runs, onRename }: RunDetailsProps) {
  const text = useText()
  const words = text.runs.list
  const alone = useExperiments(({ experiments }) => experiments.length < 2)
  const fileName = (ending: string) => `${label.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.${ending}`
  const json = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`
  const files = [
    {
      what: words.configuration,
      hint: words.configurationHint,
      save: () => saveText(fileName('json'), 'application/json', json(experiment.configuration)),
    },
    { what: words.csv, save: () => saveText(fileName('csv'), 'text/csv', runsAsCsv(label, runs)) },
    {
      what: words.whole,
      save: () => saveText(fileName('run.json'), 'application/json', runsAsFile([{ experiment, label }], runs)),
    },
  ]
  return (
    <div id={id} className={styles.details}>
      <ul>
        {runs.map((run) => (
          <SeedLine key={run.id} run={run} />
        ))}
      </ul>
      {experiment.origin.kind === 'fork' && experiment.origin.carried && (
        <TransferReportNote report={experiment.origin.carried} />
      )}
      <div className={styles.actions}>
        <Button look="plain" onClick={onRename}>
          {words.rename}
        </Button>
        {files.map(({ what, hint, save }) => (
          <Button key={what} look="plain" title={hint} aria-label={words.save(what, label)} onClick={save}>
            {what}
          </Button>
        ))}
        <Button
          look="plain"
          disabled={alone}
          title={alone ? words.removeLast : undefined}
          aria-label={words.save(words.remove, label)}
          onClick={() => void removeExperiment(experiment.id)}
        >
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

/** One seed: how far it is, and what can be done with it. */
function SeedLine({ run: { id, seed, status, hosted, progress, reason } }: { readonly run: Run }) {
  const text = useText()
  const declared = useDeclared()
  const words = text.runs.list
  const focused = useExperiments(({ focus }) => focus === id)
  const frozen = useFrozenSteps(id)
  const latest = hosted || status === 'finished' ? undefined : latestFrozen(id)?.step
  const steps = latest === undefined || frozen.includes(latest) ? frozen : [...frozen, latest]
  const name = words.seed(seed)
  return (
    <li className={styles.seed}>
      <span>{name}</span>
      <span className={styles.state}>
        {progress ? words.seedState(text.status[status], progress.step, progress.totalSteps) : text.status[status]}
        {reason && ` ${declared.translate(reason)}`}
      </span>
      {status === 'training' && (
        <Button look="plain" aria-label={text.pair(name, words.pause)} onClick={() => void pauseRun(id)}>
          {words.pause}
        </Button>
      )}
      {hosted && (status === 'paused' || status === 'ready') && (
        <Button look="plain" aria-label={text.pair(name, words.go)} onClick={() => void continueRun(id)}>
          {words.go}
        </Button>
      )}
      {!focused && (
        <Button look="plain" aria-label={text.pair(name, words.look)} onClick={() => putInFocus(id)}>
          {words.look}
        </Button>
      )}
      {steps.map((step) => (
        <Button
          key={step}
          look="plain"
          aria-label={text.pair(name, text.forks.forkAt(step))}
          onClick={() => openFork(id, step)}
        >
          {text.forks.forkAt(step)}
        </Button>
      ))}
    </li>
  )
}
