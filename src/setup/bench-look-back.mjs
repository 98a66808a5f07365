// Part of npm run bench: how long a past step takes to be seen. On the built page, 64x64, after a training that rests.

const OFFLINE_STEPS = '3000'
const LOOKS = 9
/** For which a training has rested before anybody looks back: the page makes itself ready meanwhile. */
const REST_MS = 4000

/** Milliseconds from the key that moves the play head until the picture of the state is of that step: the first look, and later ones. */
export async function lookBack(page, address, algorithm, quick) {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${address}?backend=wasm&free`)
  await page.getByText(algorithm, { exact: true }).first().click()
  for (const [label, value] of [
    ['Offline steps', quick ? '200' : OFFLINE_STEPS],
    ['Online steps', '0'],
  ]) {
    const input = page.getByRole('textbox', { name: `${label}, typed`, exact: true })
    await input.fill(value)
    await input.press('Enter')
  }
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByRole('button', { name: 'Train again', exact: true }).waitFor({ timeout: 300_000 })
  await page.locator('[data-slot] figure[data-step]').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(REST_MS)
  const times = []
  for (let i = 0; i < (quick ? 2 : LOOKS); i++)
    times.push(await page.evaluate(untilSeen, i === 0 ? 'Home' : 'ArrowRight'))
  return { algorithm, first: times[0], later: times.slice(1) }
}

function untilSeen(key) {
  const head = document.querySelector('[data-play-head]')
  const from = performance.now()
  head.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  return new Promise((resolve, reject) => {
    const look = () => {
      const step = document.querySelector('[data-play-head]').getAttribute('data-play-head')
      if (document.querySelector(`[data-slot] figure[data-step="${step}"]`)) resolve(performance.now() - from)
      else if (performance.now() - from > 60_000) reject(new Error(`No picture of step ${step} within a minute.`))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
