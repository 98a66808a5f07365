import { type KeyboardEvent, lazy, type PointerEvent, Suspense } from 'react'
import { moveCursor } from '../../store/cursor-store'
import { useText } from '../text/use-text'
import { CursorOverlay, type ReadOut } from './CursorOverlay'
import { plotBox, stepAtPixel } from './plot-box'
import styles from './TimeChart.module.css'
import type { Range } from './ticks'
import type { TimeAxis } from './time-axis'
import { useTurn } from './use-turn'

/** Recharts comes after the first picture. */
const TimePlot = lazy(() => import('./TimePlot').then(({ TimePlot }) => ({ default: TimePlot })))

export interface ChartRow {
  readonly step: number
  readonly value?: number
  /** From and to, of a band around the line. */
  readonly band?: readonly [number, number]
  /** Of further lines, by their names. */
  readonly others?: Readonly<Record<string, number>>
  /** From and to around some of those. */
  readonly bands?: Readonly<Record<string, readonly [number, number]>>
}

/** A further line: `name` is its key in the rows. */
export interface OtherLine {
  readonly name: string
  readonly colour: string
  readonly dash?: string
  readonly width?: number
  /** One of many of a kind. */
  readonly faint?: boolean
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
  readonly rows: readonly ChartRow[]
  readonly range: Range
  readonly colour: string
  readonly dash?: string
  readonly others?: readonly OtherLine[]
  readonly yLabel?: string
  readonly references?: readonly ReferenceValue[]
  /** A second scale on the right: the value at each of its ticks. */
  readonly secondAxis?: { readonly label: string; readonly ticks: readonly { at: number; label: string }[] }
  /** Draws no words besides the axes. */
  readonly compact?: boolean
}

interface TimeChartProps {
  readonly title: string
  /** Its objects should be the same ones while nothing changes, so that it is not drawn for nothing. */
  readonly plot: PlotProps
  readonly height: number
  readonly readOut: (step: number) => ReadOut | null
  /** Steps at which there is something to read, rising. */
  readonly stops: ArrayLike<number>
}

/** One line over the run's steps, with the border, the marks and the cursor that all such charts share. */
export function TimeChart({ title, plot, height, readOut, stops }: TimeChartProps) {
  const { axis, secondAxis, compact = false } = plot
  const text = useText()
  const drawn = useTurn(plot)

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    moveCursor(stepAtPixel(plotBox(width, secondAxis !== undefined), axis.totalSteps, event.clientX - left))
  }
  const walk = (event: KeyboardEvent<HTMLDivElement>, current: number | null) => {
    const next = nextStop(event.key, stops, current)
    if (next === undefined) return
    event.preventDefault()
    moveCursor(next)
  }
  return (
    <div className={styles.chart} style={{ height }}>
      <Suspense fallback={null}>{drawn && <TimePlot {...drawn} />}</Suspense>
      <CursorOverlay
        label={text.panel.cursor(title)}
        totalSteps={axis.totalSteps}
        secondAxis={secondAxis !== undefined}
        compact={compact}
        readOut={readOut}
        onPointerMove={point}
        onPointerLeave={() => moveCursor(null)}
        onWalk={walk}
      />
    </div>
  )
}

/** Where the arrow keys lead; null puts the cursor away, undefined is no key of ours. */
function nextStop(key: string, stops: ArrayLike<number>, current: number | null): number | null | undefined {
  const last = stops.length - 1
  if (key === 'Escape') return null
  if (last < 0) return undefined
  const all = Array.from(stops)
  if (key === 'Home') return all[0]
  if (key === 'End') return all[last]
  if (key === 'ArrowRight') return current === null ? all[0] : (all.find((stop) => stop > current) ?? all[last])
  if (key === 'ArrowLeft') return current === null ? all[last] : (all.findLast((stop) => stop < current) ?? all[0])
  return undefined
}
