import { textWidth } from './text-width'

/** What a line of a picture is called. */
export interface LegendEntry {
  readonly label: string
  readonly colour: string
  readonly width?: number | undefined
  readonly dash?: string | undefined
}

export interface LegendPlace {
  readonly entry: LegendEntry
  /** Where its sample of the line begins, right of the legend's left end, and the middle of its row, below its top. */
  readonly x: number
  readonly y: number
}

export const SAMPLE_WIDTH = 28
const ROW = 20
/** From a sample to its name, and from there to the next sample. */
export const [BESIDE_SAMPLE, BETWEEN] = [8, 24]

/** In rows: as many beside each other as have room in `width` pixels. */
export function legendPlaces(legend: readonly LegendEntry[], width: number): LegendPlace[] {
  let [x, row] = [0, 0]
  return legend.map((entry) => {
    const needed = SAMPLE_WIDTH + BESIDE_SAMPLE + textWidth(entry.label)
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1]
    const place = { entry, x, y: (row + 0.5) * ROW }
    x += needed + BETWEEN
    return place
  })
}

/** Pixels that it takes below a plot. */
export function legendHeight(legend: readonly LegendEntry[], width: number): number {
  const last = legendPlaces(legend, width).at(-1)
  return last ? last.y + ROW / 2 + 4 : 0
}
