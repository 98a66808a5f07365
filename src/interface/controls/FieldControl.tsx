import { useEffect, useRef } from 'react'
import type { Field, FieldValue, Schema } from '../../core/schema/field'
import { arrivedAtSetting, useTermLinks } from '../../store/page/term-links-store'
import { changeSetting, placeOf, type SettingsGroup } from '../../store/settings/settings-actions'
import { useValueNow } from '../../store/settings/settings-now'
import { useSettings } from '../../store/settings/settings-store'
import { formatSetting } from '../format/numbers'
import { LockMark } from '../share/LockMark'
import { useSettingLock } from '../share/use-lock'
import { SymbolNotes } from '../symbols/SymbolNotes'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import { ChoiceControl } from './ChoiceControl'
import type { ControlProps } from './control-props'
import styles from './FieldControl.module.css'
import { Hint } from './Hint'
import { MathSymbol } from './MathSymbol'
import { ResetQuestionBox } from './ResetQuestionBox'
import { SliderControl } from './SliderControl'

interface FieldControlProps {
  readonly group: SettingsGroup
  readonly schema: Schema
  readonly name: string
  /** What the page starts with: the schema's default, unless the algorithm wants another. */
  readonly initial?: FieldValue | undefined
}

/** One setting: symbol, name, explanation, value, and the control that its schema asks for. */
export function FieldControl({ group, schema, name, initial = schema[name]!.default }: FieldControlProps) {
  const text = useText()
  const field = schema[name]!
  const place = placeOf(group, name)
  const lock = useSettingLock(place)
  const proposed = useSettings((state) => (state.question?.place === place ? state.question.proposed : undefined))
  const now = useValueNow(group, name)
  const value = proposed ?? now
  const linked = group === 'hyperparameters'
  const marked = useTermLinks((state) => linked && state.sliders.includes(name))
  const wanted = useTermLinks((state) => linked && state.wanted === name)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!wanted) return
    box.current?.scrollIntoView({ block: 'center' })
    const control =
      box.current?.querySelector<HTMLElement>('input[type=range]') ?? box.current?.querySelector('select, input')
    if (control instanceof HTMLElement) control.focus()
    arrivedAtSetting()
  }, [wanted])
  if (value === undefined || lock === 'hidden') return null
  const onChange = (next: FieldValue) => changeSetting(group, schema, name, next)
  return (
    <div ref={box} className={styles.field} data-field={name} data-marked={marked || undefined}>
      <div className={styles.head}>
        <Hint text={<Explanation field={field} text={text} />}>
          {field.label}
          {field.symbol && <MathSymbol latex={field.symbol} className={styles.symbol} />}
        </Hint>
        {lock && <LockMark />}
        {value !== initial && !lock && (
          <button
            type="button"
            className={styles.restore}
            aria-label={text.field.restoreLabel(field.label, describe(field, initial, text))}
            onClick={() => onChange(initial)}
          >
            {text.field.restore(describe(field, initial, text))}
          </button>
        )}
      </div>
      <fieldset className={styles.controls} disabled={lock !== null}>
        <ValueControl field={field} value={value} initial={initial} onChange={onChange} />
      </fieldset>
      <ResetQuestionBox place={place} />
    </div>
  )
}

/** The control that a field asks for, whatever its value acts on. */
export function ValueControl({ field, ...rest }: ControlProps<Field>) {
  switch (field.kind) {
    case 'number':
    case 'integer':
      return <SliderControl field={field} {...rest} />
    case 'choice':
      return <ChoiceControl field={field} {...rest} />
    case 'boolean':
      return (
        <input
          type="checkbox"
          className={styles.switch}
          aria-label={field.label}
          checked={rest.value === true}
          onChange={(event) => rest.onChange(event.target.checked)}
        />
      )
    case 'text':
      return (
        <input
          type="text"
          className={styles.text}
          aria-label={field.label}
          maxLength={field.maximumLength}
          key={String(rest.value)}
          defaultValue={String(rest.value)}
          onBlur={(event) => rest.onChange(event.target.value)}
        />
      )
  }
}

function Explanation({ field, text }: { readonly field: Field; readonly text: Text }) {
  return (
    <>
      <span>{field.explanation} </span>
      <span className={styles.note}>
        {field.change === 'live' ? text.field.live : text.field.reset}
        {field.reference && ` ${text.field.reference} ${field.reference}.`}
      </span>
      {field.symbol && <SymbolNotes latex={field.symbol} />}
    </>
  )
}

/** A value as its control shows it. */
export function describe(field: Field, value: FieldValue, text: Text): string {
  if (typeof value === 'number') return formatSetting(value)
  if (typeof value === 'boolean') return value ? text.field.on : text.field.off
  return field.kind === 'choice' ? (field.choices.find((choice) => choice.value === value)?.label ?? value) : value
}
