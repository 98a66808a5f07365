import { expect, test } from '@playwright/test'
import { Playground } from './playground'

test('a live slider acts without a reset and leaves a mark on the time axis', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.train.click()
  await playground.waitForStep(50)
  const slider = page.getByRole('slider', { name: 'Temperature' })
  await slider.focus()
  await slider.press('ArrowLeft')
  const marks = page.getByRole('list', { name: 'Marks' }).getByRole('listitem')
  await expect(marks).toHaveCount(1)
  await expect(marks.first()).toContainText(/Temperature: 1 → 0\.\d+, at step/)
  await expect(playground.learningCurve.locator('.change-mark')).toHaveCount(1)
  const reached = await playground.stepReached()
  expect(reached).toBeGreaterThan(49)

  await page.getByRole('button', { name: /Temperature: restore/ }).click()
  await expect(marks).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'Temperature, typed' })).toHaveValue('1')
})

test('a setting that needs a reset asks first, and can be declined', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.openAllSettings()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)

  await playground.set('Hidden units', '32')
  const question = page.locator('[data-field=hiddenUnits]').getByRole('alert')
  await expect(question).toContainText('starts the run anew')
  expect(await playground.stepReached()).toBe(1)
  await question.getByRole('button', { name: 'Keep the run' }).click()
  await expect(page.getByRole('textbox', { name: 'Hidden units, typed' })).toHaveValue('64')
  expect(await playground.stepReached()).toBe(1)

  await playground.set('Hidden units', '32')
  await question.getByRole('button', { name: 'Start anew' }).click()
  await expect(page.getByRole('textbox', { name: 'Hidden units, typed' })).toHaveValue('32')
  await expect.poll(() => playground.stepReached()).toBe(0)
})

test('a typed number outside the range is refused with the range; the search finds settings', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.set('Temperature', '1000')
  await expect(page.locator('[data-field=lambda]').getByRole('alert')).toHaveText('A number from 0.01 to 20.')
  await playground.openAllSettings()
  await page.getByRole('searchbox', { name: 'Search the settings' }).fill('learning rate')
  await expect(page.getByRole('slider', { name: 'Critic learning rate' })).toBeVisible()
  await expect(page.getByRole('slider', { name: 'Discount' })).toHaveCount(0)
})

test('double click on a slider restores its default', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.set('Temperature', '5')
  await page.getByRole('slider', { name: 'Temperature' }).dblclick()
  await expect(page.getByRole('textbox', { name: 'Temperature, typed' })).toHaveValue('1')
})
