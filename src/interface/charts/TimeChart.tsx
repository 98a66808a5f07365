import { type KeyboardEvent, type PointerEvent, Suspense } from 'react'
import { moveCursor } from '../../store/page/cursor-store'
import { fetchedPart } from '../faults/fetched-part'
import { useText } from '../text/use-text'
import { CursorOverlay, type ReadOut } from './CursorOverlay'
import type { LineMark } from './PlotMarks'
import { plotBox, rightMargin, stepAtPixel } from './plot-box'
import styles from './TimeChart.module.css'
import type { Range, Tick } from './ticks'
import type { TimeAxis } from './time-axis'
import { useTurn } from './use-turn'

/** Recharts comes after the first picture. */
const TimePlot = fetchedPart(() => import('./TimePlot'), 'TimePlot')

/** How a line looks; `name` tells it from the others of its chart. */
export interface LineLook {
  readonly name: string
  readonly colour: string
  readonly dash?: string
  readonly width?: number
  /** One of many of a kind. */
  readonly faint?: boolean
}

export interface PlotPoint {
  readonly step: number
  readonly value: number
  /** From and to, of a band around the line. */
  readonly band?: readonly [number, number]
}

/** A line with points of its own: those of others are at other steps. */
export interface PlotLine extends LineLook {
  /** Steps rise. */
  readonly points: readonly PlotPoint[]
  /** Stands at its end, in its colour, with a mark of its own. */
  readonly label?: string
  readonly mark?: LineMark
}

/** Something measured on the curves: from one value to another at a step. */
export interface PlotSpan {
  readonly step: number
  readonly from: number
  readonly to: number
  readonly label: string
  readonly colour: string
}

/** A numbered place that a text is about. */
export interface Callout {
  readonly number: number
  readonly step: number
  readonly value: number
  /** What is to be seen there. */
  readonly says: string
}

/** A horizontal line to compare with, labelled where it stands. */
export interface ReferenceValue {
  readonly value: number
  readonly label: string
  readonly colour: string
  readonly side: 'start' | 'end'
  /** The words stand below the line rather than above it. */
  readonly below?: boolean
}

/** What is drawn. */
export interface PlotProps {
  readonly axis: TimeAxis
  readonly lines: readonly PlotLine[]
  readonly range: Range
  readonly yLabel?: string
  readonly references?: readonly ReferenceValue[]
  /** A second scale on the right: the value at each of its ticks. */
  readonly secondAxis?: { readonly label: string; readonly ticks: readonly Tick[] }
  /** Draws no words besides the axes. */
  readonly compact?: boolean
  /** Leaves room for the names of the lines at their ends. */
  readonly labelled?: boolean
  readonly spans?: readonly PlotSpan[]
}

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
  const { axis, lines, range, secondAxis, compact = false, labelled = false } = plot
  const right = rightMargin({ secondAxis: secondAxis !== undefined, names: labelled ? namesOf(lines) : undefined })
  const text = useText()
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
    <div className={styles.chart} style={{ height: height === 'fill' ? '100%' : height }}>
      <Suspense fallback={null}>{drawn && <TimePlot {...drawn} />}</Suspense>
      <CursorOverlay
        label={text.panel.cursor(title)}
        totalSteps={axis.totalSteps}
        range={range}
        right={right}
        compact={compact}
        callouts={callouts}
        readOut={readOut}
        onPointerMove={point}
        onPointerLeave={() => moveCursor(null)}
        onWalk={walk}
      />
    </div>
  )
}

export function namesOf(lines: readonly Pick<PlotLine, 'label'>[]): string[] {
  return lines.flatMap(({ label }) => label ?? [])
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
