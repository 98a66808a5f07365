import { escaped, svgPen } from './svg-pen'

/** Pixels above what is drawn, for the title. */
export const TITLE_HEIGHT = 34
const [TITLE_SIZE, EDGE] = [16, 12]

export interface PictureFileOptions {
  readonly title: string
  /** For who hears it rather than sees it. */
  readonly description?: string
  readonly width: number
  /** Of all, the title included. */
  readonly height: number
  readonly fontFamily: string
  /** Makes of a name of the palette a colour that every viewer knows. */
  readonly resolve: (colour: string) => string
}

/** An SVG that stands alone: scales with its place, has a ground of its own and says what it shows. `content` is of elements. */
export function pictureFile(content: readonly string[], options: PictureFileOptions): string {
  const { title, description, width, height, fontFamily, resolve } = options
  const pen = svgPen(fontFamily, resolve)
  pen.text(EDGE, TITLE_HEIGHT - 14, shorten(title, Math.floor(width / 9)), { colour: 'var(--ink)' }, 'start')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    ...(description ? [`<desc>${escaped(description)}</desc>`] : []),
    `<rect width="100%" height="100%" fill="${resolve('var(--ground)')}"/>`,
    `<g font-weight="600">${pen.content().replace(/font-size="[^"]*"/, `font-size="${TITLE_SIZE}"`)}</g>`,
    ...content,
    '</svg>\n',
  ].join('\n')
}

/** In the middle: what tells titles apart often stands at the end. */
export function shorten(text: string, longest: number): string {
  const half = Math.floor((longest - 1) / 2)
  return text.length <= longest ? text : `${text.slice(0, half)}…${text.slice(-half)}`
}
