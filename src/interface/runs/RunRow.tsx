import { type CSSProperties, memo, useState } from 'react'
import { changesOf, differencesOf } from '../../store/runs/differences'
import { useExperiments } from '../../store/runs/experiments-store'
import { putInFocus } from '../../store/runs/focus'
import { renameExperiment, showExperiment } from '../../store/runs/list-actions'
import type { Run } from '../../store/runs/run'
import { useSettings } from '../../store/settings/settings-store'
import { startingPoint } from '../../store/settings/starting-point'
import { Button } from '../controls/Button'
import { useDeclared, useText } from '../text/use-text'
import { RunDetails } from './RunDetails'
import styles from './RunList.module.css'
import { type ReturnFigure, returnFigures } from './run-figures'
import type { RunGroup } from './run-groups'
import { Sparkline } from './Sparkline'
import { useDifferenceWords } from './use-difference-words'

interface RunRowProps {
  readonly group: RunGroup
  readonly groups: readonly RunGroup[]
  /** Changes with what the runs have come to. */
  readonly version: string
}

/** One run: its line, its name, what is different in it, where it came from, how it does. */
export const RunRow = memo(function RunRow({ group, groups }: RunRowProps) {
  const { experiment, label, look, focused } = group
  const text = useText()
  const words = text.runs.list
  const inWords = useDifferenceWords()
  const declared = useDeclared()
  const [opened, setOpened] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const runs = useExperiments.getState().runs.filter(({ experimentId }) => experimentId === experiment.id)
  const other = groups.find((one) => one.focused)?.experiment ?? experiment
  const all = focused ? changesOf(experiment) : differencesOf(experiment, other, usualValues)
  // A run without a name of its own is called after its algorithm.
  const differences = experiment.name === null ? all.filter(({ kind }) => kind !== 'algorithm') : all
  const figures = returnFigures(runs)
  const reasons = [...new Set(runs.flatMap(({ reason }) => (reason ? declared.translate(reason) : [])))]
  const progress = runs.find((run) => run.progress)?.progress
  const details = `run-${experiment.id}`
  return (
    <li className={`${styles.row} ${focused ? styles.focused : ''}`} data-run={label}>
      <input
        type="checkbox"
        aria-label={words.shown(label)}
        checked={focused || !experiment.hidden}
        disabled={focused}
        onChange={(event) => showExperiment(experiment.id, event.target.checked)}
      />
      <svg width="28" height="10" aria-hidden>
        <line
          x2="28"
          y1="5"
          y2="5"
          stroke={look.colour}
          strokeDasharray={look.dash}
          strokeWidth={focused ? 3 : 2}
          style={{ opacity: experiment.hidden && !focused ? 0.4 : 1 } as CSSProperties}
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
              if (event.target.value !== label) renameExperiment(experiment.id, event.target.value)
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
            onClick={() => putInFocus(bestMember(runs).id)}
          >
            {label}
          </button>
        )}
        <span className={styles.differences}>
          {differences.map((difference, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a setting may be changed several times, to the same value too.
            <span key={index}>{inWords(experiment, difference)}</span>
          ))}
          <OriginWords group={group} groups={groups} />
          {figures && figures.last.seeds > 1 && <span>{words.iqmOf(figures.last.seeds)}</span>}
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
      <span className={styles.states}>{statesOf(runs, text)}</span>
      {reasons.length > 0 && <p className={styles.reason}>{reasons.join(' ')}</p>}
      <Button
        look="plain"
        aria-expanded={opened}
        aria-controls={opened ? details : undefined}
        aria-label={opened ? words.less(label) : words.more(label)}
        onClick={() => setOpened(!opened)}
      >
        {opened ? '−' : '+'}
      </Button>
      {opened && <RunDetails id={details} group={group} runs={runs} onRename={() => setRenaming(true)} />}
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

function OriginWords({
  group: { experiment },
  groups,
}: {
  readonly group: RunGroup
  readonly groups: readonly RunGroup[]
}) {
  const { origins } = useText().runs.list
  const { origin } = experiment
  switch (origin.kind) {
    case 'own':
      return null
    case 'fork': {
      const parent = groups.find((one) => one.experiment.id === origin.parent)
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
function bestMember(runs: readonly Run[]): Run {
  return runs.find(({ hosted }) => hosted) ?? runs[0]!
}

function statesOf(runs: readonly Run[], text: ReturnType<typeof useText>): string {
  const words = text.runs.list
  const [only] = runs
  if (runs.length === 1 && only) {
    const { status, progress } = only
    return status === 'training' && progress
      ? `${Math.floor((100 * progress.step) / Math.max(1, progress.totalSteps))} %`
      : text.status[status]
  }
  const statuses = [...new Set(runs.map(({ status }) => status))]
  const countOf = (status: Run['status']) => runs.filter((run) => run.status === status).length
  return text.list(statuses.map((status) => words.someOf(countOf(status), text.status[status])))
}

function usualValues(algorithmId: string) {
  return startingPoint({ ...useSettings.getState(), algorithmId }).hyperparameters
}
