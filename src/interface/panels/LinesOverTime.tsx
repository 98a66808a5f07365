import { useMemo } from 'react'
import { decimate } from '../../core/statistics/decimate'
import { focusedRun, useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import type { Series } from '../../store/runs/series'
import type { PlotLine, ReferenceValue } from '../charts/plot'
import { TimeChart } from '../charts/TimeChart'
import { usePacedAxis } from '../charts/time-axis'
import { useRange } from '../charts/use-range'
import { formatMeasured } from '../format/numbers'
import { groupsOf, visibleGroups } from '../runs/run-groups'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import { Legend } from './Legend'

const POINTS = 240
/** Of a stretch between two gaps. */
const LEAST_POINTS = 6
/** Of other runs whose own look is a plain line. */
const OTHER_DASHES = ['1 3', '5 2 1 2', '10 3', '3 6']

export interface TimeLine {
  readonly name: string
  readonly label: string
  readonly colour: string
  readonly dash?: string | undefined
  readonly explanation?: string
  /** Of another order than the rest: it may leave the chart rather than flatten it; its value stands in the legend. */
  readonly mayLeave?: boolean
  /** A run's own; undefined before its first value, or where the run has nothing of the kind. */
  readonly seriesOf: (run: Run) => Series | undefined
}

/** One line as it is drawn: of the run in focus, or of another one that is visible. */
interface DrawnLine extends TimeLine {
  readonly series: Series
  readonly runId: number
  readonly width?: number | undefined
  /** Undefined for the run in focus. */
  readonly run?: { readonly label: string; readonly dash: string }
}

interface LinesOverTimeProps {
  readonly title: string
  readonly yLabel?: string
  readonly lines: readonly TimeLine[]
  readonly height?: number
  /** Values that the axis holds in any case. */
  readonly hold?: readonly number[] | undefined
  readonly references?: readonly ReferenceValue[]
  /** Changes when a series has grown for another reason than a report of metrics. */
  readonly version: unknown
  /** The numbers alone, where the lines stand on the stage. */
  readonly numbersOnly?: boolean
}

/** Several numbers over the steps of the visible runs, with border, marks and the shared cursor. */
export function LinesOverTime({
  title,
  yLabel,
  lines,
  height = 180,
  hold = [],
  references,
  version,
  numbersOnly = false,
}: LinesOverTimeProps) {
  const text = useText()
  const runId = useFocusedRun((state) => state.id)
  const { axis, version: paced } = usePacedAxis((state) => state.metricsVersion)
  const drawn = drawnLines(lines, text)
  const key = drawn
    .flatMap(({ name, runId, series }) => [name, runId, series.stretches.length, Math.min(2, series.length)])
    .join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series are the same objects while they grow; the versions tell.
  const plotted = useMemo(() => drawn.map(stretchesOf), [key, version, paced, runId])
  const values = [
    ...hold,
    ...plotted.flatMap((stretches, i) =>
      drawn[i]!.mayLeave ? [] : stretches.flatMap(({ points }) => points.map(({ value }) => value)),
    ),
  ].filter(Number.isFinite)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const around = useRange(least, most)
  // A bound that a number cannot pass ends its axis.
  const low = hold.length > 0 && least >= Math.min(...hold) ? Math.min(...hold) : around.low
  const high = hold.length > 1 && most <= Math.max(...hold) ? Math.max(...hold) : around.high
  const range = useMemo(() => ({ low, high }), [low, high])
  const all = useMemo(() => plotted.flat(), [plotted])
  const own = focusedRun()
  const latest = ({ seriesOf }: TimeLine) => seriesOf(own)?.values.at(-1)
  const otherRuns = new Map(drawn.flatMap(({ run }) => (run ? [[run.label, run]] : [])))
  return (
    <>
      <Legend
        items={[
          ...lines.map((line) => ({
            label: line.label,
            colour: line.colour,
            dash: line.dash,
            explanation: line.explanation,
            value: latest(line) === undefined ? '–' : formatMeasured(latest(line)!),
          })),
          ...[...otherRuns.values()].map(({ label, dash }) => ({ label, dash, colour: 'var(--quiet)' })),
        ]}
      />
      {!numbersOnly && (
        <TimeChart
          title={title}
          plot={{ axis, lines: all, range, yLabel, references }}
          height={height}
          readOut={(step) => readOut(drawn, step)}
        />
      )}
    </>
  )
}

/** The lines of the run in focus, then of each other visible run those of one seed: the same one where it has it. */
function drawnLines(lines: readonly TimeLine[], text: Text): DrawnLine[] {
  const { experiments, runs, focus } = useExperiments.getState()
  const groups = visibleGroups(groupsOf(experiments, runs, focus))
  const focused = runs.find(({ id }) => id === focus)
  const ofMember = (run: Run | undefined) =>
    lines.flatMap((line) => {
      const series = run && line.seriesOf(run)
      if (!series || series.length === 0) return []
      return [{ ...line, series, runId: run.id }]
    })
  const others = groups
    .filter((group) => !group.focused)
    .flatMap(({ label, look, runs: seeds }, index) => {
      const run = seeds.find(({ seed }) => seed === focused?.seed) ?? seeds[0]
      const dash = look.dash ?? OTHER_DASHES[index % OTHER_DASHES.length]!
      return ofMember(run).map((line) => ({
        ...line,
        label: text.list([line.label, label]),
        dash,
        width: 1.25,
        run: { label, dash },
      }))
    })
  return [...ofMember(focused), ...others]
}

/** One line for each stretch of it without a gap. */
function stretchesOf({ name, runId, series, colour, dash, width }: DrawnLine): PlotLine[] {
  const { steps, values } = series
  return series.stretches.map(({ from, to }) => {
    const limit = Math.max(LEAST_POINTS, Math.ceil((POINTS * (to - from)) / series.length))
    const kept = Array.from(decimate(values.subarray(from, to), limit), (i) => from + i)
    return {
      name: `${name} ${runId} ${from}`,
      colour,
      dash,
      width,
      points: kept.map((i) => ({ step: steps[i]!, value: values[i]! })),
    }
  })
}

/** More would cover the chart. */
const MOST_READ = 8

function readOut(lines: readonly DrawnLine[], step: number) {
  const nearest = lines.slice(0, MOST_READ).map(({ label, series }) => ({ label, series, index: series.nearest(step) }))
  if (nearest.length === 0) return null
  return {
    step: nearest[0]!.series.steps[nearest[0]!.index]!,
    lines: nearest.map(({ label, series, index }) => ({ label, value: formatMeasured(series.values[index]!) })),
  }
}

/** The same numbers as a table: one row per step, a column for each line of each run. */
export function tableOfLines(text: Text, lines: readonly TimeLine[]) {
  const present = drawnLines(lines, text)
  const rows = new Map<number, (number | string)[]>()
  present.forEach(({ series }, column) => {
    series.steps.forEach((step, i) => {
      const row = rows.get(step) ?? [step, ...present.map(() => '')]
      row[column + 1] = series.values[i]!
      rows.set(step, row)
    })
  })
  return {
    columns: [text.axis.step, ...present.map(({ label }) => label)],
    rows: [...rows.values()].sort((a, b) => Number(a[0]) - Number(b[0])),
  }
}
