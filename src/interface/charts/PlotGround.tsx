import { usePlotArea } from 'recharts'
import { labelledTicks, type Range, roundTicks } from '../../core/pictures/ticks'
import { formatCount } from '../format/numbers'
import { pixelOfValue } from './plot-box'
import { tickPlaces } from './tick-places'
import type { TimeAxis } from './time-axis'

export const AXIS_TEXT = { fontSize: 13, fill: 'var(--quiet)' } as const
const TICK = 4
/** From an axis to its numbers beside it, and to the baseline of those below it. */
const [BESIDE, BELOW] = [6, 17]
/** Half of a digit's height, by which a number stands lower than the line it belongs to. */
const HALF_DIGIT = 4.6

interface PlotGroundProps {
  readonly axis: TimeAxis
  readonly range: Range
  readonly compact: boolean
  /** Pixels on the right of the plot. */
  readonly right: number
}

/** Steps are whole; of a run that has none there is only the first. */
function ticksOfSteps(totalSteps: number, count: number): number[] {
  return totalSteps === 0 ? [0] : roundTicks(0, totalSteps, count).filter(Number.isInteger)
}

/**
 * Behind everything: the offline part of the time axis is tinted, the online part is plain; then grid and axes. Plain marks:
 * Recharts measures every number of its own axes on the page, which takes longer than to draw all lines of a chart.
 */
export function PlotGround({ axis: { totalSteps, onlineStartStep }, range, compact, right: margin }: PlotGroundProps) {
  const area = usePlotArea()
  if (!area) return null
  const { x: left, y: top, width, height } = area
  const [right, bottom] = [left + width, top + height]
  const steps = Math.max(1, totalSteps)
  const y = (value: number) => pixelOfValue(area, range, value)
  const below = tickPlaces(
    ticksOfSteps(totalSteps, compact ? 2 : 6).map((step) => ({
      at: left + (step / steps) * width,
      label: formatCount(step),
    })),
    right + margin,
  )
  return (
    <g>
      <rect
        x={left}
        y={top}
        width={totalSteps === 0 ? 0 : Math.min(1, onlineStartStep / totalSteps) * width}
        height={height}
        fill="var(--offline)"
      />
      {labelledTicks(range.low, range.high, compact ? 3 : 5).map(({ at, label }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={y(at)} y2={y(at)} stroke="var(--hairline)" />
          <text {...AXIS_TEXT} x={left - BESIDE} y={y(at) + HALF_DIGIT} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--outline)" />
      {below.map(({ at, label, middle }) => (
        <g key={at}>
          <line x1={at} x2={at} y1={bottom} y2={bottom + TICK} stroke="var(--outline)" />
          <text {...AXIS_TEXT} x={middle} y={bottom + BELOW} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}
