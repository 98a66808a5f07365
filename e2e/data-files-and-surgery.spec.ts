import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import type { DatasetFacts } from '../src/core/data/dataset'
import { datasetFacts } from '../src/core/data/dataset-facts'
import { fileOf, fixture } from '../src/core/data/formats/fixtures/open'
import { readDataset } from '../src/core/data/formats/read-dataset'
import { Playground, plainNumber } from './playground'

const REFUSED: Readonly<Record<string, RegExp>> = {
  'cut-line-13.jsonl': /line 13/,
  'empty.npz': /not a single transition/,
  'html-named.hdf5': /text/,
  'infinite-reward.npz': /"rewards".*row 3.*Infinity/,
  'length-mismatch.npz': /"actions" has 1,795 rows/,
  'missing-actions.npz': /no actions/,
  'nan-observation.npz': /row 17.*column 1.*NaN/,
  'not-a-zip.npz': /ZIP/,
  'object-array.npz': /pickle/,
  'prose.csv': /line 1/,
  'ragged-row-41.csv': /line 41/,
  'text-in-row-10.csv': /line 10.*"abc"/,
  'truncated.hdf5': /cut off or damaged/,
  'zero-bytes.csv': /empty/,
}
const USABLE: Readonly<Record<string, RegExp>> = {
  'out-of-range-actions.npz': /outside/,
  'wrong-width.npz': /No built-in environment/,
}

test('every broken file is treated as promised, and what is in use stays', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  const before = await playground.fact('Transitions')
  for (const [name, says] of Object.entries(REFUSED)) {
    await playground.upload(`broken/${name}`)
    const refusal = playground.data.getByRole('alert')
    await expect(refusal).toContainText(name)
    await expect(refusal).toContainText(says)
    await expect(refusal).toContainText('What was there before is still in use')
    expect(await playground.fact('Transitions')).toBe(before)
  }
  for (const [name, says] of Object.entries(USABLE)) {
    await playground.upload(`broken/${name}`)
    await page.getByRole('button', { name: 'Start anew' }).or(playground.data.getByText(says)).first().waitFor()
    const asked = page.getByRole('button', { name: 'Start anew' })
    if (await asked.isVisible()) await asked.click()
    await expect(playground.data).toContainText(says)
    await expect.poll(() => playground.fact('Transitions')).toBe(1800)
  }
})

test('columns with other names are mapped by hand, and leaving the dialog changes nothing', async ({ page }) => {
  const playground = await Playground.open(page)
  const before = await playground.fact('Transitions')
  const rows = Array.from({ length: 30 }, (_, i) => {
    return [i / 30, Math.sin(i), Math.cos(i), i % 3, i % 10 === 9 ? 1 : 0].map((value) => value.toFixed(3)).join(',')
  })
  const csv = ['position,speed,pushed,gained,stopped', ...rows].join('\n')
  const file = { name: 'strange.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  const dialog = page.getByRole('dialog', { name: /strange\.csv/ })
  await page.getByLabel('Choose a file').setInputFiles(file)
  await expect(dialog).toContainText('Still missing')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await playground.fact('Transitions')).toBe(before)

  await page.getByLabel('Choose a file').setInputFiles(file)
  const roles = { pushed: 'actions', gained: 'rewards', stopped: 'rewards' }
  for (const [column, role] of Object.entries(roles)) await dialog.getByLabel(`${column}: Is`).selectOption(role)
  await expect(dialog.getByLabel('gained: Is')).toHaveValue('ignored')
  await dialog.getByLabel('stopped: Is').selectOption('terminals')
  await dialog.getByLabel('gained: Is').selectOption('rewards')
  await dialog.getByRole('button', { name: 'Read it so' }).click()
  await expect.poll(() => playground.fact('Transitions')).toBe(30)
  expect(await playground.fact('Episodes')).toBe(3)
  await expect(playground.data).toContainText('2, 1')
})

test('data are operated on with a preview, and the operation is taken back', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.upload('pendulum-d4rl.hdf5')
  await expect.poll(() => playground.fact('Episodes')).toBe(9)
  const [transitions, meanReturn] = [await playground.fact('Transitions'), await playground.fact('Mean return')]
  await playground.data.getByRole('button', { name: 'Inspect and operate' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: /9 episodes/ })).toBeVisible()

  const scatter = dialog.getByRole('img', { name: /Scatter/ })
  await dialog.getByLabel('Up', { exact: true }).selectOption({ label: 'angular velocity (rad/s)' })
  await expect(scatter).toHaveAccessibleName(/angular velocity/)
  const box = (await scatter.boundingBox())!
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height)
  await page.mouse.down()
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.5 * box.height, { steps: 15 })
  await page.mouse.up()
  const after = (row: string) => dialog.getByRole('row', { name: row }).getByRole('cell').nth(1)
  await expect.poll(async () => plainNumber(await after('Transitions').innerText())).toBeLessThan(transitions)

  await dialog.getByLabel('Operation').selectOption('keep-best')
  await dialog.getByLabel('Kept, typed').fill('34')
  await dialog.getByLabel('Kept, typed').press('Enter')
  await expect(after('Episodes')).toHaveText('3')
  await dialog.getByRole('button', { name: 'Operate', exact: true }).click()
  await expect(dialog).toContainText('1 operation on pendulum-d4rl.hdf5')
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(await playground.fact('Episodes')).toBe(3)
  expect(await playground.fact('Mean return')).toBeGreaterThan(meanReturn)

  await playground.data.getByRole('button', { name: 'Inspect and operate' }).click()
  await dialog.getByRole('button', { name: 'Undo the last' }).click()
  await expect(dialog.getByRole('button', { name: 'Undo the last' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect([await playground.fact('Transitions'), await playground.fact('Mean return')]).toEqual([
    transitions,
    meanReturn,
  ])
})

test('saved in every format, the data are the same when they are read again', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.upload('pendulum-minari.hdf5')
  const original = datasetFacts(await readDataset(fixture('pendulum-minari.hdf5')))
  await expect.poll(() => playground.fact('Transitions')).toBe(original.transitions)
  for (const format of ['NumPy archive', 'HDF5 as D4RL', 'CSV', 'JSON Lines']) {
    const downloading = page.waitForEvent('download')
    await playground.data.getByRole('button', { name: `Save the dataset as ${format}` }).click()
    const download = await downloading
    const file = fileOf(download.suggestedFilename(), await readFile(await download.path()))
    expectSameFacts(datasetFacts(await readDataset(file)), original)
  }
})

function expectSameFacts(found: DatasetFacts, original: DatasetFacts): void {
  const { returns, rewardSum, observationMean, ...counts } = found
  expect(counts).toMatchObject({
    episodes: original.episodes,
    transitions: original.transitions,
    observationSize: original.observationSize,
    actionSize: original.actionSize,
    terminals: original.terminals,
  })
  expect(rewardSum).toBeCloseTo(original.rewardSum, 3)
  for (const [i, value] of returns.entries()) expect(value).toBeCloseTo(original.returns[i]!, 3)
  for (const [i, value] of observationMean.entries()) expect(value).toBeCloseTo(original.observationMean[i]!, 5)
}
