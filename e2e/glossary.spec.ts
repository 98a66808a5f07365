import { expect, test } from '@playwright/test'
import { Board } from './panels'
import { Playground } from './playground'

test('how far it may explore is worked out, and its symbols lead to the glossary by keyboard and by click, in both languages', async ({
  page,
}) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await page.locator('#algorithm').getByText('O2O', { exact: true }).click()
  await playground.set('Offline steps', '30')
  await playground.set('Online steps', '0')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await board.add('Explorers: bound and weight')
  const panel = await board.shown('explorers', 30)

  // No bound: it stays. The whole box: nothing promises more, with whatever weight.
  const figures = async () => {
    const cells = await panel
      .locator('section[tabindex] tbody tr')
      .evaluateAll((rows) =>
        rows.slice(0, 2).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent!)),
      )
    return cells.map((row) => row.map((cell) => Number(cell.replaceAll('\u2212', '-'))))
  }
  const delta = panel.getByRole('slider', { name: 'δ' })
  await delta.focus()
  await page.keyboard.press('Home')
  await expect(delta).toHaveAttribute('aria-valuetext', '0')
  await expect.poll(async () => (await figures())[0]![1]).toBe(0)
  await page.keyboard.press('End')
  await expect(delta).toHaveAttribute('aria-valuetext', '2')
  const [bounded, naive] = await figures()
  expect(bounded![1]).toBeGreaterThanOrEqual(naive![1]!)
  expect(bounded![0]).toBeGreaterThan(0)

  const formula = panel.locator('[data-formula]').first()
  await panel.getByRole('button', { name: 'Explain' }).click()
  await formula.focus()
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('button', { name: /the explorer: how actions are chosen/ }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  const glossary = page.getByRole('dialog', { name: 'If you know SAC, and what words mean' })
  await expect(glossary.locator('[data-symbol-entry="\\\\pi_e"]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(glossary).toBeHidden()
  await formula.locator('[data-symbol="Q_{UB}"]').click()
  await expect(glossary.locator('[data-symbol-entry="Q_{UB}"]')).toBeFocused()
  await page.keyboard.press('Escape')

  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh')
  await expect(panel.getByRole('heading', { name: '它可以探索多远？' })).toBeVisible()
  await formula.locator('[data-symbol="Q_{UB}"]').click()
  const chinese = page.getByRole('dialog', { name: '如果你了解 SAC，以及术语' })
  await expect(chinese.locator('[data-symbol-entry="Q_{UB}"]')).toBeFocused()
  await expect(chinese.locator('[data-symbol-entry="Q_{UB}"]')).toContainText(/[\u4e00-\u9fff]/)
})
