import { type LegendEntry, legendHeight } from './legend'

/** A chart as plain data: drawn on a canvas on the page and written as SVG for a file, from the same description. */

export interface PictureAxis {
  readonly low: number
  readonly high: number
  /** Quantity, and unit where it has one. */
  readonly label: string
}

export type Layer =
  /** A map over the whole plane: [columns x rows], x running fastest, y from its low end. */
  | {
      readonly kind: 'cells'
      readonly columns: number
      readonly rows: number
      readonly values: ArrayLike<number>
      /** null leaves the cell empty. */
      readonly colour: (value: number) => string | null
    }
  | {
      readonly kind: 'points'
      readonly x: ArrayLike<number>
      readonly y: ArrayLike<number>
      readonly colour: string | ((index: number) => string)
      readonly radius?: number | ((index: number) => number)
      readonly opacity?: number | undefined
      readonly hollow?: boolean
    }
  /** NaN breaks the line. */
  | {
      readonly kind: 'line'
      readonly x: ArrayLike<number>
      readonly y: ArrayLike<number>
      /** One colour, or one per segment. */
      readonly colour: string | ((segment: number) => string)
      readonly width?: number | undefined
      readonly dash?: string | undefined
      readonly opacity?: number | undefined
    }
  | {
      readonly kind: 'band'
      readonly x: ArrayLike<number>
      readonly low: ArrayLike<number>
      readonly high: ArrayLike<number>
      readonly colour: string
      readonly opacity?: number | undefined
    }
  | {
      readonly kind: 'box'
      readonly left: number
      readonly right: number
      readonly low: number
      readonly high: number
      readonly colour: string
      readonly opacity?: number | undefined
    }
  | {
      readonly kind: 'ellipse'
      readonly x: number
      readonly y: number
      readonly radiusX: number
      readonly radiusY: number
      readonly colour: string
      readonly opacity: number
      readonly width?: number | undefined
    }
  /** A straight line across the whole plot. Words of several keep clear of each other. */
  | {
      readonly kind: 'rule'
      readonly along: 'x' | 'y'
      readonly at: number
      readonly colour: string
      readonly width?: number | undefined
      readonly dash?: string | undefined
      readonly label?: string | undefined
      /** Where the words of a level line rather stand: at its end, unless said otherwise, and above it. */
      readonly side?: 'start' | 'end'
      readonly below?: boolean | undefined
    }
  /** Something measured at x, from one value to another, with words beside it that keep clear of those of others. */
  | {
      readonly kind: 'bracket'
      readonly x: number
      readonly from: number
      readonly to: number
      readonly colour: string
      readonly label: string
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly colour: string
      readonly anchor?: 'start' | 'middle' | 'end'
      /** Pixels upwards. */
      readonly lift?: number
      /** Left out where there is no room beside what it names. */
      readonly optional?: boolean
      /** Half the width and height of what the words name, whose upper end is at x, y: they may stand on each side of it. */
      readonly around?: { readonly x: number; readonly y: number }
    }

export interface Picture {
  readonly x: PictureAxis
  readonly y: PictureAxis
  /** A part of the plane that is tinted, behind the grid, and what it and the rest are called, where there is room. */
  readonly tinted?: { readonly until: number; readonly colour: string; readonly names: readonly [string, string] }
  readonly legend?: readonly LegendEntry[]
  /** Both axes count the same, so a square of one is a square of the other. */
  readonly square?: boolean
  readonly layers: readonly Layer[]
}

export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** Where the plot stands inside a picture, and how its units become pixels. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** There is hardly any room: the names of the axes stand inside, and a map of places has neither names nor numbers. */
  readonly small: boolean
  readonly pixelX: (x: number) => number
  readonly pixelY: (y: number) => number
  readonly dataX: (pixel: number) => number
  readonly dataY: (pixel: number) => number
}

export interface Margin {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const MARGIN = { left: 56, right: 16, top: 24, bottom: 40 } as const
export const SMALL_MARGIN = { left: 34, right: 8, top: 10, bottom: 20 } as const
const NO_MARGIN = { left: 2, right: 2, top: 4, bottom: 2 } as const
/** Pixels below which a picture is small. */
const [SMALL_WIDTH, SMALL_HEIGHT] = [220, 140]

function marginOf({ legend, square }: Picture, { width, height }: PixelSize): Margin {
  if (legend || (width >= SMALL_WIDTH && height >= SMALL_HEIGHT)) return MARGIN
  return square ? NO_MARGIN : SMALL_MARGIN
}

export function frameOf(picture: Picture, size: PixelSize): Frame {
  const { x, y, square, legend = [] } = picture
  const { width, height } = size
  const margin = marginOf(picture, size)
  let [left, right, top, bottom] = [
    margin.left,
    Math.max(margin.left + 1, width - margin.right),
    margin.top,
    Math.max(margin.top + 1, height - margin.bottom - legendHeight(legend, width - margin.left - margin.right)),
  ]
  const [spanX, spanY] = [x.high - x.low || 1, y.high - y.low || 1]
  if (square) {
    const scale = Math.min((right - left) / spanX, (bottom - top) / spanY)
    right = left + scale * spanX
    bottom = top + scale * spanY
  }
  const [scaleX, scaleY] = [(right - left) / spanX, (bottom - top) / spanY]
  return {
    left,
    right,
    top,
    bottom,
    small: margin !== MARGIN,
    pixelX: (value) => left + (value - x.low) * scaleX,
    pixelY: (value) => bottom - (value - y.low) * scaleY,
    dataX: (pixel) => x.low + (pixel - left) / scaleX,
    dataY: (pixel) => y.low + (bottom - pixel) / scaleY,
  }
}
