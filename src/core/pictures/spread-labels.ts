/**
 * The middles of words beside the ends of lines, so that none lies on another one: as close to `wanted` as they can, in
 * their order, each as high as `heights` says, all of them between `top` and `bottom`. Pixels downwards.
 */
export function spreadLabels(
  wanted: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = new Array<number>(wanted.length)
  let floor = top
  for (const i of order) {
    const half = heights[i]! / 2
    placed[i] = Math.max(wanted[i]!, floor + half)
    floor = placed[i] + half
  }
  let ceiling = bottom
  for (const i of order.toReversed()) {
    const half = heights[i]! / 2
    placed[i] = Math.min(placed[i]!, ceiling - half)
    ceiling = placed[i] - half
  }
  return placed
}
