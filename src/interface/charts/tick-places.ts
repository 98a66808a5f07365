/** Pixels that a digit takes, and that two numbers keep between them. */
const DIGIT = 7.4
const GAP = 14

interface Tick {
  readonly at: number
  readonly label: string
}

/** Numbers along a line, none beyond `end` (of the chart, in pixels) and none on another; the last one always stays. */
export function tickPlaces(ticks: readonly Tick[], end: number): (Tick & { readonly middle: number })[] {
  const half = (label: string) => (DIGIT * label.length) / 2
  const places = ticks.map(({ at, label }) => ({ at, label, middle: Math.min(at, end - half(label)) }))
  const last = places.at(-1)
  let free = Number.NEGATIVE_INFINITY
  return places.filter((place) => {
    const { label, middle } = place
    const limit = place === last || !last ? Number.POSITIVE_INFINITY : last.middle - half(last.label) - GAP
    if (middle - half(label) < free || middle + half(label) > limit) return false
    free = middle + half(label) + GAP
    return true
  })
}
