import { textWidth } from '../../core/pictures/text-width'
import type { Range } from '../../core/pictures/ticks'
import { wrappedName } from './wrapped-name'

/** Where the plot stands inside a chart, in pixels: fixed, so that a cursor can be laid over it without asking the chart. */
export const PLOT = {
  left: 56,
  right: 16,
  top: 24,
  topCompact: 8,
  bottom: 20,
} as const

export interface PlotBox {
  readonly left: number
  readonly width: number
}

/** Pixels of what stands around the names at the ends of lines. */
const AROUND = 16
const [LEAST_FOR_NAMES, MOST_FOR_NAMES] = [40, 160]

/** What a chart needs on the right of its plot for the names of its lines; undefined: they have none. */
export function rightMargin(names: readonly string[] | undefined): number {
  if (!names) return PLOT.right
  const longest = Math.max(0, ...names.flatMap(wrappedName).map(textWidth))
  return Math.round(Math.min(MOST_FOR_NAMES, Math.max(LEAST_FOR_NAMES, AROUND + longest)))
}

export function plotBox(chartWidth: number, right: number): PlotBox {
  return { left: PLOT.left, width: Math.max(1, chartWidth - PLOT.left - right) }
}

export function stepAtPixel({ left, width }: PlotBox, totalSteps: number, x: number): number | null {
  const share = (x - left) / width
  return share < -0.02 || share > 1.02 ? null : Math.min(1, Math.max(0, share)) * totalSteps
}

/** How far down a value lies in a plot, in pixels. */
export function pixelOfValue(
  { y, height }: { readonly y: number; readonly height: number },
  { low, high }: Range,
  value: number,
): number {
  return y + height - ((value - low) / (high - low)) * height
}
