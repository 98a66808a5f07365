// Makes docs/page.png, the picture of the page in the README: builds the site, serves it, trains, and takes the picture.
import { mkdir } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { chromiumLaunchOptions } from './chromium.mjs'
import './kernels.mjs'

const SIZE = { width: 1440, height: 900 }
const PORT = 4319

await build({ logLevel: 'warn' })
const server = await preview({ preview: { port: PORT, strictPort: true }, logLevel: 'warn' })
const browser = await chromium.launch(chromiumLaunchOptions())
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', deviceScaleFactor: 1.5 })
  await page.goto(`http://localhost:${PORT}/?backend=wasm&free`)
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await page.locator('[data-status=ready]').waitFor({ timeout: 60_000 })
  await train.click()
  // Well after the switch, so that both phases are in the picture.
  await page.waitForFunction(() => {
    const progress = document.querySelector('footer [role=progressbar]')
    return Number(progress?.getAttribute('aria-valuenow')) > 4600
  })
  await mkdir(new URL('../../docs/', import.meta.url), { recursive: true })
  await page.screenshot({ path: new URL('../../docs/page.png', import.meta.url).pathname })
} finally {
  await browser.close()
  await server.close()
}
console.log('docs/page.png')
