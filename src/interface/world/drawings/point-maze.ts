import type { Environment } from '../../../core/environments/environment'
import { type Rectangle, rectangle } from '../../../core/environments/maze/geometry'
import { RADIUS as OGBENCH_RADIUS } from '../../../core/environments/ogbench-maze/contact'
import { OGBENCH_GOAL_RADIUS, ogbenchGoal } from '../../../core/environments/ogbench-maze/ogbench-maze'
import { RADIUS } from '../../../core/environments/point-maze/contact'
import { GOAL_RADIUS } from '../../../core/environments/point-maze/point-maze'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arrow, circle } from '../shapes'
import { pointSteering } from '../steering'
import { trail } from '../trail'
import { type Viewport, viewport } from '../viewport'

interface Ball {
  /** m */
  readonly radius: number
  readonly goalRadius: number
  /** m an arrow is long at full action. */
  readonly arrow: number
  /** m from the pointer at which the action lessens. */
  readonly far: number
  goalOf(scene: Scene): readonly [x: number, y: number]
}

/** Walls, the goal of the episode, its trail, the ball and what is done to it. */
const ballDrawing = (ball: Ball): Drawing => ({
  aspect: (environment) => {
    const { left, right, bottom, top } = boundsOf(environment)
    return Math.min(2.4, Math.max(1, (right - left) / (top - bottom)))
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
    const [goalX, goalY] = ball.goalOf(scene)
    circle(context, view.x(goalX), view.y(goalY), ball.goalRadius * view.scale)
    context.fill()
    context.globalAlpha = 1
    context.strokeStyle = palette.goal
    context.lineWidth = 1.5
    context.stroke()
    if (scene.trail) trail(context, view, [...scene.trail, state], palette.policy)
    const radius = Math.max(3, ball.radius * view.scale)
    for (const { state: other, colour } of walkers) {
      context.fillStyle = colour
      circle(context, view.x(other[0]!), view.y(other[1]!), radius)
      context.fill()
    }
    const [x, y] = [view.x(state[0]!), view.y(state[1]!)]
    if (action) {
      context.strokeStyle = palette.policy
      const length = ball.arrow * view.scale
      arrow(context, x, y, x + action[0]! * length, y - action[1]! * length, 2.5)
    }
    context.fillStyle = palette.ink
    circle(context, x, y, radius)
    context.fill()
    context.restore()
  },
  steering: pointSteering((scene) => {
    const view = viewOf(scene)
    return { x: view.x(scene.state[0]!), y: view.y(scene.state[1]!), farPixels: ball.far * view.scale }
  }),
})

export const drawings: Drawings = {
  'point-maze': ballDrawing({
    radius: RADIUS,
    goalRadius: GOAL_RADIUS,
    arrow: 0.5,
    far: 0.5,
    goalOf: ({ state }) => [state[4]!, state[5]!],
  }),
  'ogbench-maze': ballDrawing({
    radius: OGBENCH_RADIUS,
    goalRadius: OGBENCH_GOAL_RADIUS,
    arrow: 2,
    far: 0.2,
    goalOf: ({ parameters = {} }) => ogbenchGoal(parameters),
  }),
}

function viewOf({ environment, size }: Pick<Scene, 'environment' | 'size'>): Viewport {
  return viewport(boundsOf(environment), size, 6)
}

/** m, outer walls included. */
function boundsOf({ walls = [] }: Environment): Rectangle {
  const of = (side: keyof Rectangle) => walls.map((wall) => wall[side])
  return rectangle(Math.min(...of('left')), Math.max(...of('right')), Math.min(...of('bottom')), Math.max(...of('top')))
}
