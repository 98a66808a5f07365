/** Pixels that a digit takes, and that two numbers keep between them. */
const DIGIT = 7.4
const GAP = 14

interface Tick {
  readonly at: number
  readonly label: string
}

interface TickPlace extends Tick {
  /** Of the number, which may stand a little beside its tick. */
  readonly middle: number
}

/** Numbers along a line, none beyond `end` (of the chart, in pixels): from the first on every one, or every second, ... that has room. */
export function tickPlaces(ticks: readonly Tick[], end: number): TickPlace[] {
  const half = (label: string) => (DIGIT * label.length) / 2
  const places = ticks.map(({ at, label }) => ({ at, label, middle: Math.min(at, end - half(label)) }))
  const apart = (left: TickPlace, right: TickPlace) =>
    right.middle - left.middle >= half(left.label) + GAP + half(right.label)
  for (let every = 1; ; every++) {
    const kept = places.filter((_, i) => i % every === 0)
    if (kept.slice(1).every((place, i) => apart(kept[i]!, place))) return kept
  }
}
