import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { NumberField } from '../../core/schema/field'
import { formatSetting } from '../format/numbers'
import { useText } from '../text/use-text'
import type { ControlProps } from './control-props'
import { NumberInput } from './NumberInput'
import { RangeInput } from './RangeInput'
import styles from './SliderControl.module.css'
import { positionCount, shareOf, valueAt } from './slider-scale'

/** While a live slider is dragged its value acts after this pause, so that a drag leaves few marks. */
const LIVE_PAUSE_MS = 150

/** Slider with a mark at its default and a number that can be typed; double click restores. */
export function SliderControl({ field, value, initial, onChange }: ControlProps<NumberField>) {
  const text = useText()
  const [draft, setDraft] = useState<number | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const before = useRef(value as number)
  useEffect(() => () => clearTimeout(pause.current), [])

  const shown = draft ?? (value as number)
  const positions = positionCount(field)
  const commit = (next: number | null) => {
    clearTimeout(pause.current)
    setDraft(null)
    if (next !== null) onChange(next)
  }
  const drag = (next: number) => {
    setDraft(next)
    clearTimeout(pause.current)
    if (field.change === 'live') pause.current = setTimeout(() => onChange(next), LIVE_PAUSE_MS)
  }
  const spoken = `${formatSetting(shown)}${field.unit ? ` ${field.unit}` : ''}`
  const shares = { '--share': shareOf(field, shown), '--default': shareOf(field, initial as number) } as CSSProperties
  return (
    <>
      <NumberInput field={field} value={shown} onChange={commit} />
      <div className={styles.slider} style={shares}>
        <RangeInput
          aria-label={field.label}
          aria-valuetext={spoken}
          title={text.field.dragHint}
          max={positions}
          value={Math.round(shareOf(field, shown) * positions)}
          onPointerDown={() => {
            before.current = value as number
          }}
          onChange={(position) => drag(valueAt(field, position / positions))}
          onTakeBack={() => commit(value === before.current ? null : before.current)}
          onPointerUp={() => commit(draft)}
          onKeyUp={() => commit(draft)}
          onBlur={() => commit(draft)}
          onDoubleClick={() => commit(initial as number)}
        />
      </div>
    </>
  )
}
