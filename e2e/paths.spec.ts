import { expect, type Page, test } from '@playwright/test'

/** What the learning curve shows: the numbers beside its axes and its lines as they are drawn. */
async function learningCurve(page: Page) {
  const panel = page.getByRole('figure', { name: 'Does it get better?' })
  return {
    numbers: await panel.locator('svg text').allTextContents(),
    curves: await panel
      .locator('path.recharts-curve')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('d'))),
  }
}

/** Until two looks in a row, half a second apart, see the same. */
async function settled(page: Page) {
  let before = ''
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await learningCurve(page))
        // The line of the data comes once the rows have been made.
        const same = now === before && now.includes('M') && now.includes('"data ')
        before = now
        return same
      },
      { intervals: [500], timeout: 30_000 },
    )
    .toBe(true)
  return learningCurve(page)
}

test('a scenario looks the same, whichever was open before', async ({ page }) => {
  await page.goto('/?backend=wasm&scenario=unlearning')
  const fresh = await settled(page)
  const scenario = page.getByRole('combobox', { name: 'Scenario' })
  await scenario.selectOption('optimism')
  await expect.poll(async () => (await learningCurve(page)).numbers).not.toEqual(fresh.numbers)
  await settled(page)
  await scenario.selectOption('unlearning')
  await expect.poll(async () => (await settled(page)).numbers).toEqual(fresh.numbers)
  expect((await settled(page)).curves).toEqual(fresh.curves)
})

for (const width of [844, 1280, 1440]) {
  test(`nothing scrolls sideways at ${width} px once a run has begun`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 })
    await page.goto('/?backend=wasm')
    const run = page.getByRole('button', { name: 'Run it live', exact: true })
    await expect(run).toBeEnabled({ timeout: 60_000 })
    await run.click()
    await expect(page.locator('footer [data-status=training]')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Pause', exact: true }).first().click()
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(widths[0]).toBe(widths[1])
  })
}
