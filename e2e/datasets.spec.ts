import { expect, test } from '@playwright/test'
import { Playground } from './playground'

const refusals = [
  { name: 'broken/html-named.hdf5', says: /html-named\.hdf5/ },
  { name: 'broken/nan-observation.npz', says: /NaN/ },
  { name: 'broken/prose.csv', says: /prose\.csv/ },
]

test('a file that is no dataset is refused with a reason, and nothing is lost', async ({ page }) => {
  const playground = await Playground.open(page)
  // Longer than it takes to refuse three files, on a quick machine too.
  await playground.set('Offline steps', '200000')
  await playground.train.click()
  await playground.waitForStep(25)
  const before = await playground.data.getByRole('combobox').inputValue()
  for (const { name, says } of refusals) {
    await playground.upload(name)
    const refusal = playground.data.getByRole('alert')
    await expect(refusal).toContainText(says)
    await expect(refusal).toContainText('What was there before is still in use')
    await expect(refusal).not.toContainText(/\bat \w+.*:\d+/)
    expect(await playground.data.getByRole('combobox').inputValue()).toBe(before)
  }
  const reached = await playground.stepReached()
  await playground.waitForStep(reached + 1)
})

test('a good file asks before it takes the place of a run, and may be declined', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  await playground.upload('pendulum-d4rl.hdf5')
  await expect(playground.data.getByRole('alert')).toContainText('starts the run anew')
  await page.getByRole('button', { name: 'Keep the run' }).click()
  expect(await playground.stepReached()).toBe(1)
  await playground.upload('pendulum-d4rl.hdf5')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await expect(playground.status).toContainText('Ready')
  expect(await playground.stepReached()).toBe(0)
})

test('a dataset that fits no world trains offline, and the page says what is missing', async ({ page }) => {
  const playground = await Playground.open(page)
  const rows = Array.from({ length: 400 }, (_, i) => {
    const x = (k: number) => Math.sin(i * 0.1 + k).toFixed(4)
    const last = i % 50 === 49 ? 1 : 0
    return [...[0, 1, 2, 3, 4, 5, 6].map(x), x(7), x(8), x(9), x(10), x(11), last].join(',')
  })
  const header = [...[0, 1, 2, 3, 4, 5, 6].map((k) => `observation_${k}`), ...[0, 1, 2, 3].map((k) => `action_${k}`)]
  const csv = [[...header, 'reward', 'terminal'].join(','), ...rows].join('\n')
  const file = { name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await expect(page.getByRole('region', { name: 'World' })).toContainText('fits no built-in world')
  const judged = page.getByRole('figure', { name: 'Is it better, by the data alone?' })
  await expect(judged).toContainText('Nothing judged yet')
  await playground.set('Offline steps', '100')
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible()
  await expect(judged).toContainText('Fitted Q evaluation')
  await expect(judged.getByText('Distance to held-out actions')).toBeVisible()
  expect((await playground.tableOf(playground.metrics)).map(([step]) => step)).toEqual([25, 50, 75, 100])
})
