import type { Viewport } from './viewport'

/** Where a point has been: older parts fainter. */
export function trail(
  context: CanvasRenderingContext2D,
  view: Viewport,
  states: readonly ArrayLike<number>[],
  colour: string,
): void {
  context.save()
  context.strokeStyle = colour
  context.lineWidth = 2
  context.lineJoin = 'round'
  const parts = 4
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * (states.length - 1)) / parts)
    const to = Math.floor(((part + 1) * (states.length - 1)) / parts)
    if (to <= from) continue
    context.globalAlpha = 0.2 + (0.6 * (part + 1)) / parts
    context.beginPath()
    for (let i = from; i <= to; i++) context.lineTo(view.x(states[i]![0]!), view.y(states[i]![1]!))
    context.stroke()
  }
  context.restore()
}
