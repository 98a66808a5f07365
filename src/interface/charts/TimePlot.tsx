import { memo, useMemo } from 'react'
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { AXIS_TEXT, PlotGround } from './PlotGround'
import { PlotLines } from './PlotLines'
import { PLOT } from './plot-box'
import type { ChartRow, PlotProps } from './TimeChart'

const NO_REFERENCES: NonNullable<PlotProps['references']> = []
const NO_OTHERS: NonNullable<PlotProps['others']> = []
// Recharts compares what it is given by identity, and computes a chart anew, several times over, for each new object.
const WHOLE_PLACE = { width: '100%', height: '100%' } as const
const valueAt = keptByName(
  (name) =>
    ({ others }: ChartRow) =>
      others?.[name],
)
const bandAt = keptByName(
  (name) =>
    ({ bands }: ChartRow) =>
      bands?.[name],
)

/** The picture of a `TimeChart`; drawn again only when one of its props is another object. */
export const TimePlot = memo(function TimePlot({
  axis,
  rows,
  range,
  colour,
  dash,
  others = NO_OTHERS,
  yLabel,
  references = NO_REFERENCES,
  secondAxis,
  compact = false,
}: PlotProps) {
  const last = Math.max(1, axis.totalSteps)
  const { low, high } = range
  const steps = useMemo(() => [0, last], [last])
  const values = useMemo(() => [low, high], [low, high])
  const [top, right] = [compact ? PLOT.topCompact : PLOT.top, secondAxis ? PLOT.rightWithAxis : PLOT.right]
  const margin = useMemo(() => ({ top, right, bottom: PLOT.bottom, left: PLOT.left }), [top, right])
  const banded = others.filter(({ name }) => rows.some(({ bands }) => bands?.[name]))
  return (
    <ComposedChart
      responsive
      style={WHOLE_PLACE}
      data={rows as { step: number; value?: number }[]}
      margin={margin}
      accessibilityLayer={false}
      aria-hidden
    >
      <PlotGround axis={axis} range={range} secondAxis={secondAxis} compact={compact} />
      <XAxis hide type="number" dataKey="step" domain={steps} allowDataOverflow />
      <YAxis hide domain={values} allowDataOverflow />
      <PlotLines
        axis={axis}
        range={range}
        references={references}
        compact={compact}
        names={{ left: yLabel, right: secondAxis?.label }}
      />
      {rows.some(({ band }) => band) && (
        <Area
          dataKey="band"
          stroke="none"
          fill={colour}
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
          connectNulls
        />
      )}
      {banded.map(({ name, colour: fill }) => (
        <Area
          key={`band ${name}`}
          dataKey={bandAt(name)}
          stroke="none"
          fill={fill}
          fillOpacity={0.16}
          isAnimationActive={false}
          activeDot={false}
          connectNulls
        />
      ))}
      <Line
        dataKey="value"
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={dash}
        dot={rows.length === 1 ? { r: 3, fill: colour } : false}
        activeDot={false}
        isAnimationActive={false}
        type="linear"
      />
      {others.map(({ name, colour: stroke, dash: pattern, width = 2, faint = false }) => (
        <Line
          key={name}
          dataKey={valueAt(name)}
          stroke={stroke}
          strokeWidth={width}
          strokeOpacity={faint ? 0.5 : 1}
          strokeDasharray={pattern}
          // With round ends a line of a single point is a dot.
          strokeLinecap={pattern ? undefined : 'round'}
          dot={rows.length === 1 ? { r: 3, fill: stroke } : false}
          activeDot={false}
          isAnimationActive={false}
          connectNulls
          type="linear"
        />
      ))}
      {yLabel && (
        <text x={PLOT.left} y={14} {...AXIS_TEXT}>
          {yLabel}
        </text>
      )}
      {secondAxis && (
        <text x="100%" y={14} textAnchor="end" {...AXIS_TEXT}>
          {secondAxis.label}
        </text>
      )}
    </ComposedChart>
  )
})

function keptByName<Kept>(make: (name: string) => Kept): (name: string) => Kept {
  const kept = new Map<string, Kept>()
  return (name) => {
    const made = kept.get(name) ?? make(name)
    kept.set(name, made)
    return made
  }
}
