// Part of npm run bench: what looking costs. Trains on the page itself, with its default panels in view and out of use by turns.

const PAIRS = 12
const STRETCH_MS = 1500
const SETTLE_MS = 300

/** Gradient steps per second with and without looking, one pair after the other, so that both meet the same machine. */
export async function panelCost(page, address, algorithm) {
  await page.setViewportSize({ width: 1440, height: 2400 })
  await page.goto(`${address}/?backend=wasm&free`)
  await page.getByText(algorithm, { exact: true }).first().click()
  const set = async (label, value) => {
    const input = page.getByRole('textbox', { name: `${label}, typed` })
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

  const rate = page.getByRole('slider', { name: 'Looks per second' })
  const usual = await rate.inputValue()
  const measure = async (position) => {
    await rate.fill(position)
    await page.waitForTimeout(SETTLE_MS)
    const [from, began] = [await step(), performance.now()]
    await page.waitForTimeout(STRETCH_MS)
    return (1000 * ((await step()) - from)) / (performance.now() - began)
  }
  const pairs = []
  for (let pair = 0; pair < PAIRS; pair++) {
    // Who goes first changes, so that a drift favours neither.
    const [first, second] = pair % 2 === 0 ? ['0', usual] : [usual, '0']
    const [one, other] = [await measure(first), await measure(second)]
    pairs.push(pair % 2 === 0 ? { without: one, with: other } : { without: other, with: one })
  }
  const ratios = pairs.map((pair) => pair.with / pair.without).sort((a, b) => a - b)
  return { algorithm, pairs, ratio: ratios[PAIRS / 2], lower: ratios[PAIRS / 4], upper: ratios[(3 * PAIRS) / 4] }
}
