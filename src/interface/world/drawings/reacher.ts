import { FOREARM, LINK } from '../../../core/environments/gymnasium-reacher/dynamics'
import { rectangle } from '../../../core/environments/maze/geometry'
import { LINK_LENGTH } from '../../../core/environments/reacher/dynamics'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arcArrow, circle, line, rod } from '../shapes'
import { clampShare, sideways, upwards } from '../steering'
import { type Viewport, viewport } from '../viewport'

const LARGEST_TURN = 0.7 * Math.PI

interface Arm {
  /** m */
  readonly links: readonly [number, number]
  /** Of the pull towards the pointer: share per square metre, and how much of a joint's speed (rad/s) it takes back. */
  readonly pull: number
  readonly damping: number
}

/** Two links from above, the target, and a torque arrow at each joint. */
const reacherDrawing = (links: Arm): Drawing => ({
  aspect: () => 1.25,
  draw(context, scene) {
    const { palette, state, walkers = [], action, environment } = scene
    const view = viewOf(scene, links)
    context.save()
    context.strokeStyle = palette.line
    context.lineWidth = 1
    circle(context, view.x(0), view.y(0), reachOf(links) * view.scale)
    context.stroke()
    target(context, view.x(state[4]!), view.y(state[5]!), palette.goal, scene.task != null)
    for (const { state: other, colour } of walkers) {
      context.globalAlpha = 0.4
      arm(context, view, links, other, colour, colour)
      context.globalAlpha = 1
    }
    const { elbow } = arm(context, view, links, state, palette.ink, palette.ground)
    if (action) {
      context.strokeStyle = palette.policy
      const joints = [
        { x: view.x(0), y: view.y(0), along: state[0]! },
        { ...elbow, along: state[0]! + state[1]! },
      ]
      joints.forEach(({ x, y, along }, i) => {
        const turn = clampShare(action[i]! / environment.actions[i]!.high) * LARGEST_TURN
        arcArrow(context, x, y, 0.15 * reachOf(links) * view.scale, -along, -along - turn, 2.5)
      })
    }
    context.restore()
  },
  steering: {
    usesVertical: true,
    waits: false,
    byKeys: (held) => [-sideways(held), upwards(held)],
    byPointer(scene, x, y) {
      const view = viewOf(scene, links)
      const [q1, q2, w1, w2] = scene.state as unknown as [number, number, number, number]
      const joint = fingertipOf(links, q1, q2)
      const [dx, dy] = [view.worldX(x) - joint.tipX, view.worldY(y) - joint.tipY]
      // A spring from the fingertip to the pointer: torque = Jacobian transposed times the pull, minus damping.
      const shoulder = -joint.tipY * dx + joint.tipX * dy
      const elbow = -(joint.tipY - joint.elbowY) * dx + (joint.tipX - joint.elbowX) * dy
      return [
        clampShare(links.pull * shoulder - links.damping * w1),
        clampShare(links.pull * elbow - links.damping * w2),
      ]
    },
  },
})

export const drawings: Drawings = {
  reacher: reacherDrawing({ links: [LINK_LENGTH, LINK_LENGTH], pull: 1.2, damping: 0.12 }),
  'gymnasium-reacher': reacherDrawing({ links: [LINK, FOREARM], pull: 6, damping: 0.06 }),
}

/** m */
function reachOf({ links: [first, second] }: Arm): number {
  return first + second
}

function viewOf({ size }: Scene, links: Arm): Viewport {
  const reach = reachOf(links)
  return viewport(rectangle(-reach, reach, -reach, reach), size, 8)
}

function fingertipOf({ links: [first, second] }: Arm, q1: number, q2: number) {
  const [elbowX, elbowY] = [first * Math.cos(q1), first * Math.sin(q1)]
  const [tipX, tipY] = [elbowX + second * Math.cos(q1 + q2), elbowY + second * Math.sin(q1 + q2)]
  return { elbowX, elbowY, tipX, tipY }
}

/** Returns where the elbow is, in pixels. */
function arm(
  context: CanvasRenderingContext2D,
  view: Viewport,
  links: Arm,
  state: ArrayLike<number>,
  colour: string,
  hub: string,
): { readonly elbow: { readonly x: number; readonly y: number } } {
  const joint = fingertipOf(links, state[0]!, state[1]!)
  const [x0, y0] = [view.x(0), view.y(0)]
  const elbow = { x: view.x(joint.elbowX), y: view.y(joint.elbowY) }
  const tip = { x: view.x(joint.tipX), y: view.y(joint.tipY) }
  const width = Math.max(4, 0.07 * reachOf(links) * view.scale)
  context.strokeStyle = colour
  rod(context, x0, y0, elbow.x, elbow.y, width)
  rod(context, elbow.x, elbow.y, tip.x, tip.y, width * 0.8)
  context.fillStyle = hub
  for (const { x, y } of [{ x: x0, y: y0 }, elbow]) {
    circle(context, x, y, width * 0.28)
    context.fill()
  }
  return { elbow }
}

/** A cross in a ring; dashed where the agent does not see it. */
function target(context: CanvasRenderingContext2D, x: number, y: number, colour: string, hidden: boolean): void {
  context.save()
  context.strokeStyle = colour
  context.lineWidth = 2
  if (hidden) context.setLineDash([3, 3])
  circle(context, x, y, 9)
  context.stroke()
  context.setLineDash([])
  line(context, x - 4, y, x + 4, y)
  line(context, x, y - 4, x, y + 4)
  context.restore()
}
