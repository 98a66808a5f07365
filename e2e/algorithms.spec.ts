import { expect, type Locator, type Page, test } from '@playwright/test'
import { Playground } from './playground'

function algorithmCard(page: Page): Locator {
  return page.getByRole('region', { name: 'Algorithm' })
}

/** The algorithms that the page offers, by their names: those at first sight, then those in the list. */
async function offered(page: Page): Promise<string[]> {
  const first = await algorithmCard(page).locator('label:has(input[name=algorithm])').allInnerTexts()
  const [, ...others] = await algorithmCard(page)
    .getByRole('combobox', { name: 'more' })
    .locator('option')
    .allInnerTexts()
  return [...first, ...others]
}

async function choose(page: Page, label: string): Promise<void> {
  const radio = algorithmCard(page).getByRole('radio', { name: label, exact: true })
  if ((await radio.count()) > 0) await algorithmCard(page).getByText(label, { exact: true }).first().click()
  else await algorithmCard(page).getByRole('combobox', { name: 'more' }).selectOption({ label })
}

/** Trains to the end, and reads curve and metrics as a person would. */
async function trainAndRead(playground: Playground) {
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await expect(playground.status).toContainText('Finished')
  // The chart is drawn at its own pace.
  await playground.evaluationsUpTo(await playground.stepReached())
  const curve = await playground.curveInFocus()
  const metrics = await playground.tableOf(playground.metrics)
  expect(curve.length).toBeGreaterThan(1)
  expect(curve.every(([, mean]) => Number.isFinite(mean))).toBe(true)
  expect(metrics.at(-1)!.slice(1).some(Number.isFinite)).toBe(true)
  await expect(playground.page.getByRole('alert')).toHaveCount(0)
  return { curve, metrics }
}

test('every algorithm that the page offers trains offline and online', async ({ page }) => {
  test.setTimeout(240_000)
  const playground = await Playground.open(page, '/?backend=wasm')
  // Changed settings of the run stay from one algorithm to the next.
  await playground.set('Offline steps', '25')
  await playground.set('Online steps', '25')
  const labels = await offered(page)
  expect(labels.length).toBeGreaterThan(10)
  for (const label of labels.filter((name) => name !== 'PEARL')) {
    await test.step(label, async () => {
      await choose(page, label)
      await expect(page.getByText(`${label} will`)).toBeVisible()
      if (label === 'MOPO') {
        await playground.openAllSettings()
        await playground.set('Model steps', '40')
      }
      await trainAndRead(playground)
      await playground.reset.click()
      await expect(playground.train).toBeEnabled()
    })
  }
})

test('MOPO says that it fits its model first, also in the flow maze', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await choose(page, 'MOPO')
  await page.getByRole('region', { name: 'World' }).getByLabel('Environment', { exact: true }).selectOption('flow-maze')
  await expect(playground.data.getByRole('combobox')).toContainText(/maze/)
  await expect(playground.train).toBeEnabled()
  await playground.set('Offline steps', '25')
  await playground.set('Online steps', '25')
  await playground.openAllSettings()
  await playground.set('Model steps', '300')
  await playground.train.click()
  await expect(playground.status).toContainText('Fitting the dynamics model')
  await expect(playground.status).toContainText('Finished', { timeout: 60_000 })
  const curve = await playground.evaluationsUpTo(await playground.stepReached())
  expect(curve.every(({ mean }) => Number.isFinite(mean))).toBe(true)
})

test('PEARL meta-trains on tasks and adapts to unseen ones; world and data wait for the next algorithm', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const playground = await Playground.open(page, '/?backend=wasm')
  const world = page.getByRole('region', { name: 'World' })
  await world.getByLabel('Environment', { exact: true }).selectOption('reacher')
  await expect(playground.data.getByRole('combobox')).toContainText(/reacher/i)
  const dataset = await playground.data.getByRole('combobox').inputValue()
  await expect(playground.train).toBeEnabled()

  await choose(page, 'PEARL')
  await expect(playground.train).toBeEnabled()
  await expect(playground.data).toContainText('collects its own data')
  await expect(page.getByLabel('Choose a file')).toHaveCount(0)
  await expect(world.getByLabel('Task family')).toHaveValue('point-robot')
  await expect(world).toContainText(/Hidden from the agent: goal x .* m, goal y .* m/)
  await playground.set('Online steps', '50')
  await playground.openAllSettings()
  await playground.set('Evaluate every', '25')
  await playground.set('Test tasks', '4')
  const { curve, metrics } = await trainAndRead(playground)
  expect(curve.map(([step]) => step)).toEqual([0, 25, 50])
  // Step, mean of the last episode, its middle half, the score, and the three episodes of adaptation before it.
  expect(curve.every((row) => row.length === 8 && row.every(Number.isFinite))).toBe(true)
  expect(metrics.map(([step]) => step)).toContain(50)
  await expect(page.getByText(/PEARL returns .* in its first episode of an unseen task, .* in its 4th/)).toBeVisible()

  await world.getByLabel('Task family').selectOption('pendulum-hidden-body')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await expect(playground.train).toBeEnabled()
  await expect(world).toContainText(/Hidden from the agent: mass .* kg, length .* m/)
  await expect(page.getByRole('checkbox', { name: 'Next state in the context' })).toBeChecked()

  await choose(page, 'AWAC')
  await expect(playground.train).toBeEnabled()
  await expect(world.getByLabel('Environment', { exact: true })).toHaveValue('reacher')
  await expect(playground.data.getByRole('combobox')).toHaveValue(dataset)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
})
