import { resolveColour } from '../../palette'
import { FONT_SIZE, type Ink, type Pen, type Stroke } from './pen'

/** Writes what is drawn as SVG elements; `content` is what has been written so far. */
export interface SvgPen extends Pen {
  content(): string
}

let clips = 0

export function svgPen(fontFamily: string): SvgPen {
  const parts: string[] = []
  const short = (value: number) => String(Math.round(100 * value) / 100)
  const fill = ({ colour, opacity = 1 }: Ink) =>
    `fill="${resolveColour(colour)}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}`
  const stroke = ({ colour, width = 1, dash, opacity = 1 }: Stroke) =>
    `stroke="${resolveColour(colour)}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}${opacity === 1 ? '' : ` stroke-opacity="${opacity}"`}`
  const pairs = (points: readonly number[]) => points.map(short).join(' ')
  return {
    content: () => parts.join('\n'),
    clip(left, top, right, bottom) {
      const id = `clip-${++clips}`
      parts.push(
        `<clipPath id="${id}"><rect x="${short(left)}" y="${short(top)}" width="${short(right - left)}" height="${short(bottom - top)}"/></clipPath><g clip-path="url(#${id})">`,
      )
    },
    unclip: () => void parts.push('</g>'),
    rectangle: (left, top, width, height, ink) =>
      void parts.push(
        `<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" ${fill(ink)}/>`,
      ),
    disc: (x, y, radius, ink) =>
      void parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" ${fill(ink)}/>`),
    ring: (x, y, radius, line) =>
      void parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="none" ${stroke(line)}/>`),
    ellipse: (x, y, radiusX, radiusY, ink, line) =>
      void parts.push(
        `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(radiusX)}" ry="${short(radiusY)}" ${fill(ink)} ${stroke(line)}/>`,
      ),
    polyline: (points, line) =>
      void parts.push(`<polyline points="${pairs(points)}" fill="none" stroke-linejoin="round" ${stroke(line)}/>`),
    polygon: (points, ink) => void parts.push(`<polygon points="${pairs(points)}" ${fill(ink)}/>`),
    text(x, y, text, ink, anchor, turned = false) {
      const where = turned
        ? `transform="translate(${short(x)} ${short(y)}) rotate(-90)"`
        : `x="${short(x)}" y="${short(y)}"`
      parts.push(
        `<text ${where} text-anchor="${anchor}" font-size="${FONT_SIZE}" font-family="${escaped(fontFamily)}" ${fill(ink)}>${escaped(text)}</text>`,
      )
    },
  }
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
