import { resolveColour } from '../palette'
import { drawPicture } from './picture/draw-picture'
import type { Picture } from './picture/picture'
import { svgPen } from './picture/svg-pen'

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
  'text-anchor',
]
const CHARTS = 'svg.recharts-surface, canvas'

/** All charts of a panel as one picture that stands alone, placed as on the page; null where there is none. */
export function panelAsSvg(panel: HTMLElement): string | null {
  const charts = [...panel.querySelectorAll<SVGSVGElement | HTMLCanvasElement>(CHARTS)]
  if (charts.length === 0) return null
  const boxes = charts.map((chart) => chart.getBoundingClientRect())
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const width = Math.max(...boxes.map((box) => box.right)) - left
  const height = Math.max(...boxes.map((box) => box.bottom)) - top
  const parts = charts.map((chart, i) => {
    const { left: x, top: y, width: w, height: h } = boxes[i]!
    const content = chart instanceof SVGSVGElement ? svgOfChart(chart) : svgOfCanvas(chart, { width: w, height: h })
    return `<svg x="${x - left}" y="${y - top}" width="${w}" height="${h}">${content}</svg>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="100%" height="100%" fill="${resolveColour('var(--ground)')}"/>`,
    ...parts,
    '</svg>',
  ].join('\n')
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
