import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Range } from '../../core/pictures/ticks'
import { useCursor } from '../../store/page/cursor-store'
import { useText } from '../text/use-text'
import { CalloutButtons } from './CalloutButtons'
import styles from './CursorOverlay.module.css'
import { PlayHeadLine } from './PlayHeadLine'
import type { Callout, PlotLine, PlotSpan, ReferenceValue } from './plot'
import { PLOT, pixelOfValue, plotBox } from './plot-box'
import { raised } from './superscript'

/** What a chart says at a step. */
export interface ReadOut {
  /** Of the point that is nearest. */
  readonly step: number
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

interface CursorOverlayProps {
  readonly label: string
  readonly totalSteps: number
  readonly range: Range
  /** Pixels on the right of the plot. */
  readonly right: number
  readonly compact: boolean
  readonly callouts?: readonly Callout[] | undefined
  readonly spans?: readonly PlotSpan[] | undefined
  readonly references?: readonly ReferenceValue[] | undefined
  /** What is drawn: words and numbers keep clear of it where they can. */
  readonly lines?: readonly PlotLine[] | undefined
  readonly readOut: (step: number) => ReadOut | null
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void
  readonly onPointerLeave: () => void
  readonly onWalk: (event: KeyboardEvent<HTMLDivElement>, current: number | null) => void
}

const NO_CALLOUTS: readonly Callout[] = []
const NO_SPANS: readonly PlotSpan[] = []
const NO_REFERENCES: readonly ReferenceValue[] = []
const NO_LINES: readonly PlotLine[] = []

/** Laid over a chart: the cursor moves without the chart being drawn again. */
export function CursorOverlay({
  label,
  totalSteps,
  range,
  right,
  compact,
  callouts = NO_CALLOUTS,
  spans = NO_SPANS,
  references = NO_REFERENCES,
  lines = NO_LINES,
  readOut,
  onWalk,
  ...pointer
}: CursorOverlayProps) {
  const text = useText()
  const step = useCursor((state) => state.step)
  const element = useRef<HTMLDivElement>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      setSize({ width, height })
    })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [])

  const box = plotBox(width, right)
  const [top, bottom] = [compact ? PLOT.topCompact : PLOT.top, PLOT.bottom]
  const read = step === null ? null : readOut(step)
  const left = step === null || totalSteps === 0 ? null : box.left + (step / totalSteps) * box.width
  const onLeftHalf = left !== null && left < width / 2
  const spoken = read
    ? text.list([text.axis.stepAt(read.step), ...read.lines.map((line) => `${line.label} ${line.value}`)])
    : ''
  return (
    <>
      <div
        ref={element}
        className={styles.overlay}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={totalSteps}
        aria-valuenow={Math.round(read?.step ?? 0)}
        aria-valuetext={spoken || undefined}
        onKeyDown={(event) => onWalk(event, step)}
        {...pointer}
      >
        {left !== null && (
          <div className={styles.cursor} style={{ left, top, bottom }} aria-hidden>
            {read && (
              <dl className={`${styles.values} ${onLeftHalf ? styles.after : styles.before}`}>
                {!compact && (
                  <div>
                    <dt className={styles.step}>{text.axis.stepAt(read.step)}</dt>
                    <dd />
                  </div>
                )}
                {read.lines.map((line) => (
                  <div key={line.label}>
                    <dt className={compact ? 'visually-hidden' : undefined}>{raised(line.label)}</dt>
                    <dd>{line.value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        )}
        <PlayHeadLine box={box} totalSteps={totalSteps} top={top} bottom={bottom} />
      </div>
      {callouts.length > 0 && totalSteps > 0 && height > 0 && (
        <CalloutButtons
          callouts={callouts}
          spans={spans}
          references={references}
          lines={lines}
          scales={{
            x: (step) => box.left + (step / totalSteps) * box.width,
            y: (value) => {
              const y = pixelOfValue({ y: top, height: height - top - bottom }, range, value)
              return Math.min(height - bottom, Math.max(top, y))
            },
            left: box.left,
            right: box.left + box.width,
            top,
            bottom: height - bottom,
          }}
        />
      )}
    </>
  )
}
