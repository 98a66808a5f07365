import { message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'
import { episodeSegments, keepSegments, type Segment } from './keep-segments'

/** A painted place in the plane of two observation entries, in their units. */
export type PaintedRegion =
  | { readonly shape: 'ellipse'; readonly centre: readonly [number, number]; readonly radii: readonly [number, number] }
  | { readonly shape: 'box'; readonly low: readonly [number, number]; readonly high: readonly [number, number] }

/**
 * Removes every transition whose observation lies in one of the regions. An episode is cut off (timeout) where it enters
 * and goes on as another episode where it leaves. `axes`: the two observation entries of the painted plane.
 */
export function paintHole(
  dataset: Dataset,
  axes: readonly [number, number],
  regions: readonly PaintedRegion[],
): Dataset {
  for (const axis of axes) {
    if (Number.isInteger(axis) && axis >= 0 && axis < dataset.observationSize) continue
    throw new DatasetError(
      message`There is no observation entry ${axis}; ${dataset.name} has 0 to ${dataset.observationSize - 1}.`,
    )
  }
  const inHole = (row: number) => {
    const a = dataset.observations[row * dataset.observationSize + axes[0]]!
    const b = dataset.observations[row * dataset.observationSize + axes[1]]!
    return regions.some((region) => isInRegion(region, a, b))
  }
  const segments: Segment[] = []
  for (const { start, end } of episodeSegments(dataset)) {
    let from = start
    for (let row = start; row <= end; row++) {
      if (row < end && !inHole(row)) continue
      if (row > from) segments.push({ start: from, end: row })
      from = row + 1
    }
  }
  return keepSegments(dataset, segments, `${dataset.name}, with a hole`)
}

/** Borders belong to the region. */
function isInRegion(region: PaintedRegion, a: number, b: number): boolean {
  if (region.shape === 'box') {
    return a >= region.low[0] && a <= region.high[0] && b >= region.low[1] && b <= region.high[1]
  }
  const [x, y] = [(a - region.centre[0]) / region.radii[0], (b - region.centre[1]) / region.radii[1]]
  return x * x + y * y <= 1
}
