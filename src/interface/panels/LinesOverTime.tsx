import { useMemo } from 'react'
import { decimate } from '../../core/statistics/decimate'
import { useRun } from '../../store/run-store'
import type { Series } from '../../store/runs/series'
import { type ChartRow, type ReferenceValue, TimeChart } from '../charts/TimeChart'
import { usePacedAxis } from '../charts/time-axis'
import { useGrownRange } from '../charts/use-grown-range'
import { formatMeasured } from '../format/numbers'
import { Legend } from './Legend'

const POINTS = 240

export interface TimeLine {
  readonly name: string
  readonly label: string
  readonly colour: string
  readonly dash?: string
  readonly explanation?: string
  /** Of another order than the rest: it may leave the chart rather than flatten it; its value stands in the legend. */
  readonly mayLeave?: boolean
  /** Undefined before its first value. */
  readonly series: Series | undefined
}

interface LinesOverTimeProps {
  readonly title: string
  readonly yLabel?: string
  readonly lines: readonly TimeLine[]
  readonly height?: number
  /** Values that the axis holds in any case. */
  readonly hold?: readonly number[]
  readonly references?: readonly ReferenceValue[]
  /** Changes when a series has grown for another reason than a report of metrics. */
  readonly version: unknown
}

/** Several numbers over the run's steps, with border, marks and the shared cursor. */
export function LinesOverTime({
  title,
  yLabel,
  lines,
  height = 180,
  hold = [],
  references,
  version,
}: LinesOverTimeProps) {
  const runId = useRun((state) => state.runId)
  const { axis, version: paced } = usePacedAxis((state) => state.metricsVersion)
  const drawn = lines.filter(({ series }) => series !== undefined && series.length > 0)
  const key = drawn.map(({ name }) => name).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series are the same objects while they grow; the versions tell.
  const rows = useMemo(() => rowsOf(drawn), [key, version, paced, runId])
  const values = [
    ...hold,
    ...rows.flatMap(({ others }) => drawn.flatMap(({ name, mayLeave }) => (mayLeave ? [] : [others![name]!]))),
  ].filter(Number.isFinite)
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const grown = useGrownRange(runId, least, most)
  // A bound that a number cannot pass ends its axis.
  const low = hold.length > 0 && least >= Math.min(...hold) ? Math.min(...hold) : grown.low
  const high = hold.length > 1 && most <= Math.max(...hold) ? Math.max(...hold) : grown.high
  const range = useMemo(() => ({ low, high }), [low, high])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names tell the lines.
  const others = useMemo(() => drawn.map(({ name, colour, dash }) => ({ name, colour, dash })), [key])
  const latest = (series: Series | undefined) => series?.values.at(-1)
  return (
    <>
      <Legend
        items={lines.map(({ label, colour, dash, explanation, series }) => ({
          label,
          colour,
          dash,
          explanation,
          value: latest(series) === undefined ? '–' : formatMeasured(latest(series)!),
        }))}
      />
      <TimeChart
        title={title}
        plot={{ axis, rows, range, colour: 'var(--ink)', others, yLabel, references }}
        height={height}
        stops={rows.map(({ step }) => step)}
        readOut={(step) => readOut(drawn, step)}
      />
    </>
  )
}

function rowsOf(lines: readonly TimeLine[]): ChartRow[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { name, series } of lines) {
    const { steps, values } = series!
    for (const i of decimate(values, POINTS)) {
      const row = rows.get(steps[i]!) ?? {}
      row[name] = values[i]!
      rows.set(steps[i]!, row)
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([step, others]) => ({ step, others }))
}

function readOut(lines: readonly TimeLine[], step: number) {
  const nearest = lines.map(({ label, series }) => ({ label, series: series!, index: series!.nearest(step) }))
  if (nearest.length === 0) return null
  return {
    step: nearest[0]!.series.steps[nearest[0]!.index]!,
    lines: nearest.map(({ label, series, index }) => ({ label, value: formatMeasured(series.values[index]!) })),
  }
}

/** The same numbers as a table: one row per step. */
export function tableOfLines(stepLabel: string, lines: readonly TimeLine[]) {
  const present = lines.filter(({ series }) => series !== undefined && series.length > 0)
  const rows = new Map<number, (number | string)[]>()
  present.forEach(({ series }, column) => {
    series!.steps.forEach((step, i) => {
      const row = rows.get(step) ?? [step, ...present.map(() => '')]
      row[column + 1] = series!.values[i]!
      rows.set(step, row)
    })
  })
  return {
    columns: [stepLabel, ...present.map(({ label }) => label)],
    rows: [...rows.values()].sort((a, b) => Number(a[0]) - Number(b[0])),
  }
}
