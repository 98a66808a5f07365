import { labelPlaces } from './label-places'
import { BESIDE_SAMPLE, legendPlaces, SAMPLE_WIDTH } from './legend'
import type { Pen } from './pen'
import { type Frame, frameOf, type Layer, MARGIN, type Picture, type PixelSize, SMALL_MARGIN } from './picture'
import { spreadLabels } from './spread-labels'
import { textPlaces } from './text-places'
import { textWidth } from './text-width'
import { labelledTicks } from './ticks'

const DOT = 4
const TICK_TEXT = { colour: 'var(--quiet)' } as const
const GROUND = 'var(--ground)'
/** Pixels from the plot's left end to where the name of its upright axis begins, and that words keep from what is beside. */
const [NAME_LEFT, GAP] = [48, 8]
/** From a small picture's upright axis to its name, which stands inside. */
const NAME_EDGE = 3
/** Pixels that a line of words takes; half of a bracket's ends. */
const [TEXT_LINE, FOOT] = [15, 4]
/** From what is named to words beside it; by which the middle of small letters lies above their baseline. */
const [BESIDE_NAMED, HALF_LETTER] = [5, 4.5]

/** Axes, then the layers from the lowest to the highest, then the legend. All colours are names of the page's palette. */
export function drawPicture(pen: Pen, picture: Picture, size: PixelSize): void {
  const frame = frameOf(picture, size)
  drawTinted(pen, picture, frame)
  if (picture.square && frame.small) drawOutline(pen, frame)
  else drawAxes(pen, picture, frame)
  // Dots on an edge are whole.
  pen.clip(frame.left - DOT, frame.top - DOT, frame.right + DOT, frame.bottom + DOT)
  for (const layer of picture.layers) drawLayer(pen, layer, frame)
  drawTexts(
    pen,
    picture.layers.filter((layer) => layer.kind === 'text'),
    frame,
  )
  pen.unclip()
  // In front of all lines, and not cut off: words.
  drawRuleWords(pen, picture.layers, frame)
  drawBracketWords(pen, picture.layers, frame)
  if (frame.small && !picture.square) drawNamesInside(pen, picture, frame)
  drawLegend(pen, picture, frame)
}

/** The part of the plane that is told from the rest, and above it what both are called. */
function drawTinted(pen: Pen, { tinted, y }: Picture, { left, right, top, bottom, pixelX }: Frame): void {
  if (!tinted) return
  const at = Math.min(right, Math.max(left, pixelX(tinted.until)))
  pen.rectangle(left, top, at - left, bottom - top, { colour: tinted.colour })
  const [inside, beyond] = tinted.names
  const afterName = left - NAME_LEFT + textWidth(y.label) + GAP
  if (at - GAP - textWidth(inside) > afterName) pen.text(at - GAP, top - GAP, inside, TICK_TEXT, 'end')
  if (at + GAP > afterName && at + GAP + textWidth(beyond) < right)
    pen.text(at + GAP, top - GAP, beyond, TICK_TEXT, 'start')
}

function drawAxes(pen: Pen, { x, y }: Picture, frame: Frame): void {
  const { left, right, top, bottom, pixelX, pixelY } = frame
  const across = Math.max(2, Math.floor((right - left) / (frame.small ? 32 : 56)))
  const up = Math.max(2, Math.floor((bottom - top) / 40))
  for (const { at, label } of labelledTicks(y.low, y.high, up)) {
    pen.polyline([left, pixelY(at), right, pixelY(at)], { colour: 'var(--hairline)' })
    pen.text(left - 6, pixelY(at) + 4, label, TICK_TEXT, 'end')
  }
  pen.polyline([left, bottom, right, bottom], { colour: 'var(--outline)' })
  for (const { at, label } of labelledTicks(x.low, x.high, across)) {
    pen.polyline([pixelX(at), bottom, pixelX(at), bottom + 4], { colour: 'var(--outline)' })
    // Within the picture, though the last tick is at the plot's end.
    const edge = frame.small ? SMALL_MARGIN.right : MARGIN.right
    const middle = Math.min(pixelX(at), right + edge - textWidth(label) / 2)
    pen.text(middle, bottom + 17, label, TICK_TEXT, 'middle')
  }
  if (frame.small) return
  pen.text((left + right) / 2, bottom + 34, x.label, TICK_TEXT, 'middle')
  pen.text(left - NAME_LEFT, top - 10, y.label, TICK_TEXT, 'start')
}

function drawOutline(pen: Pen, { left, right, top, bottom }: Frame): void {
  pen.polyline([left, top, right, top, right, bottom, left, bottom, left, top], { colour: 'var(--outline)' })
}

/** The names of the axes where they fit into the plot's corners: the upright one's at its upper end, the other's at its right. */
function drawNamesInside(pen: Pen, { x, y }: Picture, { left, right, top, bottom }: Frame): void {
  const ink = { ...TICK_TEXT, halo: GROUND }
  if (textWidth(y.label) <= right - left - NAME_EDGE) pen.text(left + NAME_EDGE, top + 9, y.label, ink, 'start')
  if (textWidth(x.label) <= right - left) pen.text(right, bottom - 5, x.label, ink, 'end')
}

function drawLegend(pen: Pen, { legend = [] }: Picture, { left, right, bottom }: Frame): void {
  for (const { entry, x, y } of legendPlaces(legend, right - left)) {
    const [from, middle] = [left + x, bottom + MARGIN.bottom + y]
    pen.polyline([from, middle, from + SAMPLE_WIDTH, middle], { ...entry, width: entry.width ?? 2 })
    pen.text(from + SAMPLE_WIDTH + BESIDE_SAMPLE, middle + 4.5, entry.label, { colour: 'var(--ink)' }, 'start')
  }
}

function drawLayer(pen: Pen, layer: Layer, frame: Frame): void {
  if (layer.kind === 'cells') drawCells(pen, layer, frame)
  else if (layer.kind === 'points') drawPoints(pen, layer, frame)
  else if (layer.kind === 'line') drawLine(pen, layer, frame)
  else if (layer.kind === 'band') drawBand(pen, layer, frame)
  else if (layer.kind === 'box') drawBox(pen, layer, frame)
  else if (layer.kind === 'ellipse') drawEllipse(pen, layer, frame)
  else if (layer.kind === 'rule') drawRule(pen, layer, frame)
  else if (layer.kind === 'bracket') drawBracket(pen, layer, frame)
}

/** Words lie on top of everything, and not on each other. */
function drawTexts(pen: Pen, layers: readonly Extract<Layer, { kind: 'text' }>[], frame: Frame): void {
  const { pixelX, pixelY } = frame
  const wished = layers.map(({ x, y, text, anchor = 'middle', lift = 0, around, optional }) => {
    const wish = { x: pixelX(x), y: pixelY(y) - lift, text, anchor, optional }
    if (!around) return wish
    const beside = Math.abs(pixelX(x + around.x) - wish.x) + BESIDE_NAMED
    const low = pixelY(y - 2 * around.y)
    const others = [
      { x: wish.x + beside, y: pixelY(y - around.y) + HALF_LETTER, anchor: 'start' },
      { x: wish.x - beside, y: pixelY(y - around.y) + HALF_LETTER, anchor: 'end' },
      { x: wish.x, y: low + TEXT_LINE, anchor: 'middle' },
    ] as const
    return { ...wish, others }
  })
  textPlaces(wished, frame).forEach((place, i) => {
    const { text, colour } = layers[i]!
    if (place) pen.text(place.x, place.y, text, { colour, halo: GROUND }, place.anchor)
  })
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
  const { along, at, colour, dash, width = 1.5 } = layer
  const { left, right, top, bottom, pixelX, pixelY } = frame
  const points = along === 'x' ? [left, pixelY(at), right, pixelY(at)] : [pixelX(at), top, pixelX(at), bottom]
  pen.polyline(points, { colour, dash, width })
}

/** Of level lines where no other words stand; of upright ones where the next one leaves room. */
function drawRuleWords(pen: Pen, layers: readonly Layer[], { left, right, top, bottom, pixelX, pixelY }: Frame): void {
  const rules = layers.filter((layer) => layer.kind === 'rule')
  const level = rules.flatMap(({ label, ...rule }) => (rule.along === 'x' && label ? [{ ...rule, label }] : []))
  const places = labelPlaces(
    level.map(({ at, side = 'end', below }) => ({ y: pixelY(at), side, below })),
    { top, bottom },
  )
  level.forEach(({ label, colour }, i) => {
    const { side, baseline } = places[i]!
    pen.text(side === 'start' ? left + 5 : right - 4, baseline, label, { colour, halo: GROUND }, side)
  })
  const upright = rules.filter(({ along }) => along === 'y')
  for (const { at, label, colour } of upright) {
    const from = pixelX(at) + 4
    const next = Math.min(right, ...upright.filter((rule) => rule.at > at).map((rule) => pixelX(rule.at)))
    if (label && from + textWidth(label) <= next) pen.text(from, top + 12, label, { colour, halo: GROUND }, 'start')
  }
}

function drawBracket(pen: Pen, layer: Extract<Layer, { kind: 'bracket' }>, { pixelX, pixelY }: Frame): void {
  const { x, from, to, colour } = layer
  const [middle, high, low] = [pixelX(x), pixelY(from), pixelY(to)]
  pen.polyline([middle, high, middle, low], { colour, width: 1.25 })
  for (const end of [high, low]) pen.polyline([middle - FOOT, end, middle + FOOT, end], { colour, width: 1.25 })
}

function drawBracketWords(pen: Pen, layers: readonly Layer[], { right, top, bottom, pixelX, pixelY }: Frame): void {
  const brackets = layers.filter((layer) => layer.kind === 'bracket')
  const middles = brackets.map(({ from, to }) => (pixelY(from) + pixelY(to)) / 2)
  const places = spreadLabels(
    middles,
    middles.map(() => TEXT_LINE),
    top,
    bottom,
  )
  brackets.forEach(({ x, label }, i) => {
    const before = pixelX(x) + 7 + textWidth(label) > right
    const ink = { colour: 'var(--ink)', halo: GROUND }
    pen.text(pixelX(x) + (before ? -7 : 7), places[i]! + 4.5, label, ink, before ? 'end' : 'start')
  })
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
