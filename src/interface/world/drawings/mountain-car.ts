import { rectangle } from '../../../core/environments/maze/geometry'
import { GOAL_POSITION } from '../../../core/environments/mountain-car/mountain-car'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arrow, circle, line } from '../shapes'
import { clampShare, sideways } from '../steering'
import { type Viewport, viewport } from '../viewport'

const CAR = { length: 0.19, height: 0.075, wheel: 0.03 }
const LONGEST_ARROW = 0.35
const CURVE_POINTS = 120

/** Gymnasium's hill (continuous_mountain_car.py, `_height`). */
function height(position: number): number {
  return 0.45 * Math.sin(3 * position) + 0.55
}

/** The valley, the flag, the car on the slope, its force as an arrow. */
const mountainCarDrawing: Drawing = {
  aspect: () => 1.6,
  draw(context, scene) {
    const { palette, state, walkers = [], action } = scene
    const view = viewOf(scene)
    const { low, high } = scene.environment.observations[0]!
    context.save()
    hill(context, view, low, high)
    context.fillStyle = palette.line
    context.globalAlpha = 0.45
    context.fill()
    context.globalAlpha = 1
    context.strokeStyle = palette.quiet
    context.lineWidth = 1.5
    context.stroke()
    flag(context, view, palette.goal)
    for (const { state: other, colour } of walkers) {
      context.globalAlpha = 0.4
      car(context, view, other[0]!, colour, palette.ground)
      context.globalAlpha = 1
    }
    car(context, view, state[0]!, palette.ink, palette.ground)
    if (action) {
      const [x, y] = [view.x(state[0]!), view.y(height(state[0]!) + 2.6 * CAR.height)]
      context.strokeStyle = palette.policy
      arrow(context, x, y, x + clampShare(action[0]!) * LONGEST_ARROW * view.scale, y, 3)
    }
    context.restore()
  },
  steering: {
    usesVertical: false,
    waits: false,
    byKeys: (held) => [sideways(held)],
    byPointer: (scene, x) => [clampShare((x - viewOf(scene).x(scene.state[0]!)) / (0.2 * scene.size.width))],
  },
}

export const drawings: Drawings = { 'mountain-car': mountainCarDrawing }

function viewOf({ environment, size }: Scene): Viewport {
  const { low, high } = environment.observations[0]!
  return viewport(rectangle(low, high, 0, 1.25), size, 8)
}

/** A closed path: the ground below the curve. */
function hill(context: CanvasRenderingContext2D, view: Viewport, low: number, high: number): void {
  context.beginPath()
  context.moveTo(view.x(low), view.y(0))
  for (let i = 0; i <= CURVE_POINTS; i++) {
    const position = low + (i * (high - low)) / CURVE_POINTS
    context.lineTo(view.x(position), view.y(height(position)))
  }
  context.lineTo(view.x(high), view.y(0))
  context.closePath()
}

function flag(context: CanvasRenderingContext2D, view: Viewport, colour: string): void {
  const [x, foot] = [view.x(GOAL_POSITION), view.y(height(GOAL_POSITION))]
  const top = foot - 0.22 * view.scale
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = 2
  line(context, x, foot, x, top)
  context.beginPath()
  context.moveTo(x, top)
  context.lineTo(x + 0.1 * view.scale, top + 0.035 * view.scale)
  context.lineTo(x, top + 0.07 * view.scale)
  context.fill()
}

function car(context: CanvasRenderingContext2D, view: Viewport, position: number, colour: string, hub: string): void {
  const slope = Math.atan(1.35 * Math.cos(3 * position))
  context.save()
  context.translate(view.x(position), view.y(height(position)))
  context.rotate(-slope)
  context.scale(view.scale, view.scale)
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(-CAR.length / 2, -CAR.wheel - CAR.height, CAR.length, CAR.height, 0.015)
  context.fill()
  for (const side of [-1, 1]) {
    context.fillStyle = colour
    circle(context, side * CAR.length * 0.3, -CAR.wheel, CAR.wheel * 1.25)
    context.fill()
    context.fillStyle = hub
    circle(context, side * CAR.length * 0.3, -CAR.wheel, CAR.wheel * 0.5)
    context.fill()
  }
  context.restore()
}
