import { expect, test } from '@playwright/test'
import { expectNoViolationsInEitherTheme } from './axe'
import { Board } from './panels'
import { Playground } from './playground'

test('every panel can be read by everybody', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await page.locator('#algorithm').getByText('O2O', { exact: true }).click()
  await playground.set('Offline steps', '60')
  await playground.set('Online steps', '60')
  for (const id of ['dips', 'calibration', 'actionSlice', 'stateMap', 'gradients', 'environment']) await board.add(id)
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await page.setViewportSize({ width: 1440, height: 6000 })
  for (const id of ['calibration', 'actionSlice', 'stateMap', 'gradients']) await board.shown(id, 120)
  await expectNoViolationsInEitherTheme(page)
})
