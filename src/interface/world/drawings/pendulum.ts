import { rectangle } from '../../../core/environments/maze/geometry'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arcArrow, circle, rod } from '../shapes'
import { clampShare, sideways } from '../steering'
import { viewport } from '../viewport'

/** Longest rod that is drawn to scale, m; the dial around it stays the same, so that lengths can be compared. */
const MINIMUM_REACH = 1
const MAXIMUM_TORQUE_TURN = 0.75 * Math.PI

/** The rod, its dial with the upright goal on top, the motor's torque as an arrow around the hinge. */
const pendulumDrawing: Drawing = {
  aspect: () => 1.35,
  draw(context, scene) {
    const { palette, size, state, walkers = [], action } = scene
    const length = lengthOf(scene)
    const reach = Math.max(MINIMUM_REACH, length) * 1.18
    const view = viewport(rectangle(-reach, reach, -reach, reach), size)
    const [x, y] = [view.x(0), view.y(0)]
    const width = Math.max(4, view.scale * 0.09 * Math.sqrt(massOf(scene)))
    context.save()
    context.strokeStyle = palette.line
    context.lineWidth = 1
    circle(context, x, y, view.scale * length)
    context.stroke()
    context.fillStyle = palette.goal
    circle(context, x, y - view.scale * length, 5)
    context.fill()
    const drawRod = (angle: number, colour: string) => {
      context.strokeStyle = colour
      const tip = view.scale * length
      rod(context, x, y, x - tip * Math.sin(angle), y - tip * Math.cos(angle), width)
    }
    for (const { state: other, colour } of walkers) {
      context.globalAlpha = 0.4
      drawRod(other[0]!, colour)
      context.globalAlpha = 1
    }
    drawRod(state[0]!, palette.ink)
    context.fillStyle = palette.ground
    circle(context, x, y, width * 0.32)
    context.fill()
    const { low, high } = scene.environment.actions[0]!
    const torque = action ? action[0]! / Math.max(high, -low) : 0
    context.strokeStyle = palette.policy
    // As Gymnasium draws it, angles grow counterclockwise; on the canvas they grow clockwise.
    const turn = -torque * MAXIMUM_TORQUE_TURN
    arcArrow(context, x, y, view.scale * 0.34, -Math.PI / 2, -Math.PI / 2 + turn, 3)
    context.restore()
  },
  steering: {
    usesVertical: false,
    waits: false,
    byKeys: (held) => [-sideways(held)],
    byPointer: ({ size }, x) => [clampShare((size.width / 2 - x) / (0.35 * size.width))],
  },
}

export const drawings: Drawings = { pendulum: pendulumDrawing }

function lengthOf({ parameters, task }: Scene): number {
  return task?.hidden[1] ?? (parameters?.length as number | undefined) ?? 1
}

function massOf({ parameters, task }: Scene): number {
  return task?.hidden[0] ?? (parameters?.mass as number | undefined) ?? 1
}
