import { FONT_SIZE, type Ink, type Pen, type Stroke } from '../../../core/pictures/pen'
import { RAISED_BY, RAISED_SIZE, raisedParts } from '../../../core/pictures/raised-parts'
import { resolveColour } from '../../palette'

export function canvasPen(context: CanvasRenderingContext2D, fontFamily: string): Pen {
  const known = new Map<string, string>()
  const resolved = (colour: string) => {
    const value = known.get(colour) ?? resolveColour(colour)
    known.set(colour, value)
    return value
  }
  const fill = ({ colour, opacity = 1 }: Ink) => {
    context.globalAlpha = opacity
    context.fillStyle = resolved(colour)
    context.fill()
    context.globalAlpha = 1
  }
  const draw = ({ colour, width = 1, dash, opacity = 1 }: Stroke) => {
    context.globalAlpha = opacity
    context.strokeStyle = resolved(colour)
    context.lineWidth = width
    context.setLineDash(dash ? dash.split(' ').map(Number) : [])
    context.stroke()
    context.setLineDash([])
    context.globalAlpha = 1
  }
  const trace = (points: readonly number[]) => {
    context.beginPath()
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i]!, points[i + 1]!)
  }
  const fontOf = (raised: boolean) => `${raised ? RAISED_SIZE : FONT_SIZE}px ${fontFamily}`
  return {
    clip(left, top, right, bottom) {
      context.save()
      context.beginPath()
      context.rect(left, top, right - left, bottom - top)
      context.clip()
    },
    unclip: () => context.restore(),
    rectangle(left, top, width, height, { colour, opacity = 1 }) {
      context.globalAlpha = opacity
      context.fillStyle = resolved(colour)
      context.fillRect(left, top, width, height)
      context.globalAlpha = 1
    },
    disc(x, y, radius, ink) {
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      fill(ink)
    },
    ring(x, y, radius, stroke) {
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      draw(stroke)
    },
    ellipse(x, y, radiusX, radiusY, ink, stroke) {
      context.beginPath()
      context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI)
      fill(ink)
      draw(stroke)
    },
    polyline(points, stroke) {
      trace(points)
      context.lineJoin = 'round'
      draw(stroke)
    },
    polygon(points, ink) {
      trace(points)
      context.closePath()
      fill(ink)
    },
    text(x, y, text, { colour, opacity = 1, halo }, anchor, turned = false) {
      context.save()
      context.translate(x, y)
      if (turned) context.rotate(-Math.PI / 2)
      context.globalAlpha = opacity
      const parts = raisedParts(text)
      const widths = parts.map(({ text: part, raised }) => {
        context.font = fontOf(raised)
        return context.measureText(part).width
      })
      const whole = widths.reduce((sum, width) => sum + width, 0)
      let at = anchor === 'end' ? -whole : anchor === 'middle' ? -whole / 2 : 0
      context.textAlign = 'left'
      context.fillStyle = resolved(colour)
      context.strokeStyle = resolved(halo ?? colour)
      context.lineWidth = 3
      context.lineJoin = 'round'
      parts.forEach(({ text: part, raised }, i) => {
        context.font = fontOf(raised)
        if (halo) context.strokeText(part, at, raised ? -RAISED_BY : 0)
        context.fillText(part, at, raised ? -RAISED_BY : 0)
        at += widths[i]!
      })
      context.restore()
    },
  }
}
