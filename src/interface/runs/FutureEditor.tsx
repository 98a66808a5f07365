import type { Field, FieldValue } from '../../core/schema/field'
import type { RunConfiguration } from '../../core/training/configuration'
import type { Future } from '../../store/runs/fork'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { runSettingsOf } from '../../store/settings/starting-point'
import { Button } from '../controls/Button'
import { ValueControl } from '../controls/FieldControl'
import { MathSymbol } from '../controls/MathSymbol'
import { Select } from '../controls/Select'
import { RUN_SCOPE } from '../text/declared'
import { useDeclared, useText } from '../text/use-text'
import styles from './ForkDialog.module.css'

const NONE = ''

interface FutureEditorProps {
  readonly number: number
  readonly future: Future
  /** Algorithm of the run that it leaves. */
  readonly parent: string
  /** What it is before anything is changed in it. */
  readonly base: RunConfiguration
  /** Whether the backend computes the same twice. */
  readonly exact: boolean
  readonly onChange: (change: Partial<Future>) => void
  /** Undefined: the only one stays. */
  readonly onRemove: (() => void) | undefined
}

/** One future: its name, its algorithm, and only those settings that are to be different. */
export function FutureEditor({ number, future, parent, base, exact, onChange, onRemove }: FutureEditorProps) {
  const text = useText()
  const words = text.forks
  const declared = useDeclared()
  const all = useCatalogue((state) => state.algorithms)
  const training = all.find(({ id }) => id === parent)?.training
  const onTasks = training === 'meta'
  // Between data and tasks nothing could be carried.
  const comparable = all.filter((one) => (one.training === 'meta') === onTasks).map((one) => declared.algorithm(one))
  const algorithm = comparable.find(({ id }) => id === future.algorithmId)
  const schema: Readonly<Record<string, Field>> = {
    ...declared.schema(RUN_SCOPE, runSettingsOf(algorithm)),
    ...algorithm?.hyperparameters,
  }
  const initial = { ...base.settings, ...base.algorithm.hyperparameters }
  const changed = Object.keys(future.values)
  const rest = Object.keys(schema).filter((name) => !changed.includes(name) && initial[name] !== undefined)
  // Those of the algorithm first, and of them those that are in sight on the page.
  const rank = (name: string) =>
    (name in (algorithm?.hyperparameters ?? {}) ? 0 : 2) + (schema[name]!.prominent ? 0 : 1)
  const offered = rest.sort((a, b) => rank(a) - rank(b))
  const set = (name: string, value: FieldValue) => onChange({ values: { ...future.values, [name]: value } })
  const takeBack = (name: string) => {
    const { [name]: _, ...others } = future.values
    onChange({ values: others })
  }
  const same = Object.entries(future.values).every(([name, value]) => initial[name] === value)
  return (
    <fieldset className={styles.future}>
      <legend>{words.future(number)}</legend>
      <div className={styles.choices}>
        <Select
          label={words.algorithm}
          value={future.algorithmId}
          options={comparable.map(({ id, label }) => ({ value: id, label }))}
          onChange={(algorithmId) => onChange({ algorithmId, values: {} })}
        />
        <input
          type="text"
          aria-label={words.name}
          placeholder={words.name}
          maxLength={60}
          value={future.name ?? ''}
          onChange={(event) => onChange({ name: event.target.value || null })}
        />
        <Select
          label={words.change}
          value={NONE}
          options={[
            { value: NONE, label: words.change },
            ...offered.map((name) => ({ value: name, label: schema[name]!.label })),
          ]}
          onChange={(name) => name !== NONE && set(name, initial[name]!)}
        />
        {onRemove && (
          <Button look="plain" aria-label={words.remove(number)} onClick={onRemove}>
            ×
          </Button>
        )}
      </div>
      {changed.map((name) => (
        <div key={name} className={styles.setting} data-field={name}>
          <div>
            {schema[name]!.label} {schema[name]!.symbol && <MathSymbol latex={schema[name]!.symbol!} />}
            <Button look="plain" aria-label={words.takeBack(schema[name]!.label)} onClick={() => takeBack(name)}>
              ×
            </Button>
          </div>
          <ValueControl
            field={schema[name]!}
            value={future.values[name]!}
            initial={initial[name]!}
            onChange={(value) => set(name, value)}
          />
        </div>
      ))}
      {future.algorithmId !== parent ? (
        <p className={styles.explanation}>{words.otherAlgorithm}</p>
      ) : (
        same && <p className={styles.explanation}>{exact ? words.unchanged : words.unchangedRounded}</p>
      )}
    </fieldset>
  )
}
