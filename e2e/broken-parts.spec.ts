import { expect, test } from '@playwright/test'
import { Board } from './panels'
import { Playground } from './playground'

test('a panel that cannot be fetched says so in its place; training and the rest go on, and it comes when it can', async ({
  page,
}) => {
  await page.route(/DipsPanel-.*\.js/, (route) => route.abort())
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await playground.set('Offline steps', '20000')
  const panel = board.panel('dips')
  await expect(panel.getByRole('alert')).toContainText('could not be drawn')
  await playground.train.click()
  await playground.waitForStep(100)
  await expect(board.panel('metrics').getByRole('button', { name: 'Explain' })).toBeVisible()
  const before = await playground.stepReached()
  await panel.getByRole('button', { name: 'Draw it again' }).click()
  await expect(panel.getByRole('alert')).toContainText('could not be drawn')
  await playground.waitForStep(before + 100)

  await page.unroute(/DipsPanel-.*\.js/)
  await panel.getByRole('button', { name: 'Draw it again' }).click()
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await expect(panel.getByRole('button', { name: 'Explain' })).toBeVisible()
  await expect(playground.pause).toBeVisible()
})
