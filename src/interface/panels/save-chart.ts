import { resolveColour } from '../palette'

/** Properties that decide how a shape looks once the page's style sheets are gone. */
const PRESENTATION = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-size', 'font-family']

/** The chart as a picture that stands alone: styles written out, the page's ground behind it. */
export function chartAsSvg(chart: HTMLElement): string | null {
  const drawn = chart.querySelector('svg')
  if (!drawn) return null
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const { width, height } = drawn.getBoundingClientRect()
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const copies = copy.querySelectorAll('*')
  drawn.querySelectorAll('*').forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const property of PRESENTATION) copies[index]!.setAttribute(property, style.getPropertyValue(property))
  })
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', resolveColour('var(--ground)'))
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

export function saveText(name: string, type: string, content: string): void {
  saveBlob(name, new Blob([content], { type }))
}

/** At twice the size on the page, for slides. */
export async function savePng(name: string, svg: string): Promise<void> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 2 * image.width
  canvas.height = 2 * image.height
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  if (blob) saveBlob(name, blob)
}

export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
