import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts'
import { formatCount, formatMeasured } from '../format/numbers'
import { useText } from '../text/use-text'
import { PLOT } from './plot-box'
import type { TimeChartProps } from './TimeChart'
import { roundTicks } from './ticks'

const TEXT = { fontSize: 13, fill: 'var(--quiet)' } as const

/** The picture of a `TimeChart`. */
export function TimePlot({
  axis: { totalSteps, borderStep, marks },
  rows,
  range,
  colour,
  dash,
  yLabel,
  references = [],
  secondAxis,
  compact = false,
}: TimeChartProps) {
  const text = useText()
  const goesOnline = borderStep < totalSteps
  const domain: [number, number] = [range.low, range.high]
  return (
    <ComposedChart
      responsive
      style={{ width: '100%', height: '100%' }}
      data={rows as { step: number; value: number }[]}
      margin={{ top: compact ? PLOT.topCompact : PLOT.top, right: secondAxis ? 0 : PLOT.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      aria-hidden
    >
      <ReferenceArea x1={0} x2={Math.min(borderStep, totalSteps)} fill="var(--offline)" fillOpacity={1} />
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis
        type="number"
        dataKey="step"
        height={PLOT.bottom}
        domain={[0, Math.max(1, totalSteps)]}
        ticks={roundTicks(0, Math.max(1, totalSteps), compact ? 2 : 6)}
        tickFormatter={formatCount}
        tick={TEXT}
        tickSize={4}
        stroke="var(--outline)"
        interval="preserveStart"
        minTickGap={16}
        allowDataOverflow
      />
      <YAxis
        width={PLOT.left}
        domain={domain}
        ticks={roundTicks(range.low, range.high, compact ? 3 : 5)}
        tickFormatter={formatMeasured}
        tick={TEXT}
        tickSize={4}
        axisLine={false}
        tickLine={false}
        interval={0}
        allowDataOverflow
      />
      {secondAxis && (
        <YAxis
          yAxisId="second"
          orientation="right"
          width={PLOT.rightWithAxis}
          domain={domain}
          ticks={secondAxis.ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => secondAxis.ticks.find((tick) => tick.at === at)?.label ?? ''}
          tick={TEXT}
          axisLine={false}
          tickLine={false}
          interval={0}
          allowDataOverflow
        />
      )}
      {range.low < 0 && range.high > 0 && <ReferenceLine y={0} stroke="var(--outline)" />}
      {references.map(({ value, label, colour: stroke, side }) => (
        <ReferenceLine
          key={label}
          y={value}
          stroke={stroke}
          strokeDasharray="5 4"
          label={{
            ...TEXT,
            value: label,
            fill: stroke,
            position: side === 'start' ? 'insideBottomLeft' : 'insideBottomRight',
          }}
        />
      ))}
      {goesOnline && (
        <ReferenceLine
          x={borderStep}
          stroke="var(--ink)"
          label={compact ? undefined : { ...TEXT, value: text.phases.online, position: 'top', fill: 'var(--ink)' }}
        />
      )}
      {marks
        .filter(({ mark }) => mark === 'change')
        .map(({ step, text: what }, index) => (
          <ReferenceLine
            // biome-ignore lint/suspicious/noArrayIndexKey: marks are only ever added at the end.
            key={index}
            className="change-mark"
            x={step}
            stroke="var(--quiet)"
            strokeDasharray="1 3"
            label={compact ? undefined : { ...TEXT, value: what, position: 'insideBottomLeft', angle: 0 }}
          />
        ))}
      <Area dataKey="band" stroke="none" fill={colour} fillOpacity={0.16} isAnimationActive={false} activeDot={false} />
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
      {yLabel && (
        <text x={PLOT.left} y={14} {...TEXT}>
          {yLabel}
        </text>
      )}
      {secondAxis && (
        <text x="100%" y={14} textAnchor="end" {...TEXT}>
          {secondAxis.label}
        </text>
      )}
    </ComposedChart>
  )
}
