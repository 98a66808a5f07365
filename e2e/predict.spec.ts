import { expect, type Page, test } from '@playwright/test'
import { expectNoViolationsInEitherTheme } from './axe'
import { Playground } from './playground'
import { openShared, Sharing } from './sharing'

async function openShort(page: Page): Promise<Playground> {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '200')
  await playground.set('Online steps', '200')
  await page.getByText('All settings').click()
  await playground.set('Evaluate every', '50')
  return playground
}

const sheet = (page: Page) => page.getByRole('slider', { name: 'Your prediction' })
const line = (page: Page) => page.locator('[data-drawing] polyline')

test('a curve is drawn by pointer, stays beside the run, and is compared with it at the end', async ({ page }) => {
  const playground = await openShort(page)
  await page.getByRole('button', { name: 'Draw what you expect' }).click()
  const box = (await sheet(page).boundingBox())!
  const before = await line(page).getAttribute('points')
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(0.1, 0.8))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.3), { steps: 4 })
  await page.mouse.move(...at(0.55, 0.7), { steps: 2 })
  await page.mouse.move(...at(0.93, 0.2), { steps: 4 })
  await page.mouse.up()
  const after = (await line(page).getAttribute('points'))!
  expect(after).not.toBe(before)
  const heights = after.split(' ').map((point) => Number(point.split(',')[1]))
  expect(Math.max(...heights.slice(0, 2))).toBeGreaterThan(Math.min(...heights.slice(-2)))
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('your prediction', { exact: true })).toBeVisible()

  await playground.train.click()
  await playground.waitForStep(50)
  await expect(page.getByText('your prediction', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Draw it again' })).toHaveCount(0)
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  const result = playground.learningCurve.getByRole('status')
  await expect(result).toContainText(/this run \(1 seed\) are .* apart on average over 9 evaluations: \d+ % of the way/)
  await expect(result).toContainText(/after the switch/i)
  await expect(result).toContainText('Another seed may run differently.')

  await page.getByRole('button', { name: 'Clear your prediction' }).click()
  await expect(result).toHaveCount(0)
})

test('by keyboard alone, and again for the next run', async ({ page }) => {
  const playground = await openShort(page)
  await page.getByRole('button', { name: 'Draw what you expect' }).focus()
  await page.keyboard.press('Enter')
  await expect(sheet(page)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled()
  const value = async () => Number(await sheet(page).getAttribute('aria-valuenow'))
  const start = await value()
  await page.keyboard.press('PageUp')
  expect(await value()).toBeGreaterThan(start)
  await page.keyboard.press('ArrowRight')
  await expect(sheet(page)).toHaveAttribute('aria-valuetext', /Expected return at step 50/)
  await page.keyboard.press('ArrowDown')
  expect(await value()).toBeLessThanOrEqual(start)
  await page.keyboard.press('End')
  await expect(sheet(page)).toHaveAttribute('aria-valuetext', /step 400/)
  await page.keyboard.press('Enter')
  await expect(sheet(page)).toHaveCount(0)
  await expect(page.getByText('your prediction', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Draw it again' }).click()
  await page.keyboard.press('Home')
  expect(await value()).toBeGreaterThan(start)
  await page.getByRole('button', { name: 'Done' }).click()
  // Another total of steps: what was drawn goes along.
  await playground.set('Online steps', '600')
  await expect(page.getByText('your prediction', { exact: true })).toBeVisible()
})

test('touch draws as well', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: baseURL!,
  })
  const page = await context.newPage()
  await Playground.open(page, '/?backend=wasm')
  await page.getByRole('button', { name: 'Draw what you expect' }).tap()
  const before = await line(page).getAttribute('points')
  const box = (await sheet(page).boundingBox())!
  await page.touchscreen.tap(box.x + 0.6 * box.width, box.y + 0.3 * box.height)
  expect(await line(page).getAttribute('points')).not.toBe(before)
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(page.getByText('your prediction', { exact: true })).toBeVisible()
  await context.close()
})

test('a lesson may ask for it before anything runs', async ({ page, browser }) => {
  await openShort(page)
  const sharing = await new Sharing(page).open()
  await sharing.openClass()
  await sharing.dialog.getByRole('checkbox', { name: 'Ask for a drawn return curve' }).check()
  const link = await sharing.link()
  const context = await browser.newContext()
  const other = await context.newPage()
  const opened = await openShared(other, link)
  await other.getByRole('button', { name: 'Draw what you expect' }).waitFor({ timeout: 60_000 })
  await expect(opened.train).toBeDisabled()
  await expect(opened.train).toHaveAccessibleDescription('First draw the return curve that you expect.')
  await expect(opened.step).toBeDisabled()
  await other.getByRole('button', { name: 'Draw what you expect' }).click()
  await other.keyboard.press('PageUp')
  await expect(opened.train).toBeDisabled()
  await other.keyboard.press('Enter')
  await expect(opened.train).toBeEnabled()
  await opened.train.click()
  await opened.waitForStep(20)
  await context.close()
})

test('no violations while drawing and after', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const playground = await openShort(page)
  await page.setViewportSize({ width: 1440, height: 6000 })
  await page.getByRole('button', { name: 'Draw what you expect' }).click()
  await page.keyboard.press('PageUp')
  await expectNoViolationsInEitherTheme(page)
  await page.keyboard.press('Enter')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await expectNoViolationsInEitherTheme(page)
})
