import { textWidth } from './text-width'

/** Where words may stand: the middle, start or end of their baseline, in pixels. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface WishedText extends TextPlace {
  readonly text: string
  /** Other places beside what the words name, the better ones first. */
  readonly others?: readonly TextPlace[]
  /** Left out where none of its places is free: further off nobody would know what it names. */
  readonly optional?: boolean | undefined
}

interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Pixels from one line of words to the next. */
const LINE = 15
/** Lines that words may be moved up or down. */
const FURTHEST = 6

/**
 * Where all words stand, in their order: as wished, else at one of their other places, else moved up or down by as few
 * lines as keep them from lying on words before them, within the plot; null: left out.
 */
export function textPlaces(wished: readonly WishedText[], plot: Plot): (TextPlace | null)[] {
  const taken: { readonly left: number; readonly y: number; readonly right: number }[] = []
  return wished.map(({ text, others = [], optional = false, ...wish }) => {
    const width = textWidth(text)
    const leftOf = ({ x, anchor }: TextPlace) => x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
    /** Moved sideways where the words would be cut off. */
    const within = (place: TextPlace): TextPlace => {
      const left = leftOf(place)
      const right = left + width
      const by =
        left < plot.left ? plot.left - left : right > plot.right ? Math.max(plot.right - right, plot.left - left) : 0
      return { ...place, x: place.x + by }
    }
    const free = (place: TextPlace) => {
      const left = leftOf(place)
      return (
        place.y - LINE >= plot.top - LINE / 2 &&
        place.y <= plot.bottom &&
        taken.every((other) => other.right < left || left + width < other.left || Math.abs(other.y - place.y) >= LINE)
      )
    }
    const beside = others.filter((place) => within(place).x === place.x)
    const lines = Array.from({ length: FURTHEST }, (_, i) => [i + 1, -i - 1]).flat()
    const moved = lines.map((line) => ({ ...wish, y: wish.y - line * LINE }))
    const choices = optional ? [wish, ...beside] : [wish, ...beside, ...moved]
    const place = choices.map(within).find(free) ?? (optional ? null : within(wish))
    if (!place) return null
    const left = leftOf(place)
    taken.push({ left, right: left + width, y: place.y })
    return place
  })
}
