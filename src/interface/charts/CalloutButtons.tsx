import { showCallout, useCallouts } from '../../store/stage/callout-store'
import styles from './CursorOverlay.module.css'
import type { Callout } from './plot'

interface CalloutButtonsProps {
  readonly callouts: readonly Callout[]
  readonly x: (step: number) => number
  readonly y: (value: number) => number
  /** Where the plot ends: beyond it stand the names of the lines. */
  readonly right: number
}

/** Pixels that a number takes beside its place. */
const ROOM = 30

/** What to watch, numbered where and when it happens; what it says stands under the headline while it is pointed at. */
export function CalloutButtons({ callouts, x, y, right }: CalloutButtonsProps) {
  const shown = useCallouts((state) => state.shown)
  return callouts.map(({ number, step, value, says }) => (
    <button
      key={number}
      type="button"
      className={styles.callout}
      data-callout={number}
      aria-pressed={shown?.number === number}
      aria-label={`${number}: ${says}`}
      style={{ left: x(step) > right - ROOM ? x(step) - ROOM : x(step), top: y(value) }}
      onClick={() => showCallout(shown?.number === number ? null : { number, says })}
    >
      {number}
    </button>
  ))
}
