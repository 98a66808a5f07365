import type { Range } from './ticks'

/** Where the plot stands inside a chart, in pixels: fixed, so that a cursor can be laid over it without asking the chart. */
export const PLOT = { left: 56, right: 16, rightWithAxis: 48, top: 24, topCompact: 8, bottom: 20 } as const

export interface PlotBox {
  readonly left: number
  readonly width: number
}

export function plotBox(chartWidth: number, secondAxis: boolean): PlotBox {
  const right = secondAxis ? PLOT.rightWithAxis : PLOT.right
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
