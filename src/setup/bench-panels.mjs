// Part of npm run bench: what looking costs. Trains on the built page itself, with the stage in view and scrolled away, and
// with the default panels open and closed, by turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { lookBack } from './bench-look-back.mjs'
import { root } from './install.mjs'

const PAIRS = 20
const STRETCH_MS = 2000
/** For which no chart comes or goes before anything is measured: what looking costs is not what putting panels up costs. */
const SETTLE_MS = 1000
const WARM_UP_STEPS = 2000
const RESAMPLES = 2000

/** What is looked at, in what window. */
const STAGE = { what: 'the stage', viewport: { width: 1440, height: 900 } }
const PANELS = { what: 'the default panels', viewport: { width: 1440, height: 2400 } }

/**
 * The cost for each algorithm, by its name on the page, of the stage alone and of the panels below it; and how long a past
 * step takes to be seen.
 */
export async function panelCosts(browser, algorithms, { site, quick }) {
  const outDir = site ?? mkdtempSync(join(tmpdir(), 'playground-site-'))
  if (site === undefined) await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } })
  try {
    const costs = []
    for (const [looked, algorithm] of [STAGE, PANELS].flatMap((one) =>
      (quick ? algorithms.slice(0, 1) : algorithms).map((name) => [one, name]),
    )) {
      const page = await browser.newPage({ serviceWorkers: 'block' })
      page.on('pageerror', (error) => console.error(error.message))
      costs.push(await costOf(looked, page, server.resolvedUrls.local[0], algorithm, quick ? 1 : PAIRS))
      await page.close()
    }
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const past = await lookBack(page, server.resolvedUrls.local[0], algorithms.at(-1), quick)
    await page.close()
    return { costs, past }
  } finally {
    await server.close()
    if (site === undefined) rmSync(outDir, { recursive: true })
  }
}

/** Gradient steps per second with it and without it, one pair after the other, so that both meet the same machine. */
async function costOf(looked, page, address, algorithm, count) {
  await page.setViewportSize(looked.viewport)
  await page.goto(`${address}?backend=wasm&free`)
  await page.getByText(algorithm, { exact: true }).first().click()
  const set = async (label, value) => {
    const input = page.getByRole('textbox', { name: `${label}, typed`, exact: true })
    await input.fill(value)
    await input.press('Enter')
  }
  await set('Offline steps', '1000000')
  await page.getByText('All settings').click()
  await set('Evaluate every', '100000')
  const train = page.getByRole('button', { name: 'Train', exact: true })
  await train.click()
  // V* and the first charts are behind it then.
  await page.waitForFunction(
    (least) => Number(document.querySelector('footer [role=progressbar]').ariaValueNow) >= least,
    WARM_UP_STEPS,
    { polling: SETTLE_MS },
  )
  const restore = page.getByRole('button', { name: 'Panels as they were' })
  const open = async () => {
    if (await restore.isVisible()) await restore.press('Enter')
  }
  const removals = page.locator('[data-panel]').getByRole('button', { name: /^Remove/ })
  // By keyboard: a click would wait for the page to stand still, which it does not while it draws.
  const close = async () => {
    while ((await removals.count()) > 0) await removals.first().press('Enter')
  }
  const scroll = (away) =>
    page.evaluate((far) => {
      // Room below, so that the stage can be scrolled away whatever stands under it.
      document.body.style.paddingBottom = '3000px'
      window.scrollTo(0, far ? 3000 : 0)
    }, away)
  if (looked === STAGE) await close()
  const [show, hide] = looked === STAGE ? [() => scroll(false), () => scroll(true)] : [open, close]
  const measure = async (arrange) => {
    await arrange()
    await page.evaluate(chartsSettled, SETTLE_MS)
    return page.evaluate(stepsPerSecond, STRETCH_MS)
  }
  const pairs = []
  for (let pair = 0; pair < count; pair++) {
    // Who goes first changes, so that a drift favours neither.
    const openFirst = pair % 2 === 1
    const one = await measure(openFirst ? show : hide)
    const other = await measure(openFirst ? hide : show)
    pairs.push(openFirst ? { with: one, without: other } : { without: one, with: other })
  }
  return { looked: looked.what, algorithm, pairs, ...medianWithInterval(pairs.map((pair) => pair.with / pair.without)) }
}

async function chartsSettled(stillFor) {
  const charts = () => document.querySelectorAll('[data-panel] svg.recharts-surface, [data-panel] canvas').length
  for (let since = performance.now(), before = -1; performance.now() - since < stillFor; ) {
    const now = charts()
    if (now !== before) since = performance.now()
    before = now
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Between the first report after the call and the first one after `stretch` ms more, as the timeline shows them. */
async function stepsPerSecond(stretch) {
  const timeline = document.querySelector('footer [role=progressbar]')
  const nextReport = () =>
    new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        watch.disconnect()
        resolve({ step: Number(timeline.ariaValueNow), at: performance.now() })
      })
      watch.observe(timeline, { attributeFilter: ['aria-valuenow'] })
    })
  const first = await nextReport()
  await new Promise((resolve) => setTimeout(resolve, stretch))
  const last = await nextReport()
  return (1000 * (last.step - first.step)) / (last.at - first.at)
}

/** The median of the pairs' ratios, and where it lies in 95 of 100 bootstrap samples of the pairs. */
function medianWithInterval(ratios) {
  const random = seeded(1)
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)])),
  ).sort((a, b) => a - b)
  return { ratio: median(ratios), lower: medians[0.025 * RESAMPLES], upper: medians[0.975 * RESAMPLES - 1] }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** mulberry32, so that the same pairs have the same interval. */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
