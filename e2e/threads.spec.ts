import { expect, type Page, test } from '@playwright/test'
import { Playground } from './playground'

/** Training a little with as many threads as the address asks for; what the page says about them, and what was learnt. */
async function trained(page: Page, threads: number) {
  const started: string[] = []
  const refused: string[] = []
  page.on('request', (request) => {
    if (/engine-thread/.test(request.url())) started.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) refused.push(message.text())
  })
  const playground = await Playground.open(page, `/?backend=wasm&threads=${threads}`)
  await playground.set('Offline steps', '300')
  await playground.set('Online steps', '100')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 80_000 })
  const line = page.locator('[data-backend=wasm]')
  await line.hover()
  const hint = await page.getByRole('tooltip').innerText()
  const evaluations = await playground.evaluationsUpTo(400)
  return { started, refused, hint, evaluations }
}

test('a step is shared by several threads, says the page, and comes to the same numbers as on one', async ({
  page,
  context,
}) => {
  const two = await trained(page, 2)
  expect(two.started.length).toBeGreaterThan(0)
  expect(two.refused).toEqual([])
  expect(two.hint).toContain('At most 2 threads share a step, as asked.')

  const one = await trained(await context.newPage(), 1)
  expect(one.started).toEqual([])
  expect(one.hint).toContain('One thread, as asked.')
  expect(one.evaluations.length).toBeGreaterThan(1)
  expect(one.evaluations).toEqual(two.evaluations)
})
