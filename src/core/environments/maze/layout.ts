import { message } from '../../messages/message'
import { EnvironmentError } from '../environment'

export type Cell = 'free' | 'wall' | 'start' | 'goal'

/** A maze of square cells of 1 m, as a person draws it. */
export interface Layout {
  readonly columns: number
  readonly rows: number
  /** [rows * columns], the top row first */
  readonly cells: readonly Cell[]
}

export const MAXIMUM_SIDE = 16

const CHARACTERS: Readonly<Record<Cell, string>> = { free: '.', wall: '#', start: 'S', goal: 'G' }
const CELLS = new Map(Object.entries(CHARACTERS).map(([cell, character]) => [character, cell as Cell]))

/**
 * Reads rows of characters, top row first, separated by "/" or line breaks: "." free, "#" wall, "S" start, "G" goal.
 * Throws an EnvironmentError for anything else; whether it is a maze that can be walked, `layoutProblems` says.
 */
export function parseLayout(text: string): Layout {
  const lines = text
    .split(/[/\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const columns = lines[0]?.length ?? 0
  const rows = lines.length
  if (columns < 1 || columns > MAXIMUM_SIDE || rows > MAXIMUM_SIDE || columns * rows < 2) {
    throw new EnvironmentError(
      message`A maze has 2 cells at least and ${MAXIMUM_SIDE} by ${MAXIMUM_SIDE} at most; this one has ${columns} by ${rows}.`,
    )
  }
  const cells = lines.flatMap((line, row) => {
    if (line.length !== columns) {
      throw new EnvironmentError(message`Row ${row + 1} of the maze has ${line.length} cells, row 1 has ${columns}.`)
    }
    return [...line].map((character, column) => {
      const cell = CELLS.get(character)
      if (cell) return cell
      throw new EnvironmentError(
        message`Row ${row + 1}, column ${column + 1} of the maze is "${character}"; "." is free, "#" wall, "S" start, "G" goal.`,
      )
    })
  })
  return { columns, rows, cells }
}

/** The text that `parseLayout` reads, rows separated by "/". */
export function serialiseLayout({ columns, rows, cells }: Layout): string {
  const line = (row: number) =>
    cells
      .slice(row * columns, (row + 1) * columns)
      .map((cell) => CHARACTERS[cell])
      .join('')
  return Array.from({ length: rows }, (_, row) => line(row)).join('/')
}

/** A copy with one cell changed; column 0 is the left, row 0 the top one. Outside the maze nothing changes. */
export function withCell(layout: Layout, column: number, row: number, cell: Cell): Layout {
  if (column < 0 || column >= layout.columns || row < 0 || row >= layout.rows) return layout
  return { ...layout, cells: layout.cells.with(row * layout.columns + column, cell) }
}

/** A copy in which this cell is the only start, or the only goal; the former ones become free. */
export function withOnly(layout: Layout, column: number, row: number, cell: 'start' | 'goal'): Layout {
  const cleared = layout.cells.map((other) => (other === cell ? 'free' : other))
  return withCell({ ...layout, cells: cleared }, column, row, cell)
}

/** A copy of another size: cut at the right and at the bottom, or filled up with free cells there. */
export function withSize(layout: Layout, columns: number, rows: number): Layout {
  const cells = Array.from({ length: columns * rows }, (_, index): Cell => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const inside = column < layout.columns && row < layout.rows
    return inside ? layout.cells[row * layout.columns + column]! : 'free'
  })
  return { columns, rows, cells }
}
