import { drawPicture } from '../../core/pictures/draw-picture'
import { legendHeight } from '../../core/pictures/legend'
import { frameOf, type Picture, type PixelSize } from '../../core/pictures/picture'
import { pictureFile, TITLE_HEIGHT } from '../../core/pictures/picture-file'
import { escaped, svgPen } from '../../core/pictures/svg-pen'
import { plotOf } from '../charts/saved-plots'
import { resolveColour } from '../palette'

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
const CHARTS = '[data-time-chart], canvas'

/** Words beside the charts that a picture cannot do without: legends, and what parts of it are called. */
export const IN_PICTURE = { 'data-in-picture': '' } as const

/** Pixels around the whole. */
const EDGE = 12
/** That a chart over time needs in a file besides its place on the page, where the name of its steps' axis is left out. */
const AXIS_NAME = 20
/** Pixels by which charts that stand beside each other may differ in height. */
const SAME_ROW = 8

interface Part {
  readonly element: HTMLElement
  readonly box: DOMRect
  /** Of a chart over time. */
  readonly plot?: Picture | undefined
  readonly more: number
}

/** All charts of a panel as one picture that stands alone, placed as on the page, under its title; null where there is none. */
export function panelAsSvg(panel: HTMLElement, title: string): string | null {
  const charts = [...panel.querySelectorAll<HTMLElement>(CHARTS)].filter(
    (chart) => !chart.parentElement?.closest(CHARTS),
  )
  if (charts.length === 0) return null
  const { fontFamily } = getComputedStyle(panel)
  const parts = [...charts, ...panel.querySelectorAll<HTMLElement>('[data-in-picture]')].map(partOf)
  const rows = rowsOf(parts)
  const below = (top: number) => rows.reduce((sum, row) => (row.bottom <= top + SAME_ROW ? sum + row.more : sum), 0)
  const left = Math.min(...parts.map(({ box }) => box.left)) - EDGE
  const top = Math.min(...parts.map(({ box }) => box.top)) - TITLE_HEIGHT
  const right = Math.max(...parts.map(({ box }) => box.right)) + EDGE
  const bottom = Math.max(...parts.map(({ box, more }) => box.bottom + more + below(box.top))) + EDGE
  const content = parts.map(({ element, box, plot, more }) => {
    const down = below(box.top)
    if (!charts.includes(element)) return svgOfWords(element, left, top - down)
    const size = { width: box.width, height: box.height + more }
    const drawn = plot ? svgOfPicture(plot, size, fontFamily) : svgOfCanvas(element as HTMLCanvasElement, size)
    return `<svg x="${box.left - left}" y="${box.top - top + down}" width="${size.width}" height="${size.height}">${drawn}</svg>`
  })
  return pictureFile(content, { title, width: right - left, height: bottom - top, fontFamily, resolve: resolveColour })
}

function partOf(element: HTMLElement): Part {
  const plot = plotOf(element)
  const box = element.getBoundingClientRect()
  const frame = plot && frameOf(plot, box)
  const legend = plot?.legend && frame ? legendHeight(plot.legend, frame.right - frame.left) : 0
  return { element, box, plot, more: plot ? AXIS_NAME + legend : 0 }
}

/** Charts beside each other, with what the highest of them needs. */
function rowsOf(parts: readonly Part[]): { bottom: number; more: number }[] {
  const rows: { bottom: number; more: number }[] = []
  for (const { box, more } of parts) {
    if (more === 0) continue
    const row = rows.find(({ bottom }) => Math.abs(bottom - box.bottom) <= SAME_ROW)
    if (row) row.more = Math.max(row.more, more)
    else rows.push({ bottom: box.bottom, more })
  }
  return rows
}

function svgOfPicture(picture: Picture, size: PixelSize, fontFamily: string): string {
  const pen = svgPen(fontFamily, resolveColour)
  drawPicture(pen, picture, size)
  return pen.content()
}

/** Its texts, and the samples of line styles beside them, each where it stands on the page. */
function svgOfWords(element: HTMLElement, left: number, top: number): string {
  const samples = [...element.querySelectorAll('svg')].map((sample) => {
    const { x, y, width, height } = sample.getBoundingClientRect()
    return `<svg x="${x - left}" y="${y - top}" width="${width}" height="${height}">${svgOfSample(sample)}</svg>`
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

function svgOfCanvas(canvas: HTMLCanvasElement, size: PixelSize): string {
  const picture = pictures.get(canvas)
  return picture ? svgOfPicture(picture, size, getComputedStyle(canvas).fontFamily) : pixelsOf(canvas)
}

/** A world moves and is drawn for the screen alone: its pixels of this moment. */
function pixelsOf(canvas: HTMLCanvasElement): string {
  return `<image width="100%" height="100%" href="${canvas.toDataURL('image/png')}"/>`
}

/** Styles written out. */
function svgOfSample(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const copies = copy.querySelectorAll('*')
  chart.querySelectorAll('*').forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const property of PRESENTATION) copies[index]!.setAttribute(property, style.getPropertyValue(property))
  })
  const serializer = new XMLSerializer()
  return [...copy.childNodes].map((node) => serializer.serializeToString(node)).join('\n')
}
