import { type LockLevel, lockGroups } from '../../core/sharing/shared-state'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { runSettingsOf } from '../../store/settings/starting-point'
import type { ShareChoices } from '../../store/share/share-state'
import { Select } from '../controls/Select'
import { RUN_SCOPE } from '../text/declared'
import { useDeclared, useText } from '../text/use-text'
import styles from './ShareDialog.module.css'
import { StepInput } from './StepInput'

const LARGEST_SEED = 2 ** 31 - 1
const USUAL_STOP = 1000

interface ClassChoicesProps {
  readonly choices: ShareChoices
  readonly onChange: (choices: ShareChoices) => void
  readonly seed: number
  readonly onSeed: (seed: number) => void
}

/** What a teacher may set for whoever opens the link. */
export function ClassChoices({ choices, onChange, seed, onSeed }: ClassChoicesProps) {
  const words = useText().share
  const onlineStartStep = useFocusedRun((state) => state.progress?.onlineStartStep ?? 0)
  const { locks, stop, predictFirst } = choices
  const lock = (name: string, level: LockLevel | 'free') => {
    const { [name]: _, ...others } = locks
    onChange({ ...choices, locks: level === 'free' ? others : { ...others, [name]: level } })
  }
  return (
    <details className={styles.lesson}>
      <summary>{words.lesson}</summary>
      <p className={styles.what}>{words.lessonExplained}</p>
      <ul className={styles.locks}>
        {lockGroups.map((group) => (
          <LockChoice
            key={group}
            label={words.groups[group]}
            level={locks[group] ?? 'free'}
            onChange={(level) => lock(group, level)}
          />
        ))}
      </ul>
      <details>
        <summary>{words.single}</summary>
        <SettingLocks choices={choices} onLock={lock} />
      </details>
      <div className={styles.row}>
        <StepInput label={words.seed} value={seed} minimum={0} maximum={LARGEST_SEED} onChange={onSeed} />
      </div>
      <div className={styles.row}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={stop !== null}
            onChange={(event) =>
              onChange({
                ...choices,
                stop: event.target.checked ? { step: onlineStartStep || USUAL_STOP, final: false } : null,
              })
            }
          />
          {words.stop}
        </label>
        {stop && (
          <>
            <StepInput
              label={words.stop}
              hidden
              value={stop.step}
              minimum={1}
              maximum={2_000_000}
              onChange={(step) => onChange({ ...choices, stop: { ...stop, step } })}
            />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={stop.final}
                onChange={(event) => onChange({ ...choices, stop: { ...stop, final: event.target.checked } })}
              />
              {words.stopFinal}
            </label>
          </>
        )}
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={predictFirst}
          onChange={(event) => onChange({ ...choices, predictFirst: event.target.checked })}
        />
        {words.predictFirst}
      </label>
    </details>
  )
}

interface SettingLocksProps {
  readonly choices: ShareChoices
  readonly onLock: (name: string, level: LockLevel | 'free') => void
}

/** Every setting of the algorithm at hand and of the run. */
function SettingLocks({ choices: { locks }, onLock }: SettingLocksProps) {
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId))
  if (!algorithm) return null
  const fields = [
    ...Object.entries(declared.algorithm(algorithm).hyperparameters).map(
      ([name, { label }]) => [`hyperparameters.${name}`, label] as const,
    ),
    ...Object.entries(declared.schema(RUN_SCOPE, runSettingsOf(algorithm))).map(
      ([name, { label }]) => [`runSettings.${name}`, label] as const,
    ),
  ]
  return (
    <ul className={styles.locks}>
      {fields.map(([name, label]) => (
        <LockChoice key={name} label={label} level={locks[name] ?? 'free'} onChange={(level) => onLock(name, level)} />
      ))}
    </ul>
  )
}

interface LockChoiceProps {
  readonly label: string
  readonly level: LockLevel | 'free'
  readonly onChange: (level: LockLevel | 'free') => void
}

function LockChoice({ label, level, onChange }: LockChoiceProps) {
  const words = useText().share
  const levels = ['free', 'locked', 'hidden'] as const
  return (
    <li>
      <span>{label}</span>
      <Select
        label={words.lockOf(label)}
        compact
        value={level}
        options={levels.map((value) => ({ value, label: words.levels[value] }))}
        onChange={onChange}
      />
    </li>
  )
}
