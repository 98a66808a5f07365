import type { Page } from '@playwright/test'

/**
 * What is wrong with how the page stands, in sentences: words cut off or on top of each other, a page that scrolls
 * sideways, lines that cannot be told from the ground. Holds in any font.
 */
export function faultsOfLayout(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      readonly text: string
      readonly left: number
      readonly top: number
      readonly right: number
      readonly bottom: number
    }
    /** Pixels by which boxes of glyphs may touch: line boxes are higher than what is written in them. */
    const TOUCH = 3
    const LEAST_CONTRAST = 3
    const faults: string[] = []
    const overlap = (a: Box, b: Box) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH
    const within = (box: Box, frame: Omit<Box, 'text'>) =>
      box.left >= frame.left - TOUCH &&
      box.right <= frame.right + TOUCH &&
      box.top >= frame.top - TOUCH &&
      box.bottom <= frame.bottom + TOUCH
    const check = (where: string, boxes: readonly Box[], frame: Omit<Box, 'text'>) => {
      for (const box of boxes) if (!within(box, frame)) faults.push(`${where}: "${box.text}" is cut off`)
      boxes.forEach((box, i) => {
        const other = boxes.slice(i + 1).find((one) => overlap(box, one))
        if (other) faults.push(`${where}: "${box.text}" and "${other.text}" lie on each other`)
      })
    }

    const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (sideways > 0) {
      const outside = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => `${element.tagName} "${element.textContent?.slice(0, 30)}"`)
      faults.push(`the page scrolls sideways by ${sideways} pixels: ${outside.slice(-2).join(', ')}`)
    }

    /** What scrolls may be longer than its box. */
    const scrolls = (element: Element, root: Element): boolean => {
      if (element === root) return false
      const { overflowX, overflowY } = getComputedStyle(element)
      return /auto|scroll/.test(`${overflowX} ${overflowY}`) || scrolls(element.parentElement!, root)
    }
    const wordsOf = (root: Element): Box[] => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const boxes: Box[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement!
        // Formulas are stacked on purpose; a list's words stand in its own box.
        if (!node.textContent?.trim() || parent.closest('math, .katex, svg, select, .visually-hidden')) continue
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        if (getComputedStyle(parent).clipPath !== 'none' || scrolls(parent, root)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const { left, top, right, bottom, width } of range.getClientRects()) {
          if (width > 1) boxes.push({ text: node.textContent.trim().slice(0, 40), left, top, right, bottom })
        }
      }
      return boxes
    }
    const channels = (colour: string): number[] => {
      const sheet = new OffscreenCanvas(1, 1).getContext('2d')!
      sheet.fillStyle = colour
      sheet.fillRect(0, 0, 1, 1)
      return [...sheet.getImageData(0, 0, 1, 1).data.slice(0, 3)]
    }
    const luminance = (colour: string) => {
      const [red, green, blue] = channels(colour).map((value) => {
        const share = value / 255
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const contrast = (a: string, b: string) => {
      const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
      return (light! + 0.05) / (dark! + 0.05)
    }
    const ground = getComputedStyle(document.documentElement).backgroundColor
    const told = new Set<string>()
    const checkLine = (where: string, colour: string) => {
      if (contrast(colour, ground) < LEAST_CONTRAST && !told.has(colour)) {
        told.add(colour)
        faults.push(
          `${where}: a line in ${colour} on ${ground} has a contrast of ${contrast(colour, ground).toFixed(2)}`,
        )
      }
    }

    const places = [
      ...document.querySelectorAll('[data-panel]'),
      ...[...document.querySelectorAll('main section[aria-labelledby]')].filter(
        (section) => !section.closest('[data-panel]') && section.querySelector('svg.recharts-surface, [data-run]'),
      ),
    ]
    for (const place of places) {
      const name = place.getAttribute('data-panel') ?? place.querySelector('h2')?.textContent ?? 'section'
      check(name, wordsOf(place), place.getBoundingClientRect())
      for (const svg of place.querySelectorAll('svg.recharts-surface')) {
        const words = [...svg.querySelectorAll('text')]
          .filter((text) => text.textContent?.trim())
          .map((text) => {
            const { left, top, right, bottom } = text.getBoundingClientRect()
            return { text: text.textContent!, left, top, right, bottom }
          })
        check(`${name}, chart`, words, svg.getBoundingClientRect())
        for (const line of svg.querySelectorAll('.recharts-line-curve')) {
          const { stroke, strokeOpacity } = getComputedStyle(line)
          if (Number(strokeOpacity) === 1) checkLine(`${name}, chart`, stroke)
        }
      }
      for (const canvas of place.querySelectorAll('canvas')) {
        const { labels, lines, map } = window.notesOf(canvas)
        const { width: right, height: bottom } = canvas.getBoundingClientRect()
        check(`${name}, canvas`, labels, { left: 0, top: 0, right, bottom })
        if (!map) for (const line of lines) checkLine(`${name}, canvas`, line)
      }
    }
    return [...new Set(faults)]
  })
}
