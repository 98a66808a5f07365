import { type Cell, type Layout, withCell, withOnly } from '../../core/environments/maze/layout'

export interface CellPlace {
  readonly column: number
  readonly row: number
}

/** Starts and goals stay the only ones of their kind. */
export function drawCell(layout: Layout, { column, row }: CellPlace, tool: Cell): Layout {
  if (tool === 'start' || tool === 'goal') return withOnly(layout, column, row, tool)
  return withCell(layout, column, row, tool)
}

/** The neighbour in an arrow key's direction, within the maze; null for another key. */
export function moved({ column, row }: CellPlace, key: string, { columns, rows }: Layout): CellPlace | null {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!step) return null
  return {
    column: Math.min(columns - 1, Math.max(0, column + step[0]!)),
    row: Math.min(rows - 1, Math.max(0, row + step[1]!)),
  }
}

/** Which tool a letter stands for; the one at hand for Enter and space. */
export function toolOf(key: string, current: Cell): Cell | null {
  const letters: Readonly<Record<string, Cell>> = { w: 'wall', f: 'free', s: 'start', g: 'goal' }
  return key === 'Enter' || key === ' ' ? current : (letters[key.toLowerCase()] ?? null)
}
