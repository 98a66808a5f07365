import type { Rectangle, Region } from '../../core/environments/maze/geometry'
import type { Maze } from '../../core/environments/maze/maze'
import { useShownLanguage } from '../text/language'
import type { Palette } from './palette'
import { arrow, circle } from './shapes'
import type { Viewport } from './viewport'

const FLOW_SPACING = 0.5
/** s for which an arrow of the current shows the drift. */
const FLOW_TIME = 0.9
const LABEL_FONT = '12px system-ui, sans-serif'

type Context = CanvasRenderingContext2D

/** All that stands still in a maze: fall zones and what they pay, current, starts, goals, walls, border. */
export function mazeGround(context: Context, maze: Maze, view: Viewport, palette: Palette): void {
  const border = box(view, { left: 0, right: maze.width, bottom: 0, top: maze.height })
  context.save()
  context.save()
  context.beginPath()
  context.rect(...border)
  context.clip()
  for (const pit of maze.pits) hatched(context, box(view, within(maze, pit)), palette.danger)
  if (maze.flow) current(context, maze, maze.flow, view, palette.data)
  for (const start of maze.starts) outlined(context, box(view, start), palette.quiet)
  for (const goal of maze.goals) goalRegion(context, maze, goal, view, palette)
  context.fillStyle = palette.quiet
  context.globalAlpha = 0.7
  for (const wall of maze.walls) context.fillRect(...box(view, within(maze, wall)))
  context.restore()
  context.strokeStyle = palette.quiet
  context.lineWidth = 1
  context.strokeRect(...border)
  context.font = LABEL_FONT
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const pit of maze.pits) {
    label(
      context,
      useShownLanguage.getState().text.world.falling(signed(maze.fallReward)),
      centre(view, within(maze, pit)),
      palette.danger,
      palette.ground,
    )
  }
  context.restore()
}

function goalRegion(context: Context, maze: Maze, goal: Region, view: Viewport, palette: Palette): void {
  const bounds =
    goal.kind === 'disc'
      ? {
          left: goal.x - goal.radius,
          right: goal.x + goal.radius,
          bottom: goal.y - goal.radius,
          top: goal.y + goal.radius,
        }
      : within(maze, goal)
  const middle = centre(view, bounds)
  if (goal.kind === 'disc') circle(context, middle.x, middle.y, goal.radius * view.scale)
  else {
    context.beginPath()
    context.rect(...box(view, bounds))
  }
  context.fillStyle = palette.goal
  context.globalAlpha = 0.25
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = palette.goal
  context.lineWidth = 1.5
  context.stroke()
  context.font = LABEL_FONT
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = palette.ink
  context.fillText(signed(maze.goalReward), middle.x, middle.y)
}

function current(
  context: Context,
  { width, height, walls }: Maze,
  flow: NonNullable<Maze['flow']>,
  view: Viewport,
  colour: string,
): void {
  context.strokeStyle = colour
  for (let x = FLOW_SPACING / 2; x < width; x += FLOW_SPACING) {
    for (let y = FLOW_SPACING / 2; y < height; y += FLOW_SPACING) {
      if (walls.some(({ left, right, bottom, top }) => x > left && x < right && y > bottom && y < top)) continue
      const drift = flow(x, y)
      const [dx, dy] = [drift.x * FLOW_TIME * view.scale, -drift.y * FLOW_TIME * view.scale]
      arrow(context, view.x(x) - dx / 2, view.y(y) - dy / 2, view.x(x) + dx / 2, view.y(y) + dy / 2, 1.2)
    }
  }
}

function hatched(context: Context, area: Box, colour: string): void {
  const [left, top, width, height] = area
  context.save()
  context.beginPath()
  context.rect(...area)
  context.clip()
  context.globalAlpha = 0.14
  context.fillStyle = colour
  context.fillRect(...area)
  context.globalAlpha = 0.45
  context.strokeStyle = colour
  context.lineWidth = 1
  context.beginPath()
  for (let x = left - height; x < left + width; x += 9) {
    context.moveTo(x, top + height)
    context.lineTo(x + height, top)
  }
  context.stroke()
  context.restore()
}

function outlined(context: Context, area: Box, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1
  context.setLineDash([3, 3])
  context.strokeRect(...area)
  context.setLineDash([])
}

function label(
  context: Context,
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  colour: string,
  ground: string,
): void {
  const width = context.measureText(text).width
  context.fillStyle = ground
  context.fillRect(x - width / 2 - 4, y - 8, width + 8, 16)
  context.fillStyle = colour
  context.fillText(text, x, y)
}

function within({ width, height }: Maze, { left, right, bottom, top }: Rectangle): Rectangle {
  return {
    left: Math.max(0, left),
    right: Math.min(width, right),
    bottom: Math.max(0, bottom),
    top: Math.min(height, top),
  }
}

type Box = [left: number, top: number, width: number, height: number]

function box(view: Viewport, { left, right, bottom, top }: Rectangle): Box {
  return [view.x(left), view.y(top), (right - left) * view.scale, (top - bottom) * view.scale]
}

function centre(view: Viewport, { left, right, bottom, top }: Rectangle): { readonly x: number; readonly y: number } {
  return { x: view.x((left + right) / 2), y: view.y((bottom + top) / 2) }
}

function signed(reward: number): string {
  return reward > 0 ? `+${reward}` : `${reward}`.replace('-', '−')
}
