import { FONT_SIZE, type Ink, type Pen, type Stroke } from './pen'
import { RAISED_BY, RAISED_SIZE, raisedParts } from './raised-parts'

/** Writes what is drawn as SVG elements; `content` is what has been written so far. */
export interface SvgPen extends Pen {
  content(): string
}

let clips = 0

/** `resolve` makes of a name of the palette a colour that every viewer knows. */
export function svgPen(fontFamily: string, resolve: (colour: string) => string): SvgPen {
  const parts: string[] = []
  const short = (value: number) => String(Math.round(100 * value) / 100)
  const fill = ({ colour, opacity = 1 }: Ink) =>
    `fill="${resolve(colour)}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}`
  const stroke = ({ colour, width = 1, dash, opacity = 1 }: Stroke) =>
    `stroke="${resolve(colour)}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}${opacity === 1 ? '' : ` stroke-opacity="${opacity}"`}`
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
    text(x, y, text, { halo, ...ink }, anchor, turned = false) {
      const where = turned
        ? `transform="translate(${short(x)} ${short(y)}) rotate(-90)"`
        : `x="${short(x)}" y="${short(y)}"`
      const around = halo
        ? ` stroke="${resolve(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
        : ''
      parts.push(
        `<text ${where} text-anchor="${anchor}" font-size="${FONT_SIZE}" font-family="${escaped(fontFamily)}" ${fill(ink)}${around}>${raised(text)}</text>`,
      )
    },
  }
}

/** V^μ as it is written, the letter after the ^ raised. */
function raised(words: string): string {
  return raisedParts(words)
    .map(({ text, raised: up }) =>
      up
        ? `<tspan dy="-${RAISED_BY}" font-size="${RAISED_SIZE}">${escaped(text)}</tspan><tspan dy="${RAISED_BY}">\u200b</tspan>`
        : escaped(text),
    )
    .join('')
}

/** As XML has it; characters that XML has no place for become spaces. */
export function escaped(text: string): string {
  const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  return text.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ').replace(/[&<>"]/g, (character) => escapes[character]!)
}
