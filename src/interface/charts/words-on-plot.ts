import { labelPlaces } from '../../core/pictures/label-places'
import { textWidth } from '../../core/pictures/text-width'
import type { PlotLine, PlotSpan, ReferenceValue } from './plot'

/** Pixels that a line of words on a chart takes, and the part of it above its baseline. */
export const LINE = 15
const ASCENT = 11
/** From the plot's end to the words of a level line, and from a bracket to its words. */
export const FROM_END = 5
const BESIDE = 7

/** Where steps and values of a plot lie, in pixels. */
export interface PlotScales {
  readonly x: (step: number) => number
  readonly y: (value: number) => number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface WordsBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What the words of level lines cover. */
export function referenceBoxes(references: readonly ReferenceValue[], scales: PlotScales): WordsBox[] {
  const places = labelPlaces(
    references.map(({ value, side, below }) => ({ y: scales.y(value), side, below })),
    scales,
  )
  return places.map(({ side, baseline }, i) => {
    const width = textWidth(references[i]!.label)
    const left = side === 'start' ? scales.left + FROM_END : scales.right - FROM_END - width
    return { left, right: left + width, top: baseline - ASCENT, bottom: baseline + LINE - ASCENT }
  })
}

export interface SpanWords {
  readonly x: number
  readonly anchor: 'start' | 'end'
  readonly box: WordsBox
}

/** Lines of words that they may be moved up or down to where no curve is. */
const SHIFTS = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8]
/** A place further off is better only where it hides less than this many pixels of curve for each line of words. */
const WORTH = 6
/** Pixels between the places of a curve that are looked at. */
const STRIDE = 4

/**
 * Where what was measured on the curves is told: beside its bracket or a few lines above or below that, clear of other
 * words, where the curves are hidden least. Moved away, they are still told by the colour of their method.
 */
export function spanWords(
  spans: readonly PlotSpan[],
  scales: PlotScales,
  others: readonly WordsBox[],
  lines: readonly Pick<PlotLine, 'points' | 'faint'>[] = [],
): SpanWords[] {
  const { x, y, left, right, top, bottom } = scales
  const curves = spans.length === 0 ? [] : lines.filter(({ faint }) => !faint).map(({ points }) => ({ points, scales }))
  const taken = [...others]
  return spans.map(({ step, from, to, label }) => {
    const width = textWidth(label)
    const [at, middle] = [x(step), (y(from) + y(to)) / 2]
    const places = SHIFTS.flatMap((shift) => {
      const upper = Math.min(bottom - LINE, Math.max(top, middle + (shift - 0.5) * LINE))
      const box = (from: number): WordsBox => ({ left: from, right: from + width, top: upper, bottom: upper + LINE })
      // In a narrow plot neither side may have room for all of the words.
      const inside = Math.min(right - width, Math.max(left, at + BESIDE))
      return [
        { x: at + BESIDE, anchor: 'start', box: box(at + BESIDE), shift },
        { x: at - BESIDE, anchor: 'end', box: box(at - BESIDE - width), shift },
        { x: inside, anchor: 'start', box: box(inside), shift },
      ] as const
    })
    const within = places.filter(({ box }) => box.left >= left && box.right <= right)
    const free = within.filter(({ box }) => !taken.some((other) => overlap(box, other)))
    const cost = ({ box, shift }: (typeof places)[number]) =>
      Math.abs(shift) * WORTH + curves.reduce((sum, curve) => sum + hidden(curve, box), 0)
    const [first, ...rest] = free.length > 0 ? free : within.length > 0 ? within : places
    const best = rest.reduce(
      (least, place) => {
        const costs = cost(place)
        return costs < least.costs ? { place, costs } : least
      },
      { place: first!, costs: cost(first!) },
    ).place
    taken.push(best.box)
    return { x: best.x, anchor: best.anchor, box: best.box }
  })
}

/** Pixels of a curve, along the steps, that a box covers. */
function hidden(
  { points, scales: { x, y } }: { readonly points: PlotLine['points']; readonly scales: PlotScales },
  box: WordsBox,
): number {
  let sum = 0
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!]
    const [start, end] = [x(from.step), x(to.step)]
    if (end < box.left || start > box.right) continue
    const [high, low] = [y(from.value), y(to.value)]
    for (let at = start; at < end; at += STRIDE) {
      const height = high + ((low - high) * (at - start)) / (end - start)
      if (at >= box.left && at <= box.right && height >= box.top && height <= box.bottom)
        sum += Math.min(STRIDE, end - at)
    }
  }
  return sum
}

export function overlap(one: WordsBox, other: WordsBox): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
