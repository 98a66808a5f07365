// Makes the README's pictures of the page: builds the site, serves it, opens a scenario, then trains in free play.
// With --panels: makes anew the pictures of all panels that the tests compare with (e2e/look/pictures), and leaves whole
// pages in test-results/ to be looked at.
import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { chromiumLaunchOptions } from './chromium.mjs'
import './kernels.mjs'

const SIZE = { width: 1440, height: 900 }
const PORT = 4319
const ADDRESS = `http://localhost:${PORT}/?backend=wasm`
const DOCS = new URL('../../docs/', import.meta.url)

if (process.argv.includes('--panels')) {
  const command = ['playwright', 'test', 'panels-look', '--update-snapshots']
  process.exit(spawnSync('npx', command, { stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1)
}

await build({ logLevel: 'warn' })
await mkdir(DOCS, { recursive: true })
const server = await preview({ preview: { port: PORT, strictPort: true }, logLevel: 'warn' })
const browser = await chromium.launch(chromiumLaunchOptions())
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', deviceScaleFactor: 1.5 })
  const take = async (name) => {
    await page.screenshot({ path: new URL(name, DOCS).pathname })
    console.log(`docs/${name}`)
  }
  await page.goto(ADDRESS)
  await page.locator('[data-status=recorded]').waitFor({ timeout: 60_000 })
  await page.locator('[data-lines] svg').first().waitFor()
  // Until the recorded walker has left the start.
  await page.waitForTimeout(4000)
  await take('page.png')

  await page.goto(`${ADDRESS}&free`)
  await page.locator('[data-status=ready]').waitFor({ timeout: 60_000 })
  await page.getByLabel('Number of seeds').selectOption('3')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  // Well after the switch, so that both phases are in the picture.
  await page.waitForFunction(() => {
    const progress = document.querySelector('footer [role=progressbar]')
    return Number(progress?.getAttribute('aria-valuenow')) > 5600
  })
  await take('free-play.png')
} finally {
  await browser.close()
  await server.close()
}
