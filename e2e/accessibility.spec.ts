import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Playground } from './playground'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`no violations: ${colorScheme}, ${viewport.width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      const playground = await Playground.open(page)
      await playground.openAllSettings()
      await playground.train.click()
      await playground.waitForStep(250)
      await playground.pause.click()
      await playground.learningCurve.getByRole('button', { name: 'Explain' }).click()
      await playground.learningCurve.getByRole('button', { name: 'Table' }).click()
      await playground.upload('broken/prose.csv')
      await expect(playground.data.getByRole('alert')).toBeVisible()
      await playground.set('Hidden units', '32')
      // As tall as the page: what the fixed bar covers just now is no smaller for it.
      await page.setViewportSize({ ...viewport, height: 6000 })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
    })
  }
}

test('phone: one column without sideways scrolling, story before curve, the run button within reach', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const playground = await Playground.open(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByText('All settings').scrollIntoViewIfNeeded()
  await expect(playground.train).toBeInViewport()
  const top = async (name: string) => (await page.getByRole('region', { name }).boundingBox())!.y
  expect(await top('Does it get better?')).toBeLessThan(await top('World'))
  expect(await top('Algorithm')).toBeLessThan(await top('What do the networks learn?'))
})

test('everything can be done by keyboard', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.train.focus()
  await page.keyboard.press('Enter')
  await playground.waitForStep(1)
  await page.keyboard.press('Enter')
  await expect(playground.status).toContainText('Paused')

  const curve = page.getByRole('slider', { name: /Does it get better/ })
  await curve.focus()
  // The curve is drawn at its own pace: until it has a point, there is no end to go to.
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(curve).toHaveAttribute('aria-valuetext', /step .*mean return/, { timeout: 500 })
  }).toPass()
})

test('with reduced motion the view stands still until it is started', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await Playground.open(page)
  await expect(page.getByRole('button', { name: 'Play the view' })).toBeVisible()
})
