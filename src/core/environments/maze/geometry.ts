/** All lengths in metres; x to the right, y upwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

export type Region =
  | ({ readonly kind: 'disc'; readonly radius: number } & Point)
  | ({ readonly kind: 'box' } & Rectangle)

export function rectangle(left: number, right: number, bottom: number, top: number): Rectangle {
  return { left, right, bottom, top }
}

/** `halfWidth` to each side of the centre. */
export function square({ x, y }: Point, halfWidth: number): Rectangle {
  return rectangle(x - halfWidth, x + halfWidth, y - halfWidth, y + halfWidth)
}

export function isIn(region: Region, x: number, y: number): boolean {
  if (region.kind === 'disc')
    return (x - region.x) * (x - region.x) + (y - region.y) * (y - region.y) < region.radius * region.radius
  return x > region.left && x < region.right && y > region.bottom && y < region.top
}

/** Strictly inside: a point on the border touches the rectangle without being in it. */
export function isInside({ left, right, bottom, top }: Rectangle, x: number, y: number): boolean {
  return x > left && x < right && y > bottom && y < top
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top
}
