// Part of npm run bench: how soon the built page is of use, loaded once before.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { root } from './install.mjs'

const LOADS = 9

/** Milliseconds from the start of each warm load: when the page is drawn, and when training can begin. */
export async function firstView(browser, { site, quick }) {
  const outDir = site ?? mkdtempSync(join(tmpdir(), 'playground-site-'))
  if (site === undefined) await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      globalThis.seen = {}
      const look = () => {
        const button = document.querySelector('header section button')
        if (button) globalThis.seen.drawn ??= performance.now()
        if (button && !button.disabled) globalThis.seen.ready ??= performance.now()
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    const loads = []
    // The first load fills the caches, the service worker's included, and does not count.
    for (let load = 0; load <= (quick ? 1 : LOADS); load++) {
      await page.goto(server.resolvedUrls.local[0])
      await page.waitForFunction(() => globalThis.seen.ready !== undefined)
      if (load === 0) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      else loads.push(await page.evaluate(() => globalThis.seen))
    }
    return loads
  } finally {
    await context.close()
    await server.close()
    if (site === undefined) rmSync(outDir, { recursive: true })
  }
}
