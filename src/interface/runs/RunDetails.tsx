import { putInFocus } from '../../store/runs/focus'
import { openFork } from '../../store/runs/fork'
import { latestFrozen, useFrozenSteps } from '../../store/runs/frozen'
import { continueMember, pauseMember, removeRun } from '../../store/runs/list-actions'
import type { Member } from '../../store/runs/member'
import { runsAsCsv } from '../../store/runs/run-csv'
import { runsAsFile } from '../../store/runs/run-file'
import { useRuns } from '../../store/runs/runs-store'
import { Button } from '../controls/Button'
import { saveText } from '../panels/save-chart'
import { useText } from '../text/use-text'
import { CarriedNote } from './CarriedNote'
import styles from './RunList.module.css'
import type { RunGroup } from './run-groups'

interface RunDetailsProps {
  readonly id: string
  readonly group: RunGroup
  readonly members: readonly Member[]
  readonly onRename: () => void
}

/** What can be done with a run and with each of its seeds. */
export function RunDetails({ id, group: { run, label }, members, onRename }: RunDetailsProps) {
  const text = useText()
  const words = text.runs.list
  const alone = useRuns(({ runs }) => runs.length < 2)
  const fileName = (ending: string) => `${label.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.${ending}`
  const json = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`
  const files = [
    {
      what: words.configuration,
      hint: words.configurationHint,
      save: () => saveText(fileName('json'), 'application/json', json(run.configuration)),
    },
    { what: words.csv, save: () => saveText(fileName('csv'), 'text/csv', runsAsCsv(label, members)) },
    {
      what: words.whole,
      save: () => saveText(fileName('run.json'), 'application/json', runsAsFile([{ run, label }], members)),
    },
  ]
  return (
    <div id={id} className={styles.details}>
      <ul>
        {members.map((member) => (
          <SeedLine key={member.runId} member={member} />
        ))}
      </ul>
      {run.origin.kind === 'fork' && run.origin.carried && <CarriedNote report={run.origin.carried} />}
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
          onClick={() => void removeRun(run.id)}
        >
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

/** One seed: how far it is, and what can be done with it. */
function SeedLine({ member: { runId, seed, status, hosted, progress } }: { readonly member: Member }) {
  const text = useText()
  const words = text.runs.list
  const focused = useRuns(({ focus }) => focus === runId)
  const frozen = useFrozenSteps(runId)
  const latest = hosted || status === 'finished' ? undefined : latestFrozen(runId)?.step
  const steps = latest === undefined || frozen.includes(latest) ? frozen : [...frozen, latest]
  const name = words.seed(seed)
  return (
    <li className={styles.seed}>
      <span>{name}</span>
      <span className={styles.state}>
        {progress ? words.seedState(text.status[status], progress.step, progress.totalSteps) : text.status[status]}
      </span>
      {status === 'training' && (
        <Button look="plain" aria-label={text.pair(name, words.pause)} onClick={() => void pauseMember(runId)}>
          {words.pause}
        </Button>
      )}
      {hosted && (status === 'paused' || status === 'ready') && (
        <Button look="plain" aria-label={text.pair(name, words.go)} onClick={() => void continueMember(runId)}>
          {words.go}
        </Button>
      )}
      {!focused && (
        <Button look="plain" aria-label={text.pair(name, words.look)} onClick={() => putInFocus(runId)}>
          {words.look}
        </Button>
      )}
      {steps.map((step) => (
        <Button
          key={step}
          look="plain"
          aria-label={text.pair(name, text.forks.forkAt(step))}
          onClick={() => openFork(runId, step)}
        >
          {text.forks.forkAt(step)}
        </Button>
      ))}
    </li>
  )
}
