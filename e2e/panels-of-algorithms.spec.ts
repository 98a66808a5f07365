import { expect, test } from '@playwright/test'
import { Board } from './panels'
import { Playground } from './playground'

/** As it stands in the formula, whatever the space. */
const PRIOR = /σ\s*=\s*\(1,\s*1\)/

test('MOPO dreams and O2O looks ahead, each in its own panels', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('flow-maze')
  await page.locator('#algorithm').getByText('MOPO', { exact: true }).click()
  await playground.set('Offline steps', '100')
  await playground.openAllSettings()
  await playground.set('Model steps', '200')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await expect(board.panel('modelRollouts').locator('[data-step]')).toBeVisible()
  const rollouts = await board.table('modelRollouts')
  expect(rollouts).toHaveLength(6)
  // The maze pays 10 at its goal and nothing else, in the dream as in the world.
  for (const [, imagined, real] of rollouts) expect([0, 10]).toEqual(expect.arrayContaining([imagined, real]))
  await board.panel('uncertainty').scrollIntoViewIfNeeded()
  await expect(board.panel('uncertainty').getByText(/rank correlation/)).toBeVisible()
  const spreads = await board.table('uncertainty')
  for (const [, , lower, median, upper] of spreads) {
    expect(lower).toBeLessThanOrEqual(median!)
    expect(median).toBeLessThanOrEqual(upper!)
  }

  await page.locator('#algorithm').getByText('O2O', { exact: true }).click()
  await page.getByRole('button', { name: 'Start anew' }).click()
  await playground.set('Offline steps', '100')
  await playground.set('Online steps', '200')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await board.panel('metaAdaptation').scrollIntoViewIfNeeded()
  const cosine = async () => (await board.tableByColumn('metaAdaptation'))['cosine of both gradients']!.at(-1)!
  expect(Math.abs(await cosine())).toBeLessThanOrEqual(1)
  await expect.poll(() => board.latest('metaAdaptation', 'share of online rows')).toBeGreaterThan(0)
  expect(await board.latest('metaAdaptation', 'share of online rows')).toBeLessThan(1)
})

test('PEARL narrows its belief with each transition of an unseen task, also of those chosen by hand', async ({
  page,
}) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await page.locator('#algorithm').getByText('PEARL', { exact: true }).click()
  await playground.set('Online steps', '60')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  const panel = await board.shown('taskPosterior', 60)
  const episodes = await board.table('taskPosterior')
  // Each step costs the distance to the goal, the last one included.
  for (const [, episodeReturn, distance] of episodes) expect(-episodeReturn!).toBeGreaterThanOrEqual(distance!)

  await panel.getByRole('button', { name: 'Explain' }).click()
  const formula = panel.locator('math').first()
  await panel.getByRole('button', { name: 'None' }).click()
  await expect(formula).toContainText(PRIOR)
  await panel.getByRole('button', { name: 'Add one' }).click()
  await expect(panel.getByText(/^1 of \d+ transitions/)).toBeVisible()
  await expect(formula).not.toContainText(PRIOR)
})
