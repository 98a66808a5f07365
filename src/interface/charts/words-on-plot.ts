import { labelPlaces } from '../../core/pictures/label-places'
import { spreadLabels } from '../../core/pictures/spread-labels'
import { textWidth } from '../../core/pictures/text-width'
import type { PlotSpan, ReferenceValue } from './plot'

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

/**
 * Where what was measured on the curves is told: after its bracket, or before it where it would leave the plot or lie on
 * other words. Dips lie close together in time: their words are kept apart in height.
 */
export function spanWords(spans: readonly PlotSpan[], scales: PlotScales, others: readonly WordsBox[]): SpanWords[] {
  const { x, y, right, top, bottom } = scales
  const middles = spreadLabels(
    spans.map(({ from, to }) => (y(from) + y(to)) / 2),
    spans.map(() => LINE),
    top,
    bottom,
  )
  return spans.map(({ step, label }, i) => {
    const width = textWidth(label)
    const box = (left: number) => ({
      left,
      right: left + width,
      top: middles[i]! - LINE / 2,
      bottom: middles[i]! + LINE / 2,
    })
    const [after, before] = [box(x(step) + BESIDE), box(x(step) - BESIDE - width)]
    const clear = (one: WordsBox) => !others.some((other) => overlap(one, other))
    return after.right > right || (!clear(after) && clear(before))
      ? { x: before.right, anchor: 'end', box: before }
      : { x: after.left, anchor: 'start', box: after }
  })
}

export function overlap(one: WordsBox, other: WordsBox): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
