import type { Environment } from '../../../core/environments/environment'
import { rectangle } from '../../../core/environments/maze/geometry'
import type { Maze } from '../../../core/environments/maze/maze'
import type { Drawing, Drawings, Scene } from '../drawing'
import { mazeGround } from '../maze-ground'
import { arrow, circle } from '../shapes'
import { pointSteering } from '../steering'
import { trail } from '../trail'
import { type Viewport, viewport } from '../viewport'

/** m an arrow is long at full speed. */
const ARROW = 0.5
/** m from the pointer at which the point slows down: about one step. */
const FAR = 0.2

/** The place, its current, the trail of the episode, the point and where it is told to go. */
const mazeDrawing: Drawing = {
  aspect: (environment) => {
    const { width, height } = mazeOf(environment)
    return Math.min(2.4, Math.max(1, width / height))
  },
  draw(context, scene) {
    const { palette, state, walkers = [], action } = scene
    const view = mazeView(scene)
    context.save()
    mazeGround(context, mazeOf(scene.environment), view, palette)
    if (scene.trail) trail(context, view, [...scene.trail, state], palette.policy)
    const radius = Math.max(4, Math.min(9, 0.1 * view.scale))
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
    const view = mazeView(scene)
    return { x: view.x(scene.state[0]!), y: view.y(scene.state[1]!), farPixels: FAR * view.scale }
  }),
}

export const drawings: Drawings = {
  bridge: mazeDrawing,
  'u-maze': mazeDrawing,
  'flow-maze': mazeDrawing,
  'free-maze': mazeDrawing,
}

export function mazeView({ environment, size }: Pick<Scene, 'environment' | 'size'>): Viewport {
  const { width, height } = mazeOf(environment)
  return viewport(rectangle(0, width, 0, height), size, 6)
}

function mazeOf(environment: Environment): Maze {
  if (!environment.maze) throw new Error(`${environment.id} is drawn as a maze, but has none.`)
  return environment.maze
}
