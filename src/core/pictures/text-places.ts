import { textWidth } from './text-width'

/** Where words are wished to stand: the middle, start or end of their baseline, in pixels. */
export interface WishedText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Pixels from one line of words to the next. */
const LINE = 15
/** Lines that words may be moved up or down. */
const FURTHEST = 6

/**
 * The baselines of all words, in their order: as wished, or moved up or down by as few lines as keep them from lying on
 * words before them and within the plot.
 */
export function textPlaces(
  wished: readonly WishedText[],
  plot: { readonly top: number; readonly bottom: number },
): number[] {
  const placed: { readonly left: number; readonly right: number; readonly y: number }[] = []
  for (const { x, y, text, anchor } of wished) {
    const width = textWidth(text)
    const left = x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
    const lines = Array.from({ length: FURTHEST }, (_, i) => [i + 1, -i - 1]).flat()
    const fits = (at: number) =>
      at - LINE >= plot.top - LINE / 2 &&
      at <= plot.bottom &&
      placed.every((other) => other.right < left || left + width < other.left || Math.abs(other.y - at) >= LINE)
    const at = [0, ...lines].map((line) => y - line * LINE).find(fits) ?? y
    placed.push({ left, right: left + width, y: at })
  }
  return placed.map((place) => place.y)
}
