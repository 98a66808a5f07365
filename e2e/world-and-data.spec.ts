import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type DatasetFacts, datasetFacts } from '../src/core/data/dataset-facts'
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

/** A number of the data card. */
async function fact(playground: Playground, name: string): Promise<number> {
  const term = playground.data.locator('dl div').filter({ hasText: name })
  return plainNumber((await term.locator('dd').innerText()).split(' ±')[0]!)
}

async function chooseWorld(page: Page, id: string): Promise<void> {
  const world = page.getByRole('region', { name: 'World' })
  await world.getByLabel('Environment', { exact: true }).selectOption(id)
  await expect(page.getByRole('region', { name: 'Data' }).getByRole('combobox')).toContainText(/maze/)
}

async function middleRight(surface: Locator): Promise<{ x: number; y: number }> {
  const box = (await surface.boundingBox())!
  return { x: box.x + 0.97 * box.width, y: box.y + 0.5 * box.height }
}

test('draw a maze, drive it by keys and by mouse, train on what was driven', async ({ page }) => {
  const playground = await Playground.open(page)
  await chooseWorld(page, 'free-maze')
  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Draw the maze' }).click()
  await world.getByLabel('Columns').fill('4')
  await world.getByLabel('Rows').fill('2')
  await expect(world.getByRole('alert').first()).toContainText('no start')
  const sheet = world.getByRole('application')
  await sheet.focus()
  for (const key of ['s', 'ArrowRight', 'ArrowRight', 'w', 'ArrowDown', 'w', 'ArrowUp', 'ArrowRight', 'g']) {
    await sheet.press(key)
  }
  await expect(world.getByRole('alert')).toContainText('No way leads from the start in row 1, column 1')
  await expect(world.getByRole('button', { name: 'Use this maze' })).toBeDisabled()
  await expect(world).toContainText('Row 1, column 4: goal')
  // The wall between them goes again, this time by a click on its cell: column 3 of 4, row 1 of 2.
  await world.getByRole('radio', { name: 'Free' }).check()
  const box = (await sheet.boundingBox())!
  await page.mouse.click(box.x + (2.5 / 4) * box.width, box.y + 0.35 * box.height)
  await expect(world.getByRole('alert')).toHaveCount(0)
  await world.getByRole('button', { name: 'Use this maze' }).click()

  await world.getByLabel('Speed').selectOption('4')
  await world.getByRole('button', { name: 'Drive it yourself' }).click()
  await page.keyboard.down('ArrowRight')
  await expect(world.getByRole('status')).toContainText('The task ended, return 10')
  await page.keyboard.up('ArrowRight')
  const right = await middleRight(world.getByRole('application'))
  await page.mouse.move(right.x, right.y - 0.2 * box.height)
  await page.mouse.down()
  await expect(world).toContainText('Recording')
  await expect(world.getByRole('status')).toContainText('The task ended, return 10')
  await page.mouse.up()
  await expect(world).toContainText('2 episodes')
  await world.getByRole('button', { name: 'New episode' }).click()
  await page.keyboard.press('Escape')
  await expect(world).toContainText('You drove 2 episodes')
  await world.getByRole('button', { name: 'Train on these alone' }).click()
  await expect.poll(() => fact(playground, 'Episodes')).toBe(2)
  expect(await fact(playground, 'Transitions')).toBeGreaterThan(20)
  await playground.train.click()
  await playground.waitForStep(25)
  await expect(playground.data.getByRole('combobox')).toContainText('Driven by hand')
})

test('start and goal of a maze are moved, which is asked first where a run would be lost', async ({ page }) => {
  const playground = await Playground.open(page)
  await chooseWorld(page, 'u-maze')
  await expect(playground.train).toBeEnabled()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Move start and goal' }).click()
  const sheet = world.getByRole('application')
  await sheet.focus()
  for (let i = 0; i < 12; i++) await sheet.press('ArrowDown')
  await expect(world.getByRole('alert')).toContainText('in the wall')
  for (let i = 0; i < 20; i++) await sheet.press('ArrowRight')
  await expect(world.getByRole('alert')).toHaveCount(0)
  await expect(world).toContainText('Goal at 2.5, 1.3 m')
  await world.getByRole('button', { name: 'Use this maze' }).click()
  expect(await playground.stepReached()).toBe(1)
  await world.getByRole('button', { name: 'Start anew' }).click()
  await expect.poll(() => playground.stepReached()).toBe(0)
})

test('every broken file is treated as promised, and what is in use stays', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  const before = await fact(playground, 'Transitions')
  for (const [name, says] of Object.entries(REFUSED)) {
    await playground.upload(`broken/${name}`)
    const refusal = playground.data.getByRole('alert')
    await expect(refusal).toContainText(name)
    await expect(refusal).toContainText(says)
    await expect(refusal).toContainText('What was there before is still in use')
    expect(await fact(playground, 'Transitions')).toBe(before)
  }
  for (const [name, says] of Object.entries(USABLE)) {
    await playground.upload(`broken/${name}`)
    await page.getByRole('button', { name: 'Start anew' }).or(playground.data.getByText(says)).first().waitFor()
    const asked = page.getByRole('button', { name: 'Start anew' })
    if (await asked.isVisible()) await asked.click()
    await expect(playground.data).toContainText(says)
    await expect.poll(() => fact(playground, 'Transitions')).toBe(1800)
  }
})

test('columns with other names are mapped by hand, and leaving the dialog changes nothing', async ({ page }) => {
  const playground = await Playground.open(page)
  const before = await fact(playground, 'Transitions')
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
  expect(await fact(playground, 'Transitions')).toBe(before)

  await page.getByLabel('Choose a file').setInputFiles(file)
  const roles = { pushed: 'actions', gained: 'rewards', stopped: 'rewards' }
  for (const [column, role] of Object.entries(roles)) await dialog.getByLabel(`${column}: Is`).selectOption(role)
  await expect(dialog.getByLabel('gained: Is')).toHaveValue('ignored')
  await dialog.getByLabel('stopped: Is').selectOption('terminals')
  await dialog.getByLabel('gained: Is').selectOption('rewards')
  await dialog.getByRole('button', { name: 'Read it so' }).click()
  await expect.poll(() => fact(playground, 'Transitions')).toBe(30)
  expect(await fact(playground, 'Episodes')).toBe(3)
  await expect(playground.data).toContainText('2, 1')
})

test('data are operated on with a preview, and the operation is taken back', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.upload('pendulum-d4rl.hdf5')
  await expect.poll(() => fact(playground, 'Episodes')).toBe(9)
  const [transitions, meanReturn] = [await fact(playground, 'Transitions'), await fact(playground, 'Mean return')]
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
  expect(await fact(playground, 'Episodes')).toBe(3)
  expect(await fact(playground, 'Mean return')).toBeGreaterThan(meanReturn)

  await playground.data.getByRole('button', { name: 'Inspect and operate' }).click()
  await dialog.getByRole('button', { name: 'Undo the last' }).click()
  await expect(dialog.getByRole('button', { name: 'Undo the last' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect([await fact(playground, 'Transitions'), await fact(playground, 'Mean return')]).toEqual([
    transitions,
    meanReturn,
  ])
})

test('saved in every format, the data are the same when they are read again', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.upload('pendulum-minari.hdf5')
  const original = datasetFacts(await readDataset(fixture('pendulum-minari.hdf5')))
  await expect.poll(() => fact(playground, 'Transitions')).toBe(original.transitions)
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

test('data are made by sliders, driven on, and replayed from a run', async ({ page }) => {
  const playground = await Playground.open(page)
  const { data } = playground
  await data.getByRole('button', { name: 'Make data' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Replay of this run' })).toBeDisabled()
  await dialog.getByLabel('Random, typed').fill('100')
  await dialog.getByLabel('Transitions, typed').fill('700')
  await dialog.getByRole('button', { name: 'Make', exact: true }).click()
  await expect.poll(() => fact(playground, 'Transitions')).toBe(700)
  await expect(data.getByRole('combobox')).toContainText('50 % random, 50 % medium')

  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Drive it yourself' }).click()
  await page.keyboard.press('ArrowLeft', { delay: 300 })
  await world.getByRole('button', { name: 'Stop driving' }).click()
  await world.getByRole('button', { name: 'Add them to the data' }).click()
  await expect.poll(() => fact(playground, 'Transitions')).toBeGreaterThan(702)

  await playground.set('Offline steps', '0')
  await playground.train.click()
  // The copies' first episodes are over after the time limit of 200 steps.
  await playground.waitForStep(205)
  await playground.pause.click()
  await data.getByRole('button', { name: 'Make data' }).click()
  await dialog.getByRole('button', { name: 'Replay of this run' }).click()
  await data.getByRole('button', { name: 'Start anew' }).click()
  await expect(data.getByRole('combobox')).toContainText('Replay of AWAC in Pendulum')
  expect((await fact(playground, 'Transitions')) % 200).toBe(0)
})
