import { expect, type Locator, test } from '@playwright/test'
import { Playground } from './playground'
import { type Place, swipe } from './swipe'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** The middle of a slider's knob, and a place on its track far from it. */
async function placesOf(slider: Locator): Promise<{ knob: Place; track: Place }> {
  await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = (await slider.boundingBox())!
  const share = await slider.evaluate((element) => {
    const { value, max } = element as HTMLInputElement
    return Number(value) / Number(max)
  })
  const middle = y + height / 2
  const knob = x + 7 + share * (width - 14)
  return { knob: [knob, middle], track: [share > 0.5 ? x + 0.1 * width : x + 0.9 * width, middle] }
}

test('a finger scrolls past sliders; only the knob drags', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await expect(playground.train).toBeEnabled()
  const slider = page.getByRole('slider', { name: 'Temperature', exact: true })
  const session = await page.context().newCDPSession(page)
  const before = await slider.inputValue()
  const upwards = ([x, y]: Place): Place[] => Array.from({ length: 9 }, (_, i): Place => [x, y - 25 * i])

  for (const from of ['track', 'knob'] as const) {
    const places = await placesOf(slider)
    const top = await page.evaluate(() => window.scrollY)
    await swipe(session, upwards(places[from]))
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(top)
    expect(await slider.inputValue()).toBe(before)
  }

  const { track } = await placesOf(slider)
  await swipe(session, [track])
  expect(await slider.inputValue()).toBe(before)

  const { knob } = await placesOf(slider)
  await swipe(
    session,
    Array.from({ length: 9 }, (_, i): Place => [knob[0] + (knob[0] < 195 ? 8 : -8) * i, knob[1]]),
  )
  await expect.poll(() => slider.inputValue()).not.toBe(before)
})
