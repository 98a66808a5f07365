import type { Page } from '@playwright/test'

/** What stands on a canvas besides pixels, in CSS pixels from its top left corner. */
export interface CanvasNotes {
  readonly labels: { text: string; left: number; top: number; right: number; bottom: number }[]
  /** Colours of lines that are meant to be read. */
  readonly lines: string[]
  /** Whether lines lie on a map rather than on the ground. */
  map: boolean
}

declare global {
  interface Window {
    /** Words are measured, not drawn: what is left looks the same in every font. */
    withoutWords: boolean
    /** How often a panel’s canvas was wiped to be drawn again; worlds move all the time. */
    canvasesWiped: number
    notesOf: (canvas: Element) => CanvasNotes
  }
}

/** Before the page loads: notes which words are written on canvases, and with which colours lines are drawn. */
export async function spyOnCanvases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const READ_FROM = 1.25
    const MAP_FROM = 60
    const notes = new WeakMap<Element, CanvasNotes & { boxes: number }>()
    const notesOf = (canvas: Element) => {
      const known = notes.get(canvas) ?? { labels: [], lines: [], map: false, boxes: 0 }
      notes.set(canvas, known)
      return known
    }
    window.notesOf = notesOf
    window.withoutWords = false
    window.canvasesWiped = 0
    const prototype = CanvasRenderingContext2D.prototype
    const { clearRect, fillRect, fillText } = prototype
    const stroke: (path?: Path2D) => void = prototype.stroke
    prototype.clearRect = function (...box) {
      notes.delete(this.canvas as HTMLCanvasElement)
      if ((this.canvas as HTMLCanvasElement).closest?.('[data-panel]:not([data-panel=environment])'))
        window.canvasesWiped++
      return clearRect.apply(this, box)
    }
    prototype.fillRect = function (...box) {
      const own = notesOf(this.canvas as HTMLCanvasElement)
      own.boxes++
      own.map ||= own.boxes > MAP_FROM
      return fillRect.apply(this, box)
    }
    prototype.stroke = function (path?: Path2D) {
      if (this.lineWidth >= READ_FROM && this.globalAlpha === 1) {
        notesOf(this.canvas as HTMLCanvasElement).lines.push(String(this.strokeStyle))
      }
      path ? stroke.call(this, path) : stroke.call(this)
    }
    prototype.fillText = function (text, x, y, ...rest) {
      const size = this.measureText(text)
      const at = this.getTransform()
      const density = window.devicePixelRatio
      const corners = [
        [x - size.actualBoundingBoxLeft, y - size.actualBoundingBoxAscent],
        [x + size.actualBoundingBoxRight, y + size.actualBoundingBoxDescent],
      ].map(([cornerX, cornerY]) => at.transformPoint({ x: cornerX!, y: cornerY! }))
      const across = corners.map((corner) => corner.x / density)
      const down = corners.map((corner) => corner.y / density)
      notesOf(this.canvas as HTMLCanvasElement).labels.push({
        text,
        left: Math.min(...across),
        right: Math.max(...across),
        top: Math.min(...down),
        bottom: Math.max(...down),
      })
      if (!window.withoutWords) fillText.call(this, text, x, y, ...rest)
    }
  })
}
