import Papa from 'papaparse'
import type { Interval } from '../../core/statistics/bootstrap'
import type { Difference } from '../../core/statistics/mean-interval'
import type { Comparison } from './comparisons'
import type { Group, Summary } from './groups'
import type { Report } from './report'

const DIGITS = 4

/** The files of a report that hold numbers, by name; in full precision. */
export function csvFiles({ groups, comparisons, overTasks }: Report): Record<string, string> {
  return {
    'cells.csv': csv(groups.flatMap(({ task, method, seeds }) => seeds.map((seed) => ({ task, method, ...seed })))),
    'groups.csv': csv(
      groups.map(({ task, method, seeds, ...group }) => ({
        task,
        method,
        seeds: seeds.length,
        ...columns('finalReturn', group.finalReturn),
        ...columns('bestReturn', group.bestReturn),
        ...columns('normalisedScore', group.normalisedScore),
      })),
    ),
    'comparisons.csv': csv([
      ...comparisons.map((comparison) => ({ over: 'environment', ...comparisonColumns(comparison) })),
      ...overTasks.comparisons.map((comparison) => ({ over: 'all tasks', ...comparisonColumns(comparison) })),
    ]),
  }
}

function csv(rows: readonly object[]): string {
  // Labels may begin with what a spreadsheet would run as a formula.
  return `${Papa.unparse([...rows], { newline: '\n', escapeFormulae: true })}\n`
}

function columns(name: string, summary: Summary | null) {
  return {
    [`${name}Mean`]: summary?.mean,
    [`${name}StandardDeviation`]: summary?.standardDeviation,
    [`${name}Iqm`]: summary?.iqm,
    [`${name}Low`]: summary?.interval?.low,
    [`${name}High`]: summary?.interval?.high,
  }
}

function comparisonColumns({ a, b, probability, interval, seeds }: Comparison) {
  return { a, b, probability, low: interval?.low, high: interval?.high, seedsA: seeds[0], seedsB: seeds[1] }
}

/** Groups of one task. */
export function groupTable(groups: readonly Group[]): string {
  return table(
    ['', 'seeds', 'final return, mean ± sd', 'IQM [95 %]', 'best return, IQM [95 %]', 'normalised score, IQM [95 %]'],
    groups.map(({ method, seeds, finalReturn, bestReturn, normalisedScore }) => [
      method,
      String(seeds.length),
      meanAndDeviation(finalReturn),
      iqmAndInterval(finalReturn),
      iqmAndInterval(bestReturn),
      iqmAndInterval(normalisedScore),
    ]),
  )
}

export function seedTable(groups: readonly Group[]): string {
  return table(
    ['', 'seed', 'final return', 'best return', 'normalised score'],
    groups.flatMap(({ method, seeds }) =>
      seeds.map(({ seed, finalReturn, bestReturn, normalisedScore }) => [
        method,
        String(seed),
        ...[finalReturn, bestReturn, normalisedScore].map(show),
      ]),
    ),
  )
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  return table(
    ['', 'ends better than', 'with probability [95 %]', 'by, in final return [95 %]', 'seeds'],
    comparisons.map(({ a, b, probability, interval, difference, seeds }) => [
      a,
      b,
      `${probability.toFixed(2)}${interval ? ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : ''}`,
      difference ? differenceText(difference) : '',
      `${seeds[0]} and ${seeds[1]}`,
    ]),
  )
}

function differenceText({ mean, interval, pairs }: Difference): string {
  const range = interval ? ` [${show(interval.low)}, ${show(interval.high)}]` : ''
  return `${show(mean)}${range}${pairs ? `, ${pairs.count} pairs, sign test p = ${pairs.signTest.toFixed(2)}` : ''}`
}

export function overallTable({ overall }: Report['overTasks']): string {
  return table(
    ['', 'tasks', 'runs', 'normalised score, mean', 'IQM [95 %]'],
    overall.map(({ method, tasks, runs, normalisedScore }) => [
      method,
      String(tasks),
      String(runs),
      show(normalisedScore.mean),
      iqmAndInterval(normalisedScore),
    ]),
  )
}

function meanAndDeviation(summary: Summary | null): string {
  if (!summary) return '–'
  const { mean, standardDeviation } = summary
  return standardDeviation === null ? show(mean) : `${show(mean)} ± ${show(standardDeviation)}`
}

function iqmAndInterval(summary: Summary | null): string {
  return summary ? `${show(summary.iqm)}${showInterval(summary.interval)}` : '–'
}

function showInterval(interval: Interval | null): string {
  return interval ? ` [${show(interval.low)}, ${show(interval.high)}]` : ''
}

function show(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(DIGITS)))
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)))
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  const [first, ...others] = lines
  return [first, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...others].join('\n')
}
