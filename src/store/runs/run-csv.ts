import type { Run } from './run'

const EVALUATED = ['return', 'normalisedScore'] as const

/** One row per seed and step, with what was measured there: returns of evaluations and means of metrics since the last. */
export function runsAsCsv(label: string, runs: readonly Run[]): string {
  const names = [...new Set(runs.flatMap(({ series }) => [...series.metrics.keys()]))]
  const rows = runs.flatMap((run) => rowsOf(run, names).map((cells) => [quoted(label), run.seed, ...cells]))
  return [['run', 'seed', 'step', ...EVALUATED, ...names], ...rows].map((row) => row.join(',')).join('\r\n')
}

function rowsOf({ series }: Run, names: readonly string[]): (number | '')[][] {
  const rows = new Map<number, (number | '')[]>()
  const rowAt = (step: number) => {
    const row = rows.get(step) ?? [step, ...EVALUATED.map(() => '' as const), ...names.map(() => '' as const)]
    rows.set(step, row)
    return row
  }
  for (const { step, mean, normalisedScore } of series.evaluations) {
    const row = rowAt(step)
    row[1] = mean
    row[2] = normalisedScore
  }
  names.forEach((name, column) => {
    series.metrics.get(name)?.steps.forEach((step, i) => {
      rowAt(step)[1 + EVALUATED.length + column] = series.metrics.get(name)!.values[i]!
    })
  })
  return [...rows.values()].sort((a, b) => Number(a[0]) - Number(b[0]))
}

/** Leading signs of a formula would be one to a spreadsheet. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
