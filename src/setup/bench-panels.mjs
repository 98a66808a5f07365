// Part of npm run bench: what looking costs. Trains on the page itself, with its default panels open and closed by turns.

const PAIRS = 20
const STRETCH_MS = 2000
/** Long enough for panels to be put up, and for the first answers after that. */
const SETTLE_MS = 1000
const RESAMPLES = 2000

/** Gradient steps per second with the panels open and closed, one pair after the other, so that both meet the same machine. */
export async function panelCost(page, address, algorithm) {
  await page.setViewportSize({ width: 1440, height: 2400 })
  await page.goto(`${address}/?backend=wasm&free`)
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
  const timeline = page.getByRole('progressbar', { name: 'Timeline' })
  const step = async () => Number(await timeline.getAttribute('aria-valuenow'))
  // V* and the first charts are behind it then.
  while ((await step()) < 2000) await page.waitForTimeout(SETTLE_MS)

  const board = page.getByRole('button', { name: 'Panels as they were' })
  const removals = page.locator('[data-panel]').getByRole('button', { name: /^Remove/ })
  const open = async () => {
    if (await board.isVisible()) await board.click()
  }
  const close = async () => {
    while ((await removals.count()) > 0) await removals.first().click()
  }
  const measure = async (arrange) => {
    await arrange()
    await page.waitForTimeout(SETTLE_MS)
    const [from, began] = [await step(), performance.now()]
    await page.waitForTimeout(STRETCH_MS)
    return (1000 * ((await step()) - from)) / (performance.now() - began)
  }
  const pairs = []
  for (let pair = 0; pair < PAIRS; pair++) {
    // Who goes first changes, so that a drift favours neither.
    const openFirst = pair % 2 === 1
    const one = await measure(openFirst ? open : close)
    const other = await measure(openFirst ? close : open)
    pairs.push(openFirst ? { with: one, without: other } : { without: one, with: other })
  }
  return { algorithm, pairs, ...medianWithInterval(pairs.map((pair) => pair.with / pair.without)) }
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
