import { labelledTicks } from '../../charts/ticks'
import type { Pen } from './pen'
import { type Frame, frameOf, type Layer, type Picture, type PixelSize } from './picture'

const DOT = 4
const TICK_TEXT = { colour: 'var(--quiet)' } as const

/** Axes, then the layers from the lowest to the highest. */
export function drawPicture(pen: Pen, picture: Picture, size: PixelSize): void {
  const frame = frameOf(picture, size)
  drawAxes(pen, picture, frame)
  // Dots on an edge are whole.
  pen.clip(frame.left - DOT, frame.top - DOT, frame.right + DOT, frame.bottom + DOT)
  for (const layer of picture.layers) drawLayer(pen, layer, frame)
  pen.unclip()
}

function drawAxes(pen: Pen, { x, y }: Picture, frame: Frame): void {
  const { left, right, top, bottom, pixelX, pixelY } = frame
  const across = Math.max(2, Math.floor((right - left) / 56))
  const up = Math.max(2, Math.floor((bottom - top) / 40))
  for (const { at, label } of labelledTicks(y.low, y.high, up)) {
    pen.polyline([left, pixelY(at), right, pixelY(at)], { colour: 'var(--hairline)' })
    pen.text(left - 6, pixelY(at) + 4, label, TICK_TEXT, 'end')
  }
  pen.polyline([left, bottom, right, bottom], { colour: 'var(--outline)' })
  for (const { at, label } of labelledTicks(x.low, x.high, across)) {
    pen.polyline([pixelX(at), bottom, pixelX(at), bottom + 4], { colour: 'var(--outline)' })
    pen.text(pixelX(at), bottom + 17, label, TICK_TEXT, 'middle')
  }
  pen.text((left + right) / 2, bottom + 34, x.label, TICK_TEXT, 'middle')
  pen.text(left - 48, top - 10, y.label, TICK_TEXT, 'start')
}

function drawLayer(pen: Pen, layer: Layer, frame: Frame): void {
  if (layer.kind === 'cells') drawCells(pen, layer, frame)
  else if (layer.kind === 'points') drawPoints(pen, layer, frame)
  else if (layer.kind === 'line') drawLine(pen, layer, frame)
  else if (layer.kind === 'band') drawBand(pen, layer, frame)
  else if (layer.kind === 'box') drawBox(pen, layer, frame)
  else if (layer.kind === 'ellipse') drawEllipse(pen, layer, frame)
  else if (layer.kind === 'rule') drawRule(pen, layer, frame)
  else drawText(pen, layer, frame)
}

function drawText(pen: Pen, layer: Extract<Layer, { kind: 'text' }>, { pixelX, pixelY }: Frame): void {
  const { x, y, text, colour, anchor = 'middle', lift = 0 } = layer
  pen.text(pixelX(x), pixelY(y) - lift, text, { colour }, anchor)
}

function drawBox(pen: Pen, layer: Extract<Layer, { kind: 'box' }>, { pixelX, pixelY }: Frame): void {
  const { left, right, low, high, colour, opacity } = layer
  const [x, y] = [pixelX(left), pixelY(high)]
  pen.rectangle(x, y, pixelX(right) - x, pixelY(low) - y, { colour, opacity })
}

function drawEllipse(pen: Pen, layer: Extract<Layer, { kind: 'ellipse' }>, { pixelX, pixelY }: Frame): void {
  const { x, y, radiusX, radiusY, colour, opacity, width } = layer
  const across = Math.abs(pixelX(x + radiusX) - pixelX(x))
  const up = Math.abs(pixelY(y + radiusY) - pixelY(y))
  pen.ellipse(pixelX(x), pixelY(y), across, up, { colour, opacity }, { colour, width })
}

function drawRule(pen: Pen, layer: Extract<Layer, { kind: 'rule' }>, frame: Frame): void {
  const { along, at, colour, dash, label } = layer
  const { left, right, top, bottom, pixelX, pixelY } = frame
  const points = along === 'x' ? [left, pixelY(at), right, pixelY(at)] : [pixelX(at), top, pixelX(at), bottom]
  pen.polyline(points, { colour, dash, width: 1.5 })
  if (!label) return
  if (along === 'x') pen.text(right - 4, pixelY(at) - 5, label, { colour }, 'end')
  else pen.text(pixelX(at) + 4, top + 12, label, { colour }, 'start')
}

function drawCells(pen: Pen, layer: Extract<Layer, { kind: 'cells' }>, { left, right, top, bottom }: Frame): void {
  const { columns, rows, values, colour } = layer
  const [width, height] = [(right - left) / columns, (bottom - top) / rows]
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const shown = colour(values[row * columns + column]!)
      // A little wider than the cell: no hairlines between neighbours.
      if (shown) {
        pen.rectangle(left + column * width, bottom - (row + 1) * height, width + 0.6, height + 0.6, { colour: shown })
      }
    }
  }
}

function drawPoints(pen: Pen, layer: Extract<Layer, { kind: 'points' }>, { pixelX, pixelY }: Frame): void {
  const { x, y, colour, radius = 2.5, opacity, hollow } = layer
  for (let i = 0; i < x.length; i++) {
    const ink = typeof colour === 'string' ? colour : colour(i)
    const size = typeof radius === 'number' ? radius : radius(i)
    if (hollow) pen.ring(pixelX(x[i]!), pixelY(y[i]!), size, { colour: ink, width: 1.5, opacity })
    else pen.disc(pixelX(x[i]!), pixelY(y[i]!), size, { colour: ink, opacity })
  }
}

function drawLine(pen: Pen, layer: Extract<Layer, { kind: 'line' }>, { pixelX, pixelY }: Frame): void {
  const { x, y, colour, width = 2, dash, opacity } = layer
  if (typeof colour !== 'string') {
    for (let i = 1; i < x.length; i++) {
      const points = [pixelX(x[i - 1]!), pixelY(y[i - 1]!), pixelX(x[i]!), pixelY(y[i]!)]
      pen.polyline(points, { colour: colour(i - 1), width, dash, opacity })
    }
    return
  }
  let points: number[] = []
  const draw = () => {
    if (points.length >= 4) pen.polyline(points, { colour, width, dash, opacity })
    points = []
  }
  for (let i = 0; i < x.length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) points.push(pixelX(x[i]!), pixelY(y[i]!))
    else draw()
  }
  draw()
}

function drawBand(pen: Pen, layer: Extract<Layer, { kind: 'band' }>, { pixelX, pixelY }: Frame): void {
  const { x, low, high, colour, opacity = 0.16 } = layer
  const points: number[] = []
  for (let i = 0; i < x.length; i++) points.push(pixelX(x[i]!), pixelY(high[i]!))
  for (let i = x.length - 1; i >= 0; i--) points.push(pixelX(x[i]!), pixelY(low[i]!))
  pen.polygon(points, { colour, opacity })
}
