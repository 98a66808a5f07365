import type { Environment } from '../../../core/environments/environment'
import { rectangle } from '../../../core/environments/maze/geometry'
import { RADIUS } from '../../../core/environments/point-maze/contact'
import { GOAL_RADIUS } from '../../../core/environments/point-maze/point-maze'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arrow, circle } from '../shapes'
import { pointSteering } from '../steering'
import { trail } from '../trail'
import { type Viewport, viewport } from '../viewport'

/** m an arrow is long at full force. */
const ARROW = 0.5
/** m from the pointer at which the force lessens. */
const FAR = 0.5

/** Walls, the goal of the episode, its trail, the ball and the force on it. */
const pointMazeDrawing: Drawing = {
  aspect: (environment) => {
    const { width, height } = sizeOf(environment)
    return Math.min(2.4, Math.max(1, width / height))
  },
  draw(context, scene) {
    const { environment, palette, state, walkers = [], action } = scene
    const view = viewOf(scene)
    context.save()
    context.fillStyle = palette.quiet
    context.globalAlpha = 0.7
    for (const { left, right, bottom, top } of environment.walls ?? [])
      context.fillRect(view.x(left), view.y(top), (right - left) * view.scale, (top - bottom) * view.scale)
    context.globalAlpha = 0.25
    context.fillStyle = palette.goal
    circle(context, view.x(state[4]!), view.y(state[5]!), GOAL_RADIUS * view.scale)
    context.fill()
    context.globalAlpha = 1
    context.strokeStyle = palette.goal
    context.lineWidth = 1.5
    context.stroke()
    if (scene.trail) trail(context, view, [...scene.trail, state], palette.policy)
    const radius = Math.max(3, RADIUS * view.scale)
    for (const { state: other, colour } of walkers) {
      context.fillStyle = colour
      circle(context, view.x(other[0]!), view.y(other[1]!), radius)
      context.fill()
    }
    const [x, y] = [view.x(state[0]!), view.y(state[1]!)]
    if (action) {
      context.strokeStyle = palette.policy
      const length = ARROW * view.scale
      arrow(context, x, y, x + action[0]! * length, y - action[1]! * length, 2.5)
    }
    context.fillStyle = palette.ink
    circle(context, x, y, radius)
    context.fill()
    context.restore()
  },
  steering: pointSteering((scene) => {
    const view = viewOf(scene)
    return { x: view.x(scene.state[0]!), y: view.y(scene.state[1]!), farPixels: FAR * view.scale }
  }),
}

export const drawings: Drawings = { 'point-maze': pointMazeDrawing }

function viewOf({ environment, size }: Pick<Scene, 'environment' | 'size'>): Viewport {
  const { width, height } = sizeOf(environment)
  return viewport(rectangle(-width / 2, width / 2, -height / 2, height / 2), size, 6)
}

/** m, outer walls included. */
function sizeOf({ walls = [] }: Environment): { readonly width: number; readonly height: number } {
  const extent = (of: (wall: (typeof walls)[number]) => number) => 2 * Math.max(...walls.map(of))
  return { width: extent(({ right }) => right), height: extent(({ top }) => top) }
}
