/** What colours mean in a drawing; the values come from the page's CSS variables, so that themes need no second list. */
export interface Palette {
  /** Behind everything. */
  readonly ground: string
  /** Bodies: rods, carts, walls. */
  readonly ink: string
  /** Axes, tracks, hairlines. */
  readonly line: string
  /** Secondary text. */
  readonly quiet: string
  /** What the policy does: arrows, trail. */
  readonly policy: string
  /** Data and behaviour policy: ghosts. */
  readonly data: string
  readonly goal: string
  readonly danger: string
}

const VARIABLES: Readonly<Record<keyof Palette, readonly [name: string, fallback: string]>> = {
  ground: ['--ground', '#ffffff'],
  ink: ['--ink', '#1b1b1b'],
  line: ['--hairline', '#d5d5d5'],
  quiet: ['--quiet', '#666666'],
  policy: ['--policy', '#0072b2'],
  data: ['--data', '#8c8c8c'],
  goal: ['--green', '#009e73'],
  danger: ['--vermilion', '#d55e00'],
}

/** Reads the variables that hold at `element`; call again when theme or algorithm changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const entries = Object.entries(VARIABLES).map(([key, [name, fallback]]) => [
    key,
    style.getPropertyValue(name).trim() || fallback,
  ])
  return Object.fromEntries(entries) as unknown as Palette
}
