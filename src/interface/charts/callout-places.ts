import { overlap, type WordsBox } from './words-on-plot'

/** Of a numbered disc, in pixels. */
export const CALLOUT_SIZE = 24
const BESIDE = 4

interface Point {
  readonly x: number
  readonly y: number
}

/** Of the disc's upper left corner. */
export interface CalloutPlace {
  readonly left: number
  readonly top: number
}

/** From the point to the disc: beside it, above rather than below and on the right rather than the left, then farther off. */
const OFFSETS = [0, 1, 2, 3].flatMap((times) => {
  const off = BESIDE + times * CALLOUT_SIZE
  const [after, before] = [off, -off - CALLOUT_SIZE]
  return [
    { left: BESIDE, top: before },
    { left: -BESIDE - CALLOUT_SIZE, top: before },
    { left: BESIDE, top: after },
    { left: -BESIDE - CALLOUT_SIZE, top: after },
    { left: after, top: -CALLOUT_SIZE / 2 },
    { left: before, top: -CALLOUT_SIZE / 2 },
    { left: before, top: before },
    { left: before, top: after },
  ]
})

/** Where numbered discs stand beside their points, within the plot, so that none covers words or another disc. */
export function calloutPlaces(points: readonly Point[], words: readonly WordsBox[], plot: WordsBox): CalloutPlace[] {
  const discs: WordsBox[] = []
  return points.map(({ x, y }) => {
    const choices = OFFSETS.map(({ left, top }) => boxOf(x + left, y + top))
    const within = choices.filter(
      ({ left, right, top, bottom }) =>
        left >= plot.left && right <= plot.right && top >= plot.top && bottom <= plot.bottom,
    )
    const clear = (of: readonly WordsBox[]) => (box: WordsBox) => !of.some((other) => overlap(box, other))
    // Where there is no room beside words, rather on them than on another disc, which nobody could press then.
    const place = within.find(clear([...words, ...discs])) ?? within.find(clear(discs)) ?? within[0] ?? choices[0]!
    discs.push(place)
    return { left: place.left, top: place.top }
  })
}

function boxOf(left: number, top: number): WordsBox {
  return { left, right: left + CALLOUT_SIZE, top, bottom: top + CALLOUT_SIZE }
}
