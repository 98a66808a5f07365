import { rectangle } from '../../../core/environments/maze/geometry'
import { goalRadiusOf } from '../../../core/environments/tasks/point-robot'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arrow, circle, line } from '../shapes'
import { pointSteering } from '../steering'
import { trail } from '../trail'
import { type Viewport, viewport } from '../viewport'

const ARROW = 0.25

/** The half circle on which goals lie, this task's goal (dashed: the agent is not told), the point and its trail. */
const pointRobotDrawing = (familyId: string): Drawing => ({
  aspect: () => 1.6,
  draw(context, scene) {
    const { palette, state, action, task, otherTasks = [] } = scene
    const view = viewOf(scene)
    const [x0, y0] = [view.x(0), view.y(0)]
    context.save()
    context.strokeStyle = palette.line
    context.lineWidth = 1
    context.beginPath()
    context.arc(x0, y0, view.scale, Math.PI, 2 * Math.PI)
    context.stroke()
    line(context, x0 - 5, y0, x0 + 5, y0)
    line(context, x0, y0 - 5, x0, y0 + 5)
    context.fillStyle = palette.data
    for (const other of otherTasks) {
      circle(context, view.x(other.hidden[0]!), view.y(other.hidden[1]!), 2.5)
      context.fill()
    }
    if (task) {
      const [x, y] = [view.x(task.hidden[0]!), view.y(task.hidden[1]!)]
      circle(context, x, y, goalRadiusOf(familyId) * view.scale)
      context.fillStyle = palette.goal
      context.globalAlpha = 0.18
      context.fill()
      context.globalAlpha = 1
      context.strokeStyle = palette.goal
      context.lineWidth = 1.5
      context.setLineDash([4, 4])
      context.stroke()
      context.setLineDash([])
    }
    if (scene.trail) trail(context, view, [...scene.trail, state], palette.policy)
    const [x, y] = [view.x(state[0]!), view.y(state[1]!)]
    if (action) {
      context.strokeStyle = palette.policy
      const length = ARROW * view.scale
      arrow(context, x, y, x + action[0]! * length, y - action[1]! * length, 2.5)
    }
    context.fillStyle = palette.ink
    circle(context, x, y, 6)
    context.fill()
    context.restore()
  },
  steering: pointSteering((scene) => {
    const view = viewOf(scene)
    return { x: view.x(scene.state[0]!), y: view.y(scene.state[1]!), farPixels: ARROW * view.scale }
  }),
})

export const drawings: Drawings = {
  'point-robot': pointRobotDrawing('point-robot'),
  'sparse-point-robot': pointRobotDrawing('sparse-point-robot'),
  'wide-sparse-point-robot': pointRobotDrawing('wide-sparse-point-robot'),
}

function viewOf({ size }: Scene): Viewport {
  return viewport(rectangle(-1.3, 1.3, -0.35, 1.3), size, 6)
}
