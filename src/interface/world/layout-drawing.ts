import { rectangle } from '../../core/environments/maze/geometry'
import { cellCentre } from '../../core/environments/maze/grid'
import type { Layout } from '../../core/environments/maze/layout'
import type { Size } from './drawing'
import type { CellPlace } from './maze-cursor'
import type { Palette } from './palette'
import { circle, line } from './shapes'
import { type Viewport, viewport } from './viewport'

function layoutView({ columns, rows }: Layout, size: Size): Viewport {
  return viewport(rectangle(0, columns, 0, rows), size, 6)
}

/** The cell under a point of the canvas; null outside the maze. */
export function cellUnder(layout: Layout, size: Size, x: number, y: number): CellPlace | null {
  const view = layoutView(layout, size)
  const column = Math.floor(view.worldX(x))
  const row = layout.rows - 1 - Math.floor(view.worldY(y))
  const inside = column >= 0 && column < layout.columns && row >= 0 && row < layout.rows
  return inside ? { column, row } : null
}

/** The maze as it is drawn, cell by cell, also where it is none yet; `cursor` is where the keyboard stands. */
export function drawLayout(
  context: CanvasRenderingContext2D,
  layout: Layout,
  cursor: CellPlace | null,
  size: Size,
  palette: Palette,
): void {
  const { columns, rows, cells } = layout
  const view = layoutView(layout, size)
  for (const [index, cell] of cells.entries()) {
    const { x, y } = cellCentre(layout, index)
    const [left, top] = [view.x(x - 0.5), view.y(y + 0.5)]
    if (cell === 'wall') {
      context.globalAlpha = 0.7
      context.fillStyle = palette.quiet
      context.fillRect(left, top, view.scale, view.scale)
      context.globalAlpha = 1
    }
    if (cell === 'goal' || cell === 'start') {
      circle(context, view.x(x), view.y(y), 0.4 * view.scale)
      context.fillStyle = cell === 'goal' ? palette.goal : palette.ground
      context.globalAlpha = cell === 'goal' ? 0.3 : 1
      context.fill()
      context.globalAlpha = 1
      context.strokeStyle = cell === 'goal' ? palette.goal : palette.ink
      context.lineWidth = 1.5
      context.setLineDash(cell === 'goal' ? [] : [3, 3])
      context.stroke()
      context.setLineDash([])
      context.fillStyle = palette.ink
      context.font = '12px system-ui, sans-serif'
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.fillText(cell === 'goal' ? 'G' : 'S', view.x(x), view.y(y))
    }
  }
  context.strokeStyle = palette.line
  context.lineWidth = 1
  for (let column = 0; column <= columns; column++)
    line(context, view.x(column), view.y(0), view.x(column), view.y(rows))
  for (let row = 0; row <= rows; row++) line(context, view.x(0), view.y(row), view.x(columns), view.y(row))
  if (!cursor) return
  context.strokeStyle = palette.policy
  context.lineWidth = 3
  context.strokeRect(view.x(cursor.column) + 1.5, view.y(rows - cursor.row) + 1.5, view.scale - 3, view.scale - 3)
}
