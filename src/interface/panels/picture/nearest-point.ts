import type { Picture } from '../../../core/pictures/picture'

/** Index of the point nearest to a place, distances in shares of the axes; null where none is within a tenth. */
export function nearestPoint(
  { x: across, y: up }: Pick<Picture, 'x' | 'y'>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  atX: number,
  atY: number,
): number | null {
  let nearest: number | null = null
  let least = 0.1 ** 2
  for (let i = 0; i < x.length; i++) {
    const distance = ((x[i]! - atX) / (across.high - across.low)) ** 2 + ((y[i]! - atY) / (up.high - up.low)) ** 2
    if (distance >= least) continue
    least = distance
    nearest = i
  }
  return nearest
}
