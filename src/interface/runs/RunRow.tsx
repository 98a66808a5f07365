import { type CSSProperties, memo, useState } from 'react'
import { changesOf, differencesOf } from '../../store/runs/differences'
import { putInFocus } from '../../store/runs/focus'
import { renameRun, showRun } from '../../store/runs/list-actions'
import type { Member } from '../../store/runs/member'
import { useRuns } from '../../store/runs/runs-store'
import { startingPoint } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import { RunDetails } from './RunDetails'
import styles from './RunList.module.css'
import { type ReturnFigure, returnFigures } from './run-figures'
import type { RunGroup } from './run-groups'
import { Sparkline } from './Sparkline'
import { useDifferenceWords } from './use-difference-words'

interface RunRowProps {
  readonly group: RunGroup
  readonly groups: readonly RunGroup[]
  /** Changes with what the members have come to. */
  readonly version: string
}

/** One run: its line, its name, what is different in it, where it came from, how it does. */
export const RunRow = memo(function RunRow({ group, groups }: RunRowProps) {
  const { run, label, look, focused } = group
  const text = useText()
  const words = text.runs.list
  const inWords = useDifferenceWords()
  const [opened, setOpened] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const members = useRuns.getState().members.filter(({ of }) => of === run.id)
  const other = groups.find((one) => one.focused)?.run ?? run
  const all = focused ? changesOf(run) : differencesOf(run, other, usualValues)
  // A run without a name of its own is called after its algorithm.
  const differences = run.name === null ? all.filter(({ kind }) => kind !== 'algorithm') : all
  const figures = returnFigures(members)
  const progress = members.find((member) => member.progress)?.progress
  const details = `run-${run.id}`
  return (
    <li className={`${styles.row} ${focused ? styles.focused : ''}`} data-run={label}>
      <input
        type="checkbox"
        aria-label={words.shown(label)}
        checked={focused || !run.hidden}
        disabled={focused}
        onChange={(event) => showRun(run.id, event.target.checked)}
      />
      <svg width="28" height="10" aria-hidden>
        <line
          x2="28"
          y1="5"
          y2="5"
          stroke={look.colour}
          strokeDasharray={look.dash}
          strokeWidth={focused ? 3 : 2}
          style={{ opacity: run.hidden && !focused ? 0.4 : 1 } as CSSProperties}
        />
      </svg>
      <div className={styles.name}>
        {renaming ? (
          <input
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
            autoFocus
            aria-label={words.name(label)}
            maxLength={60}
            defaultValue={label}
            onBlur={(event) => {
              if (event.target.value !== label) renameRun(run.id, event.target.value)
              setRenaming(false)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.value = label
              if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
            }}
          />
        ) : (
          <button
            type="button"
            className={styles.focus}
            aria-label={focused ? `${label}, ${words.inFocus}` : words.focus(label)}
            aria-current={focused || undefined}
            onClick={() => putInFocus(bestMember(members).runId)}
          >
            {label}
          </button>
        )}
        <span className={styles.differences}>
          {differences.map((difference, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a setting may be changed several times, to the same value too.
            <span key={index}>{inWords(run, difference)}</span>
          ))}
          <OriginWords group={group} groups={groups} />
          {figures?.last.interval && <span>{words.iqmOf(figures.last.interval.seeds)}</span>}
        </span>
      </div>
      {figures && progress ? (
        <Sparkline label={words.trend(label)} curve={figures.curve} look={look} {...progress} />
      ) : (
        <span />
      )}
      <dl className={styles.figures}>
        {figures && (
          <>
            <Figure term={words.best} figure={figures.best} />
            <Figure term={words.last} figure={figures.last} />
          </>
        )}
      </dl>
      <span className={styles.states}>{statesOf(members, text)}</span>
      <Button
        look="plain"
        aria-expanded={opened}
        aria-controls={opened ? details : undefined}
        aria-label={opened ? words.less(label) : words.more(label)}
        onClick={() => setOpened(!opened)}
      >
        {opened ? '−' : '+'}
      </Button>
      {opened && <RunDetails id={details} group={group} members={members} onRename={() => setRenaming(true)} />}
    </li>
  )
})

function Figure({ term, figure: { value, interval } }: { readonly term: string; readonly figure: ReturnFigure }) {
  const words = useText().runs.list
  return (
    <div>
      <dt>{term}</dt>
      <dd>{interval ? words.returnOfSeeds(value, interval.low, interval.high) : words.returnOf(value)}</dd>
    </div>
  )
}

function OriginWords({ group: { run }, groups }: { readonly group: RunGroup; readonly groups: readonly RunGroup[] }) {
  const { origins } = useText().runs.list
  const { origin } = run
  switch (origin.kind) {
    case 'own':
      return null
    case 'fork': {
      const parent = groups.find((one) => one.run.id === origin.parent)
      return <span>{parent ? origins.fork(parent.label, origin.step) : origins.forkOfGone(origin.step)}</span>
    }
    case 'imported':
      return <span>{origins.imported(origin.file)}</span>
    case 'scenario':
    case 'recorded':
      return <span>{origins[origin.kind]}</span>
  }
}

/** The one that says most: in a worker, or the furthest. */
function bestMember(members: readonly Member[]): Member {
  return members.find(({ hosted }) => hosted) ?? members[0]!
}

function statesOf(members: readonly Member[], text: ReturnType<typeof useText>): string {
  const words = text.runs.list
  const [only] = members
  if (members.length === 1 && only) {
    const { status, progress } = only
    return status === 'training' && progress
      ? `${Math.floor((100 * progress.step) / Math.max(1, progress.totalSteps))} %`
      : text.status[status]
  }
  const statuses = [...new Set(members.map(({ status }) => status))]
  const countOf = (status: Member['status']) => members.filter((member) => member.status === status).length
  return text.list(statuses.map((status) => words.someOf(countOf(status), text.status[status])))
}

function usualValues(algorithmId: string) {
  return startingPoint({ ...useSettings.getState(), algorithmId }).hyperparameters
}
