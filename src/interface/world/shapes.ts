/** Strokes that several drawings share. All lengths in pixels. */

type Context = CanvasRenderingContext2D

export function circle(context: Context, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI)
}

export function line(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  context.stroke()
}

/** A thick rod with round ends. */
export function rod(context: Context, x1: number, y1: number, x2: number, y2: number, width: number): void {
  context.lineWidth = width
  context.lineCap = 'round'
  line(context, x1, y1, x2, y2)
}

/** A straight arrow; shorter than its head, only the head is drawn. */
export function arrow(context: Context, x1: number, y1: number, x2: number, y2: number, width: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (length < 1) return
  const head = Math.min(length, 3.5 * width)
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  context.lineWidth = width
  context.lineCap = 'butt'
  line(context, x1, y1, x2 - ux * head * 0.9, y2 - uy * head * 0.9)
  arrowHead(context, x2, y2, ux, uy, head)
}

/** An arrow along a circle from one angle to another, both in radians as canvas counts them. */
export function arcArrow(
  context: Context,
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
  width: number,
): void {
  const turn = Math.sign(to - from)
  const head = Math.min(3.5 * width, Math.abs(to - from) * radius)
  if (head < 1) return
  const neck = to - (turn * head * 0.9) / radius
  context.lineWidth = width
  context.lineCap = 'butt'
  context.beginPath()
  context.arc(x, y, radius, from, neck, turn < 0)
  context.stroke()
  const middle = to - (turn * head) / (2 * radius)
  arrowHead(
    context,
    x + radius * Math.cos(to),
    y + radius * Math.sin(to),
    -Math.sin(middle) * turn,
    Math.cos(middle) * turn,
    head,
  )
}

function arrowHead(context: Context, x: number, y: number, ux: number, uy: number, length: number): void {
  const half = length * 0.5
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x - ux * length - uy * half, y - uy * length + ux * half)
  context.lineTo(x - ux * length + uy * half, y - uy * length - ux * half)
  context.closePath()
  context.fillStyle = context.strokeStyle
  context.fill()
}
