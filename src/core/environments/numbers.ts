export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** x * x: what engines make of x ** 2 is not the same everywhere. */
export function square(x: number): number {
  return x * x
}

/** The same direction in [-pi, pi). */
export function normaliseAngle(angle: number): number {
  const turn = 2 * Math.PI
  const shifted = (angle + Math.PI) % turn
  return (shifted < 0 ? shifted + turn : shifted) - Math.PI
}
