import { memo, useMemo } from 'react'
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { AXIS_TEXT, PlotGround } from './PlotGround'
import { PlotLines } from './PlotLines'
import { PlotMarks } from './PlotMarks'
import { namesOf, type PlotProps } from './plot'
import { PLOT, rightMargin } from './plot-box'

const NO_REFERENCES: NonNullable<PlotProps['references']> = []
const NO_LINES: PlotProps['lines'] = []
const NO_SPANS: NonNullable<PlotProps['spans']> = []
// Recharts compares what it is given by identity, and computes a chart anew, several times over, for each new object.
const WHOLE_PLACE = { width: '100%', height: '100%' } as const
/** Radius of the dot of a line that has one point: in a chart where others are longer, and where there is no more yet. */
const [DOT, FIRST_DOT] = [1.5, 3]

/** The picture of a `TimeChart`; drawn again only when one of its props is another object. */
export const TimePlot = memo(function TimePlot({
  axis,
  lines,
  range,
  yLabel,
  references = NO_REFERENCES,
  compact = false,
  labelled = false,
  spans = NO_SPANS,
}: PlotProps) {
  const last = Math.max(1, axis.totalSteps)
  const { low, high } = range
  const steps = useMemo(() => [0, last], [last])
  const values = useMemo(() => [low, high], [low, high])
  const top = compact ? PLOT.topCompact : PLOT.top
  const right = rightMargin(labelled ? namesOf(lines) : undefined)
  const margin = useMemo(() => ({ top, right, bottom: PLOT.bottom, left: PLOT.left }), [top, right])
  const radius = lines.every(({ points }) => points.length <= 1) ? FIRST_DOT : DOT
  return (
    <ComposedChart responsive style={WHOLE_PLACE} margin={margin} accessibilityLayer={false} aria-hidden>
      <PlotGround axis={axis} range={range} compact={compact} right={right} />
      <XAxis hide type="number" dataKey="step" domain={steps} allowDataOverflow />
      <YAxis hide domain={values} allowDataOverflow />
      <PlotLines axis={axis} range={range} references={references} compact={compact} yLabel={yLabel} />
      {lines
        .filter(({ points }) => points.some(({ band }) => band))
        .map(({ name, colour, points }) => (
          <Area
            key={`band ${name}`}
            data={points}
            dataKey="band"
            stroke="none"
            fill={colour}
            fillOpacity={0.16}
            isAnimationActive={false}
            activeDot={false}
            connectNulls
          />
        ))}
      {lines.map(({ name, colour, dash, width = 2, faint = false, points }) => (
        <Line
          key={name}
          data={points}
          dataKey="value"
          stroke={colour}
          strokeWidth={width}
          strokeOpacity={faint ? 0.5 : 1}
          {...(dash && { strokeDasharray: dash })}
          dot={points.length === 1 ? { r: radius, fill: colour } : false}
          activeDot={false}
          isAnimationActive={false}
          connectNulls
          type="linear"
        />
      ))}
      <PlotMarks axis={axis} range={range} lines={labelled ? lines : NO_LINES} spans={spans} references={references} />
      {yLabel && (
        <text x={PLOT.left} y={14} {...AXIS_TEXT}>
          {yLabel}
        </text>
      )}
    </ComposedChart>
  )
})
