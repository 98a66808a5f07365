import type { RunRecord } from '../core/training/training-run'
import type { MetricsBlock } from './protocol'

type MetricsRecord = Extract<RunRecord, { kind: 'metrics' }>

/** Packs records into arrays that can be transferred; null when there are none. */
export function packMetrics(records: readonly MetricsRecord[]): MetricsBlock | null {
  if (records.length === 0) return null
  const names = [...new Set(records.flatMap((record) => Object.keys(record.values)))]
  const values = new Float32Array(records.length * names.length)
  records.forEach((record, row) => {
    names.forEach((name, column) => {
      values[row * names.length + column] = record.values[name] ?? Number.NaN
    })
  })
  return {
    names,
    steps: Uint32Array.from(records, (record) => record.step),
    phases: Uint8Array.from(records, (record) => (record.phase === 'online' ? 1 : 0)),
    values,
  }
}

/** Calls `visit` for each number of a block, NaN left out. */
export function unpackMetrics(
  { names, steps, values }: MetricsBlock,
  visit: (name: string, step: number, value: number) => void,
): void {
  steps.forEach((step, row) => {
    names.forEach((name, column) => {
      const value = values[row * names.length + column]!
      if (!Number.isNaN(value)) visit(name, step, value)
    })
  })
}
