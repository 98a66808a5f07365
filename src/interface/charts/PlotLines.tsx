import { usePlotArea } from 'recharts'
import { labelPlaces } from '../../core/pictures/label-places'
import { textWidth } from '../../core/pictures/text-width'
import type { Range } from '../../core/pictures/ticks'
import { useEventWords } from '../text/use-event-words'
import { useText } from '../text/use-text'
import { AXIS_TEXT } from './PlotGround'
import type { ReferenceValue } from './plot'
import { pixelOfValue } from './plot-box'
import type { TimeAxis } from './time-axis'
import { FROM_END } from './words-on-plot'

/** Pixels that a mark's words need before the next mark begins. */
const LABEL_WIDTH = 136
/** Pixels that the border's word needs beside the axis's name, above the plot. */
const BORDER_WORD = 32

interface PlotLinesProps {
  readonly axis: TimeAxis
  readonly range: Range
  readonly references: readonly ReferenceValue[]
  readonly compact: boolean
  /** Name of the axis, above the plot's left end. */
  readonly yLabel: string | undefined
}

/**
 * Border, marks, zero and what the curve is compared with. Drawn as plain lines: a chart of Recharts' own reference lines
 * takes many times longer to redraw, and a run may gather dozens of marks.
 */
export function PlotLines({
  axis: { totalSteps, onlineStartStep, marks },
  range,
  references,
  compact,
  yLabel,
}: PlotLinesProps) {
  const text = useText()
  const inWords = useEventWords()
  const area = usePlotArea()
  if (!area || totalSteps === 0) return null
  const { x: left, y: top, width, height } = area
  const bottom = top + height
  const x = (step: number) => left + (step / totalSteps) * width
  const y = (value: number) => pixelOfValue(area, range, value)
  const named = yLabel ? textWidth(yLabel) + BORDER_WORD : 0
  const places = labelPlaces(
    references.map(({ value, side, below }) => ({ y: y(value), side, below })),
    { top, bottom },
  )
  const changes = marks.filter(({ mark }) => mark !== 'online')
  return (
    <g>
      {range.low < 0 && range.high > 0 && (
        <line x1={left} x2={left + width} y1={y(0)} y2={y(0)} stroke="var(--outline)" />
      )}
      {references.map(({ value, label, colour }, index) => {
        const { side, baseline } = places[index]!
        return (
          <g key={label}>
            <line x1={left} x2={left + width} y1={y(value)} y2={y(value)} stroke={colour} strokeDasharray="5 4" />
            <text
              {...AXIS_TEXT}
              stroke="var(--ground)"
              strokeWidth={3}
              paintOrder="stroke"
              x={side === 'start' ? left + FROM_END : left + width - FROM_END}
              y={baseline}
              textAnchor={side === 'start' ? 'start' : 'end'}
            >
              {label}
            </text>
          </g>
        )
      })}
      {changes.map((change, index) => {
        const roomUntil = index + 1 < changes.length ? x(changes[index + 1]!.step) : left + width
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are only ever added at the end.
          <g key={index} className="change-mark">
            <line
              x1={x(change.step)}
              x2={x(change.step)}
              y1={top}
              y2={bottom}
              stroke="var(--quiet)"
              strokeDasharray="1 3"
            />
            {!compact && roomUntil - x(change.step) > LABEL_WIDTH && (
              <text {...AXIS_TEXT} x={x(change.step) + 5} y={bottom - 6}>
                {inWords(change)}
              </text>
            )}
          </g>
        )
      })}
      {onlineStartStep > 0 && onlineStartStep < totalSteps && (
        <>
          <line x1={x(onlineStartStep)} x2={x(onlineStartStep)} y1={top} y2={bottom} stroke="var(--ink)" />
          {!compact && x(onlineStartStep) > left + named && (
            <text {...AXIS_TEXT} fill="var(--ink)" x={x(onlineStartStep)} y={top - 8} textAnchor="middle">
              {text.phases.online}
            </text>
          )}
        </>
      )}
    </g>
  )
}
