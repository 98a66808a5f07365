import type { Coverage } from '../../core/data/inspection'
import type { PaintedRegion } from '../../core/data/surgery/paint-hole'
import type { Sheet } from '../charts/blank-sheet'
import { formatMeasured } from '../format/numbers'
import type { Palette } from '../world/palette'

/** Pixels left free for labels: left, right, top, bottom. */
const MARGIN = { left: 8, right: 8, top: 8, bottom: 24 }
const DOT = 1.8

export interface Range {
  readonly low: number
  readonly high: number
}

/** From values to pixels of a scatter and back. */
export interface ScatterView {
  readonly x: Range
  readonly y: Range
  left(value: number): number
  top(value: number): number
  valueX(left: number): number
  valueY(top: number): number
}

export function scatterView({ x, y }: Coverage, { width, height }: Sheet['size']): ScatterView {
  const [rangeX, rangeY] = [rangeOf(x), rangeOf(y)]
  const across = (width - MARGIN.left - MARGIN.right) / (rangeX.high - rangeX.low)
  const up = (height - MARGIN.top - MARGIN.bottom) / (rangeY.high - rangeY.low)
  return {
    x: rangeX,
    y: rangeY,
    left: (value) => MARGIN.left + (value - rangeX.low) * across,
    top: (value) => height - MARGIN.bottom - (value - rangeY.low) * up,
    valueX: (left) => rangeX.low + (left - MARGIN.left) / across,
    valueY: (top) => rangeY.low + (height - MARGIN.bottom - top) / up,
  }
}

/** A little wider than the values; a single value gets room on both sides. */
function rangeOf(values: Float32Array): Range {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const room = high > low ? 0.03 * (high - low) : 0.5
  return { low: low - room, high: high + room }
}

/** The points, what is painted over them, and the ends of both axes. */
export function drawScatter(
  { context, size }: Sheet,
  coverage: Coverage,
  view: ScatterView,
  regions: readonly PaintedRegion[],
  palette: Palette,
): void {
  const { width, height } = size
  const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom]
  context.strokeStyle = palette.line
  context.lineWidth = 1
  context.strokeRect(MARGIN.left, MARGIN.top, right - MARGIN.left, bottom - MARGIN.top)
  context.fillStyle = palette.data
  context.globalAlpha = 0.5
  for (let i = 0; i < coverage.x.length; i++) {
    context.fillRect(view.left(coverage.x[i]!) - DOT / 2, view.top(coverage.y[i]!) - DOT / 2, DOT, DOT)
  }
  context.save()
  context.beginPath()
  context.rect(MARGIN.left, MARGIN.top, right - MARGIN.left, bottom - MARGIN.top)
  context.clip()
  paintRegions(context, view, regions, palette.danger)
  context.restore()
  context.globalAlpha = 1
  context.fillStyle = palette.quiet
  context.font = '12px system-ui, sans-serif'
  context.textBaseline = 'bottom'
  context.textAlign = 'left'
  context.fillText(formatMeasured(view.x.low), MARGIN.left, height - 4)
  context.textAlign = 'right'
  context.fillText(formatMeasured(view.x.high), right, height - 4)
  label(context, formatMeasured(view.y.high), MARGIN.left + 4, MARGIN.top + 16, palette)
  label(context, formatMeasured(view.y.low), MARGIN.left + 4, bottom - 2, palette)
}

function paintRegions(
  context: CanvasRenderingContext2D,
  view: ScatterView,
  regions: readonly PaintedRegion[],
  colour: string,
): void {
  context.globalAlpha = 0.35
  context.fillStyle = colour
  context.beginPath()
  for (const region of regions) {
    if (region.shape === 'box') {
      const [left, top] = [view.left(region.low[0]), view.top(region.high[1])]
      context.rect(left, top, view.left(region.high[0]) - left, view.top(region.low[1]) - top)
      continue
    }
    const [x, y] = [view.left(region.centre[0]), view.top(region.centre[1])]
    const across = Math.abs(view.left(region.centre[0] + region.radii[0]) - x)
    const up = Math.abs(view.top(region.centre[1] + region.radii[1]) - y)
    context.moveTo(x + across, y)
    context.ellipse(x, y, across, up, 0, 0, 2 * Math.PI)
  }
  context.fill()
}

function label(context: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  context.textAlign = 'left'
  context.fillStyle = palette.ground
  context.fillRect(x - 2, y - 14, context.measureText(text).width + 4, 15)
  context.fillStyle = palette.quiet
  context.fillText(text, x, y)
}
