// npm run time-scenarios [-- NAME ...]: runs each scenario live in Chromium, all methods with one seed on WebAssembly, and
// writes the seconds that it took into its JSON file as `secondsLive`. The page says them before it starts.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { chromiumLaunchOptions } from './chromium.mjs'
import './kernels.mjs'

const PORT = 4320
const LONGEST_MS = 600_000
const ALL = readdirSync('public/scenarios')
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))

const named = process.argv.slice(2)
const unknown = named.find((name) => !ALL.includes(name))
if (unknown) throw new Error(`There is no scenario "${unknown}"; there are ${ALL.join(', ')}.`)

const outDir = mkdtempSync(join(tmpdir(), 'playground-timed-'))
await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } })
const server = await preview({ logLevel: 'warn', build: { outDir }, preview: { port: PORT, strictPort: true } })
const browser = await chromium.launch(chromiumLaunchOptions())
try {
  for (const name of named.length > 0 ? named : ALL) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: 'en',
      serviceWorkers: 'block',
    })
    await page.goto(`http://localhost:${PORT}/?backend=wasm&scenario=${name}`)
    const main = page.getByRole('main')
    const run = main.getByRole('button', { name: 'Run it live' })
    await page.locator('[data-status=recorded]').waitFor({ timeout: LONGEST_MS })
    await page.waitForFunction(() => document.querySelector('[data-backend]') !== null)
    const began = performance.now()
    await run.click()
    await main.getByRole('button', { name: 'Run it again' }).waitFor({ timeout: LONGEST_MS })
    const seconds = (performance.now() - began) / 1000
    const failed = await page.locator('[data-live=failed]').count()
    if (failed > 0) throw new Error(`${name}: ${failed} live runs failed.`)
    const load = loadavg()[0].toFixed(1)
    console.log(`${name}: ${seconds.toFixed(1)} s, load ${load} on ${availableParallelism()} cores`)
    const path = `public/scenarios/${name}.json`
    const scenario = { ...JSON.parse(readFileSync(path, 'utf8')), secondsLive: Math.ceil(seconds) }
    writeFileSync(path, `${JSON.stringify(scenario, null, 2)}\n`)
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(outDir, { recursive: true })
}
