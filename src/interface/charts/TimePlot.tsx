import { memo } from 'react'
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { formatCount } from '../format/numbers'
import { PlotGround } from './PlotGround'
import { AXIS_TEXT, PlotLines } from './PlotLines'
import { PLOT } from './plot-box'
import type { ChartRow, PlotProps } from './TimeChart'
import { roundTicks, tickLabel } from './ticks'

const NO_REFERENCES: NonNullable<PlotProps['references']> = []
const NO_OTHERS: NonNullable<PlotProps['others']> = []

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
  const domain: [number, number] = [range.low, range.high]
  const banded = others.filter(({ name }) => rows.some(({ bands }) => bands?.[name]))
  const ticks = { tick: AXIS_TEXT, tickSize: 4, interval: 0, allowDataOverflow: true } as const
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={rows as { step: number; value?: number }[]}
      margin={{ top: compact ? PLOT.topCompact : PLOT.top, right: secondAxis ? 0 : PLOT.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden
    >
      <PlotGround {...axis} />
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis
        {...ticks}
        type="number"
        dataKey="step"
        height={PLOT.bottom}
        domain={[0, last]}
        ticks={roundTicks(0, last, compact ? 2 : 6)}
        tickFormatter={formatCount}
        stroke="var(--outline)"
        interval="preserveStart"
        minTickGap={16}
      />
      <YAxis
        {...ticks}
        width={PLOT.left}
        domain={domain}
        ticks={roundTicks(range.low, range.high, compact ? 3 : 5)}
        tickFormatter={tickLabel}
        axisLine={false}
        tickLine={false}
      />
      {secondAxis && (
        <YAxis
          {...ticks}
          yAxisId="second"
          orientation="right"
          width={PLOT.rightWithAxis}
          domain={domain}
          ticks={secondAxis.ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => secondAxis.ticks.find((tick) => tick.at === at)?.label ?? ''}
          axisLine={false}
          tickLine={false}
        />
      )}
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
          dataKey={({ bands }: ChartRow) => bands?.[name]}
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
          dataKey={({ others: values }: ChartRow) => values?.[name]}
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
