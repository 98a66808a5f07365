import { useMemo } from 'react'
import type { Dip } from '../../../core/diagnostics/dip'
import { RandomStream } from '../../../core/random/random-stream'
import { aggregateCurves } from '../../../core/statistics/seed-curves'
import { type ChartRow, TimeChart } from '../../charts/TimeChart'
import { usePacedAxis } from '../../charts/time-axis'
import { useGrownRange } from '../../charts/use-grown-range'
import { formatMeasured } from '../../format/numbers'
import { algorithmLook } from '../../palette'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import type { DipGroup } from './dip-groups'

interface DipCurvesProps {
  /** The current run's own, then the one that it is compared with. */
  readonly groups: readonly DipGroup[]
  readonly runId: number
  readonly dip: Dip | undefined
}

/** Each run thin; where a group has several, their interquartile mean bold. Other runs are laid on the same switch. */
export function DipCurves({ groups, runId, dip }: DipCurvesProps) {
  const text = useText()
  const words = text.panels.dips
  const { axis } = usePacedAxis((state) => state.evaluationsVersion)
  const lines = useMemo(() => linesOf(groups, axis.borderStep), [groups, axis.borderStep])
  const rows = useMemo(() => rowsOf(lines), [lines])
  const others = useMemo(() => lines.map(({ name, colour, dash, width }) => ({ name, colour, dash, width })), [lines])
  const values = lines.flatMap((line) => line.values)
  const range = useGrownRange(runId, Math.min(...values), Math.max(...values))
  const references = useMemo(
    () =>
      dip
        ? [
            { value: dip.valueAtSwitch, label: words.atSwitch, colour: 'var(--quiet)', side: 'start' as const },
            { value: dip.lowest, label: words.lowest, colour: 'var(--quiet)', side: 'end' as const },
          ]
        : [],
    [dip, words],
  )
  return (
    <>
      <Legend
        items={groups.map(({ algorithmId, label, curves }) => ({
          label: words.seeds(label, curves.length),
          ...algorithmLook(algorithmId),
        }))}
      />
      <TimeChart
        title={words.title}
        plot={{ axis, rows, range, colour: 'var(--ink)', others, references, yLabel: words.yLabel }}
        height={220}
        stops={rows.map(({ step }) => step)}
        readOut={(step) => {
          const nearest = rows.toSorted((a, b) => Math.abs(a.step - step) - Math.abs(b.step - step))[0]
          if (!nearest) return null
          const here = lines.flatMap(({ name, label }) => {
            const value = nearest.others![name]
            return value === undefined ? [] : [{ label, value: formatMeasured(value) }]
          })
          return { step: nearest.step, lines: here.slice(0, 8) }
        }}
      />
    </>
  )
}

interface DipLine {
  readonly name: string
  readonly label: string
  readonly colour: string
  readonly dash?: string
  readonly width: number
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

function linesOf(groups: readonly DipGroup[], border: number): DipLine[] {
  return groups.flatMap(({ key, algorithmId, label, curves }) => {
    const look = algorithmLook(algorithmId)
    const several = curves.length > 1
    const shifted = curves.map((curve) => ({
      ...curve,
      steps: curve.steps.map((step) => step - curve.switchStep + border),
    }))
    const thin = shifted.map(({ runId, seed, steps, values }) => ({
      ...look,
      name: `${runId}`,
      label: `${label}, seed ${seed}`,
      width: several ? 1 : 2,
      steps,
      values,
    }))
    if (!several) return thin
    // The interval is the sentence's business; a few repetitions do here.
    const { steps, iqm } = aggregateCurves(shifted, RandomStream.fromSeed(1), { repetitions: 50 })
    return [...thin, { ...look, name: key, label: `${label}, IQM`, width: 3, steps: [...steps], values: [...iqm] }]
  })
}

function rowsOf(lines: readonly DipLine[]): ChartRow[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { name, steps, values } of lines) {
    steps.forEach((step, i) => {
      const row = rows.get(step) ?? {}
      row[name] = values[i]!
      rows.set(step, row)
    })
  }
  return [...rows].sort(([a], [b]) => a - b).map(([step, others]) => ({ step, others }))
}
