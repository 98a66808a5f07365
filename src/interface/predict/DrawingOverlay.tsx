import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { type Prediction, predictionSteps } from '../../core/diagnostics/prediction'
import type { Range } from '../../core/pictures/ticks'
import { draw, finishDrawing } from '../../store/prediction/prediction-store'
import { PLOT, plotBox, stepAtPixel } from '../charts/plot-box'
import { formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import styles from './DrawingOverlay.module.css'
import { nearestOf, type Place, strokeTo } from './stroke'

const SMALL_STEPS = 40
const LARGE_STEPS = 8

interface DrawingOverlayProps {
  readonly prediction: Prediction
  readonly range: Range
  /** Pixels on the right of the plot. */
  readonly right: number
}

/** Laid over the learning curve: by pointer or touch a line is drawn, by keyboard one point after the other is moved. */
export function DrawingOverlay({ prediction, range, right }: DrawingOverlayProps) {
  const words = useText().predict
  const id = useId()
  const element = useRef<HTMLDivElement>(null)
  const pen = useRef<Place | null>(null)
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 })
  const [current, setCurrent] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setSize(entry!.contentRect))
    observer.observe(element.current!)
    element.current!.focus()
    return () => observer.disconnect()
  }, [])

  const { totalSteps, values } = prediction
  const steps = predictionSteps(prediction)
  const span = range.high - range.low
  const box = plotBox(width, right)
  const plotHeight = Math.max(1, height - PLOT.top - PLOT.bottom)
  const x = (step: number) => box.left + (step / totalSteps) * box.width
  const y = (value: number) => PLOT.top + ((range.high - value) / span) * plotHeight
  const within = (value: number) => Math.min(range.high, Math.max(range.low, value))
  const change = (next: readonly number[]) => draw({ ...prediction, values: next })

  const placeOf = (event: PointerEvent<HTMLDivElement>): Place => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const across = Math.min(box.left + box.width, Math.max(box.left, event.clientX - left))
    const value = within(range.high - ((event.clientY - top - PLOT.top) / plotHeight) * span)
    return { step: stepAtPixel(box, totalSteps, across)!, value }
  }
  const stroke = (event: PointerEvent<HTMLDivElement>, from: Place | null) => {
    const to = placeOf(event)
    pen.current = to
    setCurrent(nearestOf(steps, to.step))
    change(strokeTo(values, steps, from, to))
  }
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    stroke(event, null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const raise = (share: number) => change(values.with(current, within(values[current]! + span / share)))
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => setCurrent(Math.max(0, current - 1)),
      ArrowRight: () => setCurrent(Math.min(steps.length - 1, current + 1)),
      Home: () => setCurrent(0),
      End: () => setCurrent(steps.length - 1),
      ArrowUp: () => raise(SMALL_STEPS),
      ArrowDown: () => raise(-SMALL_STEPS),
      PageUp: () => raise(LARGE_STEPS),
      PageDown: () => raise(-LARGE_STEPS),
      Enter: finishDrawing,
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <div
        ref={element}
        className={styles.overlay}
        role="slider"
        tabIndex={0}
        aria-label={words.area}
        aria-describedby={id}
        aria-orientation="vertical"
        aria-valuemin={range.low}
        aria-valuemax={range.high}
        aria-valuenow={values[current]!}
        aria-valuetext={`${words.handle(steps[current]!)}: ${formatMeasured(values[current]!)}`}
        data-drawing
        onKeyDown={onKeyDown}
        onPointerDown={begin}
        onPointerMove={(event) => pen.current && stroke(event, pen.current)}
        onPointerUp={() => {
          pen.current = null
        }}
        onPointerCancel={() => {
          pen.current = null
        }}
      >
        <svg width="100%" height="100%" aria-hidden>
          <polyline points={steps.map((step, i) => `${x(step)},${y(values[i]!)}`).join(' ')} className={styles.line} />
          {steps.map((step, i) => (
            <circle
              key={step}
              cx={x(step)}
              cy={y(values[i]!)}
              r={i === current ? 7 : 5}
              className={i === current ? styles.current : styles.handle}
            />
          ))}
        </svg>
      </div>
      <p id={id} className={styles.how}>
        {words.how}
      </p>
    </>
  )
}
