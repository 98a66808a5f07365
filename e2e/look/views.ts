import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { expect, type Page, type TestInfo } from '@playwright/test'
import { blocksOf, unlikeness } from './blocks'
import { faultsOfLayout } from './layout'

const FOLDER = new URL('pictures/', import.meta.url)
/** All panels are in view at once, so that all are drawn. */
const HEIGHT = { desktop: 5600, phone: 15_000 }
const WIDTH = { desktop: 1440, phone: 390 }
/** Longer than charts wait between one drawing and the next. */
const LAST_DRAWING_MS = 700
/** Of the blocks of a panel's charts; a curve that is missing takes twice as many. */
const MOST_UNLIKE = 0.015

const looks = (['desktop', 'phone'] as const).flatMap((device) =>
  (['light', 'dark'] as const).map((theme) => ({ device, theme, name: `${device}-${theme}` })),
)

/**
 * Looks at a state of the page on desktop and phone, light and dark: nothing may be cut off, on top of something else or
 * too pale, and the charts, without words, have to resemble the pictures that are kept. With --update-snapshots these are
 * made anew, and whole pictures of the page are left in the test's output, for people.
 */
export async function lookAt(page: Page, state: string, info: TestInfo, { pictures = true } = {}): Promise<void> {
  await page.waitForTimeout(LAST_DRAWING_MS)
  for (const { device, theme, name } of looks) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: WIDTH[device], height: HEIGHT[device] })
    if (renewing(info)) {
      await drawnAnew(page, false)
      await page.screenshot({ path: info.outputPath(`${state}-${name}.png`), timeout: 60_000 })
    }
    await drawnAnew(page, true)
    expect.soft(await faultsOfLayout(page), `${state}, ${name}`).toEqual([])
    if (!pictures) continue
    for (const { panel, png } of await blocksOf(page)) await compare(page, `${state}-${panel}-${name}.png`, png, info)
  }
}

function renewing({ config: { updateSnapshots } }: TestInfo): boolean {
  return updateSnapshots === 'all' || updateSnapshots === 'changed'
}

async function compare(page: Page, file: string, seen: string, info: TestInfo): Promise<void> {
  const path = new URL(file, FOLDER)
  const isKept = existsSync(path)
  const share = isKept ? await unlikeness(page, await kept(path), seen) : 1
  if (renewing(info)) {
    await mkdir(FOLDER, { recursive: true })
    if (share > MOST_UNLIKE || info.config.updateSnapshots === 'all') await writeFile(path, seen, 'base64')
    return
  }
  await writeFile(info.outputPath(file), seen, 'base64')
  expect.soft(isKept, `${file} is among the pictures in e2e/look/pictures`).toBe(true)
  if (isKept) expect.soft(share, `share of ${file} that is unlike the picture that is kept`).toBeLessThan(MOST_UNLIKE)
}

async function kept(path: URL): Promise<string> {
  return (await readFile(path)).toString('base64')
}

/** Every chart, with words or without: canvases are drawn when their width changes. */
async function drawnAnew(page: Page, withoutWords: boolean): Promise<void> {
  await page.evaluate((without) => {
    window.withoutWords = without
  }, withoutWords)
  const { width, height } = page.viewportSize()!
  for (const by of [8, 0]) {
    await page.setViewportSize({ width: width - by, height })
    await page.waitForTimeout(150)
    await quiet(page)
  }
}

/** Until no chart waits to be drawn: frames in which none of them changed, one after the other. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let changes = 0
    const ofChart = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('.recharts-wrapper')
    const observer = new MutationObserver((records) => {
      if (records.some(ofChart)) changes++
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    for (let still = 0, frames = 0, before = -1; still < 8 && frames < 1000; frames++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = changes + window.canvasesWiped
      still = now === before ? still + 1 : 0
      before = now
    }
    observer.disconnect()
  })
}
