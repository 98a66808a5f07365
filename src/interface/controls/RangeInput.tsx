import { type ComponentProps, type PointerEvent, useRef } from 'react'

/** Pixels around the middle of the knob within which a finger takes hold of it: half of what a finger needs. */
const REACH = 22
/** Of the knob, as the style sheets have it. */
const KNOB = 14

interface RangeInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'min'> {
  /** From 0 to `max`. */
  readonly value: number
  readonly max: number
  readonly onChange: (value: number) => void
  /** The finger scrolled the page instead: whatever has been changed since it came down is taken back. */
  readonly onTakeBack: () => void
}

/**
 * A slider that a finger can scroll past. By touch only its knob drags: a swipe over the page begins on some slider, and
 * the track of a plain one jumps to wherever it is touched.
 */
export function RangeInput({ value, max, onChange, onTakeBack, onPointerDown, ...rest }: RangeInputProps) {
  const touched = useRef<'knob' | 'track' | null>(null)
  const take = (event: PointerEvent<HTMLInputElement>) => {
    touched.current = event.pointerType !== 'touch' ? null : isOnKnob(event, value / max) ? 'knob' : 'track'
    onPointerDown?.(event)
  }
  return (
    <input
      {...rest}
      type="range"
      min={0}
      max={max}
      step={1}
      value={value}
      onPointerDown={take}
      onPointerCancel={() => {
        if (touched.current === 'knob') onTakeBack()
      }}
      onChange={(event) => {
        if (touched.current !== 'track') onChange(Number(event.target.value))
      }}
      onKeyDown={() => {
        touched.current = null
      }}
    />
  )
}

function isOnKnob({ clientX, currentTarget }: PointerEvent<HTMLInputElement>, share: number): boolean {
  const { left, width } = currentTarget.getBoundingClientRect()
  return Math.abs(clientX - (left + KNOB / 2 + share * (width - KNOB))) <= REACH
}
