import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test'
import { swipe } from './swipe'

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** With a finger, by the knob, to another value. */
async function drag(session: CDPSession, slider: Locator): Promise<void> {
  await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = (await slider.boundingBox())!
  const share = await slider.evaluate((element) => {
    const { value, max } = element as HTMLInputElement
    return Number(value) / Number(max)
  })
  const knob = x + 7 + share * (width - 14)
  const by = share > 0.5 ? -0.04 * width : 0.04 * width
  await swipe(
    session,
    Array.from({ length: 9 }, (_, i) => [knob + by * i, y + height / 2] as const),
  )
}

for (const [width, height] of [
  [390, 844],
  [844, 390],
] as const) {
  test.describe(`a phone of ${width} x ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true })

    test('opens, runs, moves a slider, reads the dip, switches, shares', async ({ page }) => {
      test.setTimeout(180_000)
      const button = (name: string) => page.getByRole('button', { name, exact: true })
      await page.goto('/?backend=wasm&scenario=unlearning')
      await expect(button('Run it live')).toBeEnabled({ timeout: 60_000 })
      expect(await sideways(page)).toBeLessThanOrEqual(0)

      // Story, pictures, what to watch, sliders, then the rest, on the page as in the document.
      const tops = await page.evaluate(() =>
        ['banner', 'learningCurve', 'watch', 'sliders', 'world', 'data', 'panels'].map(
          (place) => document.querySelector(`[data-place="${place}"]`)!.getBoundingClientRect().top,
        ),
      )
      expect(tops).toEqual([...tops].sort((a, b) => a - b))

      // The dip of the recording, in words and as a whole picture.
      await expect(page.locator('[data-story]')).toContainText(/CQL lost 9\d %/)
      const curve = page.locator('[data-slot]').first()
      await curve.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await expect(curve.locator('svg').first()).toBeInViewport({ ratio: 0.9 })

      // A swipe that begins on the play head scrolls, and time stays where it is.
      const session = await page.context().newCDPSession(page)
      const playHead = page.locator('[data-play-head]')
      await playHead.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      const at = (await playHead.boundingBox())!
      const before = await page.evaluate(() => window.scrollY)
      await swipe(
        session,
        Array.from({ length: 7 }, (_, i) => [at.x + at.width / 3, at.y + 11 + 20 * i] as const),
      )
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(before)
      await expect(playHead).toHaveAttribute('data-play-head', 'live')

      await button('Run it live').tap()
      await expect(page.locator('footer [data-status=training]')).toBeVisible({ timeout: 60_000 })
      await button('Pause').first().tap()
      await expect(page.locator('footer [data-status=paused]')).toBeVisible()

      const slider = page.locator('[data-scenario-slider=regulariserWeightOnline]').getByRole('slider')
      await expect(slider).toHaveCount(1)
      const value = await slider.inputValue()
      await drag(session, slider)
      await expect.poll(() => slider.inputValue()).not.toBe(value)

      await page.locator('#algorithm').getByText('AWAC', { exact: true }).tap()
      await button('Switch and carry on').tap()
      await expect(page.getByRole('region', { name: 'What was carried, and what began anew' })).toBeVisible()

      await button('Share').tap()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await sideways(page)).toBeLessThanOrEqual(0)
    })
  })
}

test.describe('a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('finds 44 px wherever it can press', async ({ page }) => {
    await page.goto('/?backend=wasm')
    await expect(page.getByRole('button', { name: 'Run it live' })).toBeEnabled({ timeout: 60_000 })
    const small = await page.evaluate(() => {
      const inWords = ['data-inline', 'data-callout'].map((name) => `:not([${name}])`).join('')
      return [...document.querySelectorAll(`button${inWords}, select, input, summary`)].flatMap((control) => {
        const { width, height } = control.getBoundingClientRect()
        const seen = width > 1 && height > 1 && getComputedStyle(control).visibility === 'visible'
        return seen && (width < 43.5 || height < 43.5)
          ? [`${control.getAttribute('aria-label') ?? control.textContent}: ${width} x ${height}`]
          : []
      })
    })
    expect(small).toEqual([])
    // Drawn smaller: what can be hit goes beyond it.
    const callout = page.locator('[data-callout]').first()
    await callout.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const { x, y, width } = (await callout.boundingBox())!
    const hit = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left!, top!)?.getAttribute('data-callout') ?? null,
      [x + width / 2, y - 9],
    )
    expect(hit).toBe(await callout.getAttribute('data-callout'))
  })
})
