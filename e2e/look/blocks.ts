import type { Page } from '@playwright/test'

/** The charts of one panel, one below the other, as coarse blocks: PNG, in base64. */
export interface Blocks {
  readonly panel: string
  readonly png: string
}

/** Side of the squares of pixels that are taken together: smoothing of edges and a shift of a few pixels are lost in them. */
const BLOCK = 8
/** Of 255, in the channel that differs most. */
const UNLIKE = 20

/** Every chart on the page as it is drawn, without the words, which look different on every machine. */
export function blocksOf(page: Page): Promise<Blocks[]> {
  return page.evaluate(async (block) => {
    const ground = getComputedStyle(document.documentElement).backgroundColor
    const drawn = async (chart: Element) => {
      const { width, height } = chart.getBoundingClientRect()
      const sheet = new OffscreenCanvas(Math.floor(width / block) * block, Math.floor(height / block) * block)
      const context = sheet.getContext('2d', { willReadFrequently: true })!
      context.fillStyle = ground
      context.fillRect(0, 0, sheet.width, sheet.height)
      const source = chart instanceof HTMLCanvasElement ? chart : await pictureOf(chart, width, height)
      context.drawImage(source, 0, 0, width, height)
      return context.getImageData(0, 0, sheet.width, sheet.height)
    }
    const pictureOf = async (svg: Element, width: number, height: number) => {
      const copy = svg.cloneNode(true) as SVGSVGElement
      const copies = copy.querySelectorAll<SVGElement>('*')
      svg.querySelectorAll('*').forEach((element, i) => {
        const style = getComputedStyle(element)
        for (const name of ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray']) {
          copies[i]!.setAttribute(name, style.getPropertyValue(name))
        }
      })
      for (const text of copy.querySelectorAll('text')) text.remove()
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
      copy.setAttribute('width', String(width))
      copy.setAttribute('height', String(height))
      copy.removeAttribute('style')
      const image = new Image()
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
      await image.decode()
      return image
    }
    /** Each square's mean as one pixel. */
    const shrunk = ({ data, width, height }: ImageData) => {
      const [columns, rows] = [width / block, height / block]
      const means = new ImageData(Math.max(1, columns), Math.max(1, rows))
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const sums = [0, 0, 0]
          for (let v = 0; v < block; v++) {
            const from = 4 * ((row * block + v) * width + column * block)
            for (let i = 0; i < 4 * block; i++) if (i % 4 < 3) sums[i % 4]! += data[from + i]!
          }
          const at = 4 * (row * columns + column)
          means.data.set([...sums.map((sum) => Math.round(sum / block ** 2)), 255], at)
        }
      }
      return means
    }
    const together = async (charts: readonly Element[]) => {
      const parts = []
      for (const chart of charts) parts.push(shrunk(await drawn(chart)))
      const sheet = document.createElement('canvas')
      sheet.width = Math.max(...parts.map(({ width }) => width))
      sheet.height = parts.reduce((sum, { height }) => sum + height, 0)
      const context = sheet.getContext('2d')!
      context.fillStyle = '#808080'
      context.fillRect(0, 0, sheet.width, sheet.height)
      let down = 0
      for (const part of parts) {
        context.putImageData(part, 0, down)
        down += part.height
      }
      // At once: a blob would be made when the page has nothing else to do, up to a second later.
      return sheet.toDataURL('image/png').replace(/^.*,/, '')
    }
    const chartsIn = (root: Element) =>
      [...root.querySelectorAll('svg.recharts-surface, canvas')].filter((chart) => chart.clientWidth >= block)
    const curve = [...document.querySelectorAll('main section')].find((one) => one.querySelector('[data-evaluations]'))
    const panels = [
      ...(curve ? [{ panel: 'learningCurve', charts: chartsIn(curve) }] : []),
      ...[...document.querySelectorAll('[data-panel]')].map((slot) => ({
        panel: slot.getAttribute('data-panel')!,
        charts: chartsIn(slot),
      })),
    ]
    const all = []
    for (const { panel, charts } of panels) if (charts.length > 0) all.push({ panel, png: await together(charts) })
    return all
  }, BLOCK)
}

/**
 * Share of the blocks that resemble neither the other picture's block there nor one of its neighbours; 1 for pictures of
 * different size.
 */
export function unlikeness(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    async ({ pngs, unlike }) => {
      const [a, b] = await Promise.all(
        pngs.map(async (png) => {
          const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
          context.drawImage(image, 0, 0)
          return context.getImageData(0, 0, image.width, image.height)
        }),
      )
      if (a!.width !== b!.width || a!.height !== b!.height) return 1
      const { width, height } = a!
      const distance = (from: ImageData, at: number, to: ImageData, there: number) =>
        Math.max(...[0, 1, 2].map((channel) => Math.abs(from.data[4 * at + channel]! - to.data[4 * there + channel]!)))
      const alone = (from: ImageData, to: ImageData) => {
        let count = 0
        for (let row = 0; row < height; row++) {
          for (let column = 0; column < width; column++) {
            let least = Number.POSITIVE_INFINITY
            for (let v = Math.max(0, row - 1); v <= Math.min(height - 1, row + 1); v++) {
              for (let h = Math.max(0, column - 1); h <= Math.min(width - 1, column + 1); h++) {
                least = Math.min(least, distance(from, row * width + column, to, v * width + h))
              }
            }
            if (least > unlike) count++
          }
        }
        return count
      }
      return Math.max(alone(a!, b!), alone(b!, a!)) / (width * height)
    },
    { pngs: [one, other], unlike: UNLIKE },
  )
}
