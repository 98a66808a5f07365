import { expect, test } from '@playwright/test'
import { Playground, plainNumber } from './playground'

test('AWAC learns from an uploaded D4RL file, goes online, and its return rises', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.upload('pendulum-d4rl.hdf5')
  await expect(playground.data.getByRole('combobox')).toHaveValue('file')
  const meanReturn = await playground.data.locator('dl div', { hasText: 'Mean return' }).locator('dd').innerText()
  const behaviour = plainNumber(meanReturn.split(' ± ')[0]!)
  expect(behaviour).toBeLessThan(0)

  await playground.set('Offline steps', '250')
  await playground.set('Online steps', '3750')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 80_000 })
  await expect(page.locator('[data-backend=wasm]')).toBeVisible()

  const evaluations = await playground.evaluationsUpTo(4000)
  const atSwitch = evaluations.find(({ step }) => step === 250)!.mean
  const atTheEnd = evaluations.slice(-8).reduce((sum, { mean }) => sum + mean, 0) / 8
  expect(atTheEnd).toBeGreaterThan(atSwitch)
  expect(atTheEnd).toBeGreaterThan(behaviour)
})

test('without an upload the built-in dataset trains at once; pause, single steps and reset do what they say', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.train.click()
  await playground.waitForStep(50)
  await playground.pause.click()
  await expect(playground.status).toContainText('Paused')
  const paused = await playground.stepReached()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(paused + 1)
  await playground.reset.click()
  await expect(playground.status).toContainText('Ready')
  expect(await playground.stepReached()).toBe(0)
  await expect(playground.learningCurve).toContainText('Nothing measured yet')
})

test('the same seed draws the same curve again, another seed another one', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '300')
  await playground.set('Online steps', '100')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible()
  const first = await playground.evaluationsUpTo(400)
  await playground.trainAgain.click()
  await expect(playground.pause).toBeVisible()
  await expect(playground.trainAgain).toBeVisible()
  expect(await playground.evaluationsUpTo(400)).toEqual(first)

  await page.getByRole('textbox', { name: 'Seed' }).fill('2')
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible()
  expect(await playground.evaluationsUpTo(400)).not.toEqual(first)
})

test('some steps on WebGPU, by software when it is asked for', async ({ page }) => {
  test.setTimeout(180_000)
  const playground = await Playground.open(page, '/?backend=webgpu')
  await expect(page.locator('[data-backend=webgpu]')).toBeVisible()
  await playground.set('Offline steps', '50')
  await playground.set('Online steps', '0')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 150_000 })
  await expect.poll(async () => (await playground.tableOf(playground.metrics)).map(([step]) => step)).toEqual([25, 50])
  const [first] = await playground.tableOf(playground.metrics)
  expect(first!.slice(1, 3).every(Number.isFinite)).toBe(true)
  await expect(page.locator('[data-backend=webgpu]')).toContainText('WebGPU')
})

test('no software adapter is taken for a GPU; the page says which backend it uses and why', async ({ page }) => {
  await Playground.open(page)
  await expect(page.locator('[data-backend=wasm]')).toBeVisible()
  await page.locator('[data-backend=wasm] button').hover()
  await expect(page.getByRole('tooltip', { name: /WebAssembly/ })).toBeVisible()
})

test('a run that diverges stops with a reason; what was drawn stays, and Reset starts anew', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const rows = Array.from({ length: 200 }, (_, i) => `${Math.cos(i)},${Math.sin(i)},0,0.5,${i % 2}e25,${i % 50 === 49}`)
  const csv = ['observation_0,observation_1,observation_2,action_0,reward,terminal', ...rows].join('\n')
  const file = { name: 'huge-rewards.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel('Choose a file').first().setInputFiles(file)
  await expect.poll(() => playground.fact('Transitions')).toBe(200)
  // The rows do not come from it, so it is chosen by hand.
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('pendulum')
  await expect(playground.train).toBeEnabled()
  await playground.train.click()
  const story = page.getByRole('alert').filter({ hasText: 'The run stopped' })
  await expect(story).toContainText('diverged')
  expect((await playground.tableOf(playground.learningCurve)).length).toBeGreaterThan(0)
  await playground.reset.click()
  await expect(playground.status).toContainText('Ready')
})
