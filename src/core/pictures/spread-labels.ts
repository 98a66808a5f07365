/**
 * Where words beside the ends of lines stand, so that none lies on another one: as close to `wanted` as they can, in their
 * order, each at least `gap` from the next, all between `top` and `bottom`. Pixels downwards.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = new Array<number>(wanted.length)
  let floor = top
  for (const i of order) {
    placed[i] = Math.max(wanted[i]!, floor)
    floor = placed[i] + gap
  }
  let ceiling = bottom
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i]!, ceiling)
    ceiling = placed[i] - gap
  }
  return placed
}
