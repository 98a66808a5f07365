import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { type Column, quote, type Source } from './source'

/**
 * Leaves out the rows at the end in which every real number is NaN: a buffer that was laid out before, and not filled.
 * A NaN anywhere else stays, and is refused where the numbers are checked.
 */
export function withoutUnfilledRows(
  columns: readonly Column[],
  source: Source,
): { readonly columns: readonly Column[]; readonly warnings: readonly Message[] } {
  const real = columns.filter(({ kind }) => kind === 'float')
  const rows = real[0]?.rows ?? 0
  if (real.some((column) => column.rows !== rows)) return { columns, warnings: [] }
  let filled = rows
  while (filled > 0 && real.every((column) => isNaNRow(column, filled - 1))) filled--
  if (filled === rows || filled === 0) return { columns, warnings: [] }
  const warning = message`${counted(rows - filled, 'row')} at the end, from ${source.rowName(filled)} on, hold NaN in all real numbers, as a buffer that was never filled; left out.`
  return {
    columns: columns.map((column) =>
      column.rows === rows
        ? { ...column, rows: filled, values: column.values.subarray(0, filled * column.width) }
        : column,
    ),
    warnings: [warning],
  }
}

function isNaNRow({ values, width }: Column, row: number): boolean {
  for (let i = row * width; i < (row + 1) * width; i++) if (!Number.isNaN(values[i])) return false
  return true
}

const FEW_ROWS = 10

/** Arrays of vectors in which every number is 0: made, and never written. */
export function emptyArrays(columns: readonly Column[]): readonly Message[] {
  return columns
    .filter(({ rows, width, values }) => rows >= FEW_ROWS && width > 1 && values.every((value) => value === 0))
    .map(({ name }) => message`Every number of ${quote(name)} is 0: the array was made and never written, it seems.`)
}
