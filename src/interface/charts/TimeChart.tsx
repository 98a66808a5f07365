import { type KeyboardEvent, type PointerEvent, Suspense, useEffect, useRef } from 'react'
import { moveCursor } from '../../store/page/cursor-store'
import { fetchedPart } from '../faults/fetched-part'
import { useEventWords } from '../text/use-event-words'
import { useText } from '../text/use-text'
import { CursorOverlay, type ReadOut } from './CursorOverlay'
import { type Callout, namesOf, type PlotLine, type PlotProps } from './plot'
import { plotBox, rightMargin, stepAtPixel } from './plot-box'
import { pictureOfPlot, registerPlot, TIME_CHART } from './saved-plots'
import styles from './TimeChart.module.css'
import { useTurn } from './use-turn'

/** Recharts comes after the first picture. */
const TimePlot = fetchedPart(() => import('./TimePlot'), 'TimePlot')

interface TimeChartProps {
  readonly title: string
  /** Its objects should be the same ones while nothing changes, so that it is not drawn for nothing. */
  readonly plot: PlotProps
  /** Pixels, or all of its place. */
  readonly height: number | 'fill'
  /** Drawn before everything else. */
  readonly first?: boolean
  readonly callouts?: readonly Callout[]
  readonly readOut: (step: number) => ReadOut | null
}

/** Lines over the run's steps, with the border, the marks and the cursor that all such charts share. */
export function TimeChart({ title, plot, height, first, callouts, readOut }: TimeChartProps) {
  const { axis, lines, range, compact = false, labelled = false } = plot
  const right = rightMargin(labelled ? namesOf(lines) : undefined)
  const text = useText()
  const inWords = useEventWords()
  const whole = useRef<HTMLDivElement>(null)
  useEffect(() => registerPlot(whole.current!, () => pictureOfPlot(title, plot, text, inWords)))
  // Lines of runs that are no longer compared would be taken for those that are.
  const drawn = useTurn(
    plot,
    (before) => first || before.lines.map(({ name }) => name).join() !== lines.map(({ name }) => name).join(),
  )

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { offsetWidth } = event.currentTarget
    const { left, width } = event.currentTarget.getBoundingClientRect()
    // Presented, the page is drawn larger than it is laid out.
    const x = ((event.clientX - left) * offsetWidth) / width
    moveCursor(stepAtPixel(plotBox(offsetWidth, right), axis.totalSteps, x))
  }
  const walk = (event: KeyboardEvent<HTMLDivElement>, current: number | null) => {
    const next = nextStop(event.key, stopsOf(lines), current)
    if (next === undefined) return
    event.preventDefault()
    moveCursor(next)
  }
  return (
    <div ref={whole} className={styles.chart} {...TIME_CHART} style={{ height: height === 'fill' ? '100%' : height }}>
      <Suspense fallback={null}>{drawn && <TimePlot {...drawn} />}</Suspense>
      <CursorOverlay
        label={text.panel.cursor(title)}
        totalSteps={axis.totalSteps}
        range={range}
        right={right}
        compact={compact}
        callouts={callouts}
        spans={plot.spans}
        lines={plot.lines}
        references={plot.references}
        readOut={readOut}
        onPointerMove={point}
        onPointerLeave={() => moveCursor(null)}
        onWalk={walk}
      />
    </div>
  )
}

/** Steps at which there is something to read, rising. */
function stopsOf(lines: readonly PlotLine[]): number[] {
  const steps = new Set(lines.flatMap(({ points }) => points.map(({ step }) => step)))
  return [...steps].sort((a, b) => a - b)
}

/** Where the arrow keys lead; null puts the cursor away, undefined is no key of ours. */
function nextStop(key: string, stops: readonly number[], current: number | null): number | null | undefined {
  const last = stops.length - 1
  if (key === 'Escape') return null
  if (last < 0) return undefined
  if (key === 'Home') return stops[0]
  if (key === 'End') return stops[last]
  if (key === 'ArrowRight') return current === null ? stops[0] : (stops.find((stop) => stop > current) ?? stops[last])
  if (key === 'ArrowLeft')
    return current === null ? stops[last] : (stops.findLast((stop) => stop < current) ?? stops[0])
  return undefined
}
