import { resolveColour } from '../palette'
import { drawPicture } from './picture/draw-picture'
import type { Picture } from './picture/picture'
import { escaped, svgPen } from './picture/svg-pen'

/** What is drawn on each canvas, for writing it as SVG. */
const pictures = new WeakMap<Element, Picture>()

export function registerPicture(canvas: HTMLCanvasElement, picture: Picture): void {
  pictures.set(canvas, picture)
}

/** Properties that decide how a shape looks once the page's style sheets are gone. */
const PRESENTATION = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'font-weight',
  'paint-order',
  'text-anchor',
]
const CHARTS = 'svg.recharts-surface, canvas'

/** Words beside the charts that a picture cannot do without: legends, and what parts of it are called. */
export const IN_PICTURE = { 'data-in-picture': '' } as const

/** Pixels above the charts for the title, and around the whole. */
const [TITLE, EDGE] = [34, 12]
const TITLE_SIZE = 16

/** All charts of a panel as one picture that stands alone, placed as on the page, under its title; null where there is none. */
export function panelAsSvg(panel: HTMLElement, title: string): string | null {
  const charts = [...panel.querySelectorAll<SVGSVGElement | HTMLCanvasElement>(CHARTS)]
  if (charts.length === 0) return null
  const words = [...panel.querySelectorAll<HTMLElement>('[data-in-picture]')]
  const boxes = [...charts, ...words].map((element) => element.getBoundingClientRect())
  const left = Math.min(...boxes.map((box) => box.left)) - EDGE
  const top = Math.min(...boxes.map((box) => box.top)) - TITLE
  const width = Math.max(...boxes.map((box) => box.right)) - left + EDGE
  const height = Math.max(...boxes.map((box) => box.bottom)) - top + EDGE
  const parts = charts.map((chart, i) => {
    const { left: x, top: y, width: w, height: h } = boxes[i]!
    const content = chart instanceof SVGSVGElement ? svgOfChart(chart) : svgOfCanvas(chart, { width: w, height: h })
    return `<svg x="${x - left}" y="${y - top}" width="${w}" height="${h}">${content}</svg>`
  })
  const pen = svgPen(getComputedStyle(panel).fontFamily)
  pen.text(EDGE, TITLE - 14, title, { colour: 'var(--ink)' }, 'start')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${resolveColour('var(--ground)')}"/>`,
    `<g font-weight="600">${pen.content().replace(/font-size="[^"]*"/, `font-size="${TITLE_SIZE}"`)}</g>`,
    ...parts,
    ...words.map((element) => svgOfWords(element, left, top)),
    '</svg>',
  ].join('\n')
}

/** Its texts, and the samples of line styles beside them, each where it stands on the page. */
function svgOfWords(element: HTMLElement, left: number, top: number): string {
  const samples = [...element.querySelectorAll('svg')].map((sample) => {
    const { x, y, width, height } = sample.getBoundingClientRect()
    return `<svg x="${x - left}" y="${y - top}" width="${width}" height="${height}">${svgOfChart(sample)}</svg>`
  })
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const message = node.textContent?.trim()
    if (!message) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { x, bottom, height } = range.getBoundingClientRect()
    if (height === 0) continue
    const { color, fontSize, fontFamily, fontWeight } = getComputedStyle(node.parentElement!)
    texts.push(
      `<text x="${x - left}" y="${bottom - top - height / 4}" fill="${color}" font-size="${fontSize}" font-weight="${fontWeight}" font-family="${escaped(fontFamily)}">${escaped(message)}</text>`,
    )
  }
  return [...samples, ...texts].join('\n')
}

function svgOfCanvas(canvas: HTMLCanvasElement, size: { readonly width: number; readonly height: number }): string {
  const picture = pictures.get(canvas)
  if (!picture) return pixelsOf(canvas)
  const pen = svgPen(getComputedStyle(canvas).fontFamily)
  drawPicture(pen, picture, size)
  return pen.content()
}

/** A world moves and is drawn for the screen alone: its pixels of this moment. */
function pixelsOf(canvas: HTMLCanvasElement): string {
  return `<image width="100%" height="100%" href="${canvas.toDataURL('image/png')}"/>`
}

/** Styles written out. */
function svgOfChart(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const copies = copy.querySelectorAll('*')
  chart.querySelectorAll('*').forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const property of PRESENTATION) copies[index]!.setAttribute(property, style.getPropertyValue(property))
  })
  const serializer = new XMLSerializer()
  return [...copy.childNodes].map((node) => serializer.serializeToString(node)).join('\n')
}
