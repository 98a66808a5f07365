import { TRACK } from '../../../core/environments/cart-pole/cart-pole'
import { HALF_LENGTH } from '../../../core/environments/cart-pole/dynamics'
import { RAIL } from '../../../core/environments/inverted-pendulum/dynamics'
import { rectangle } from '../../../core/environments/maze/geometry'
import type { Drawing, Drawings, Scene } from '../drawing'
import { arrow, circle, line, rod } from '../shapes'
import { clampShare, sideways } from '../steering'
import { type Viewport, viewport } from '../viewport'

const CART = { width: 0.5, height: 0.26 }
const LONGEST_ARROW = 0.9

interface Cart {
  /** m; to each side. */
  readonly track: number
  /** m */
  readonly pole: number
  /** Entry of the state that is the pole's angle. */
  readonly angle: number
}

/** Track with its ends, cart, pole, and the force as an arrow; the dotted line is where the pole is to go. */
const cartPoleDrawing = (cart: Cart): Drawing => ({
  aspect: () => 1.7,
  draw(context, scene) {
    const { palette, state, walkers = [], action } = scene
    const view = viewOf(scene, cart)
    context.save()
    const rail = view.y(0)
    context.strokeStyle = palette.quiet
    context.lineWidth = 1.5
    line(context, view.x(-cart.track), rail, view.x(cart.track), rail)
    context.strokeStyle = palette.danger
    context.lineWidth = 3
    for (const end of [-cart.track, cart.track]) line(context, view.x(end), rail - 12, view.x(end), rail + 12)
    context.strokeStyle = palette.goal
    context.lineWidth = 1.5
    context.setLineDash([2, 5])
    const top = view.y(cart.pole)
    line(context, view.x(-cart.track), top, view.x(cart.track), top)
    context.setLineDash([])
    for (const { state: other, colour } of walkers) {
      context.globalAlpha = 0.4
      cartAndPole(context, view, cart, other, colour, colour)
      context.globalAlpha = 1
    }
    cartAndPole(context, view, cart, state, palette.quiet, palette.ink)
    if (action) {
      const { high } = scene.environment.actions[0]!
      const share = clampShare(action[0]! / high)
      const from = view.x(state[0]! + (Math.sign(share) * CART.width) / 2)
      context.strokeStyle = palette.policy
      arrow(context, from, rail, from + share * LONGEST_ARROW * view.scale, rail, 3)
    }
    context.restore()
  },
  steering: {
    usesVertical: false,
    waits: false,
    byKeys: (held) => [sideways(held)],
    byPointer: (scene, x) => [clampShare((x - viewOf(scene, cart).x(scene.state[0]!)) / (0.2 * scene.size.width))],
  },
})

export const drawings: Drawings = {
  'cart-pole-swing-up': cartPoleDrawing({ track: TRACK, pole: 2 * HALF_LENGTH, angle: 2 }),
  'inverted-pendulum': cartPoleDrawing({ track: RAIL, pole: 0.6, angle: 1 }),
}

function viewOf({ size }: Scene, { track, pole }: Cart): Viewport {
  return viewport(rectangle(-track - 0.3, track + 0.3, -pole - 0.25, pole + 0.25), size, 6)
}

function cartAndPole(
  context: CanvasRenderingContext2D,
  view: Viewport,
  { pole: length, angle: entry }: Cart,
  state: ArrayLike<number>,
  cart: string,
  pole: string,
): void {
  const [x, y, angle] = [view.x(state[0]!), view.y(0), state[entry]!]
  const [width, height] = [CART.width * view.scale, CART.height * view.scale]
  context.fillStyle = cart
  context.beginPath()
  context.roundRect(x - width / 2, y - height / 2, width, height, 3)
  context.fill()
  // Angles grow clockwise here: a push to the right makes the pole fall to the left.
  const pixels = length * view.scale
  context.strokeStyle = pole
  rod(context, x, y, x + pixels * Math.sin(angle), y - pixels * Math.cos(angle), Math.max(3, 0.1 * view.scale))
  context.fillStyle = pole
  circle(context, x, y, Math.max(3, 0.08 * view.scale))
  context.fill()
}
