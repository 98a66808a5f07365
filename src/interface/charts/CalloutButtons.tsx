import { focusedRun } from '../../store/runs/experiments-store'
import { showCallout, useCallouts } from '../../store/stage/callout-store'
import { keptSteps } from '../../store/timeline/kept-states'
import { movePlayHead, playTime, usePlayHead } from '../../store/timeline/play-head'
import styles from './CursorOverlay.module.css'
import { calloutPlaces } from './callout-places'
import type { Callout, PlotLine, PlotSpan, ReferenceValue } from './plot'
import { type PlotScales, referenceBoxes, spanWords } from './words-on-plot'

interface CalloutButtonsProps {
  readonly callouts: readonly Callout[]
  /** On the same plot: their words are kept clear of. */
  readonly spans: readonly PlotSpan[]
  readonly references: readonly ReferenceValue[]
  readonly lines: readonly PlotLine[]
  readonly scales: PlotScales
}

/**
 * What to watch, numbered where and when it happens; what it says stands under the headline while it is pointed at. Where
 * time was turned back to before it happens, it is pale, and leads there.
 */
export function CalloutButtons({ callouts, spans, references, lines, scales }: CalloutButtonsProps) {
  const shown = useCallouts((state) => state.shown)
  const head = usePlayHead((state) => state.step)
  const { x, y, left, right, top, bottom } = scales
  const named = referenceBoxes(references, scales)
  const places = calloutPlaces(
    callouts.map(({ step, value }) => ({ x: x(step), y: y(value) })),
    [...named, ...spanWords(spans, scales, named, lines).map(({ box }) => box)],
    // A number may stand over the plot's upper edge, where the names of the axes are.
    { left, right, top: top - 4, bottom },
  )
  return callouts.map(({ number, step, says }, i) => {
    const ahead = head !== null && step > head
    const press = () => {
      if (ahead) lookAt(step)
      showCallout(!ahead && shown?.number === number ? null : { number, says })
    }
    return (
      <button
        key={number}
        type="button"
        className={styles.callout}
        data-callout={number}
        data-ahead={ahead || undefined}
        aria-pressed={shown?.number === number}
        aria-label={`${number}: ${says}`}
        style={places[i]}
        onClick={press}
      >
        {number}
      </button>
    )
  })
}

/** The first moment that can be shown at which it has happened. */
function lookAt(step: number): void {
  playTime(false)
  movePlayHead(keptSteps(focusedRun().id).find((kept) => kept >= step) ?? step)
}
