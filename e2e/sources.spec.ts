import { expect, test } from '@playwright/test'
import { expectNoViolations } from './axe'
import { Board } from './panels'
import { Playground } from './playground'
import { RunListOnPage } from './run-list'

const BORDER = 60

test('at the switch the page says which source is better, and one click starts the futures that check it', async ({
  page,
}) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const list = new RunListOnPage(page)
  await playground.set('Offline steps', String(BORDER))
  await playground.set('Online steps', '80')
  await playground.openAllSettings()
  await playground.set('Evaluate every', '20')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })

  const board = new Board(playground)
  await board.add('knowledge')
  const panel = await board.shown('knowledge', BORDER + 80)
  await expect(panel).toContainText('old rows')
  // Both kinds of rows have values by now.
  expect(await board.latest('knowledge', 'new rows')).toBeGreaterThan(0)

  await page.getByRole('button', { name: `Futures from step ${BORDER}` }).click()
  const dialog = page.getByRole('dialog', { name: `Futures from step ${BORDER} of AWAC` })
  const advice = dialog.getByRole('region', { name: 'Keep the policy, the data, or both?' })
  await expect(advice).toHaveAttribute('data-better', /policy|data|undecided/)
  await expect(advice).toContainText(/At the switch the policy earns .+; the data’s episodes earned .+ at best\./)
  await expect(advice).toContainText('95 % interval of the mean over 10 evaluation episodes of this one policy')
  await expectNoViolations(page)
  await advice.getByRole('button', { name: 'Check it: three futures' }).click()

  for (const label of ['Policy kept (WSRL-like)', 'Data kept (RLPD-like)', 'Both kept (mixed)'])
    await list.finished(label)
  await expect(list.row('Data kept (RLPD-like)')).toContainText(`from step ${BORDER} of AWAC`)
})
