import { useRef } from 'react'
import { changePace, usePace } from '../../store/runs/pace'
import { RangeInput } from '../controls/RangeInput'
import { formatCount } from '../format/numbers'
import { useText } from '../text/use-text'
import styles from './PaceControl.module.css'

/** Gradient steps a second, at most; the last is no limit. */
const RATES: readonly (number | null)[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, null]

/** How fast training goes, and what happens at the switch. Laid over the page, so that nothing moves. */
export function PaceControl() {
  const { pace: words } = useText().stage
  const { stepsPerSecond, slowAtSwitch, pauseAtSwitch } = usePace()
  const before = useRef(stepsPerSecond)
  const box = useRef<HTMLDetailsElement>(null)
  const spoken = stepsPerSecond === null ? words.full : words.perSecond(formatCount(stepsPerSecond))
  const index = RATES.indexOf(stepsPerSecond)
  return (
    <details
      ref={box}
      className={styles.pace}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return
        event.stopPropagation()
        box.current.open = false
        box.current.querySelector('summary')?.focus()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false
      }}
    >
      <summary data-limited={stepsPerSecond !== null || slowAtSwitch || pauseAtSwitch || undefined}>
        {words.label}: {spoken}
      </summary>
      <div className={styles.box} tabIndex={-1}>
        <RangeInput
          max={RATES.length - 1}
          value={index < 0 ? RATES.length - 1 : index}
          aria-label={words.label}
          aria-valuetext={spoken}
          onPointerDown={() => {
            before.current = stepsPerSecond
          }}
          onChange={(at) => changePace({ stepsPerSecond: RATES[at]! })}
          onTakeBack={() => changePace({ stepsPerSecond: before.current })}
        />
        <p>{words.explained}</p>
        <label>
          <input
            type="checkbox"
            checked={pauseAtSwitch}
            onChange={(event) => changePace({ pauseAtSwitch: event.target.checked })}
          />
          {words.pauseAtSwitch}
        </label>
        <label>
          <input
            type="checkbox"
            checked={slowAtSwitch}
            onChange={(event) => changePace({ slowAtSwitch: event.target.checked })}
          />
          {words.slowAtSwitch}
        </label>
      </div>
    </details>
  )
}
