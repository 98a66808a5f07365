import { expect, type Page, test } from '@playwright/test'
import { expectNoViolations } from './axe'
import { Playground } from './playground'
import { RunListOnPage, type SavedRun } from './run-list'

const BORDER = 60
const LAST = 120

async function prepare(page: Page): Promise<{ playground: Playground; list: RunListOnPage }> {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', String(BORDER))
  await playground.set('Online steps', String(LAST - BORDER))
  await playground.openAllSettings()
  await playground.set('Evaluate every', '20')
  return { playground, list: new RunListOnPage(page) }
}

/** What was measured up to a step, or after it. */
function measured({ seeds }: SavedRun, when: (step: number) => boolean) {
  return seeds.map(({ seed, metrics, evaluations }) => ({
    seed,
    evaluations: evaluations.filter(({ step }) => when(step)),
    metrics: Object.entries(metrics).map(([name, { steps, values }]) => [
      name,
      steps.flatMap((step, i) => (when(step) ? [[step, values[i]]] : [])),
    ]),
  }))
}

test('futures from the border: unchanged it repeats its parent to the last digit, changed it does not; a switch says what it carried', async ({
  page,
}) => {
  const { playground, list } = await prepare(page)
  await expect(list.section).toContainText('1 run')
  await expect(list.section.locator('[data-run]')).toHaveCount(0)
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })

  await page.getByRole('button', { name: `Futures from step ${BORDER}` }).click()
  const dialog = page.getByRole('dialog', { name: `Futures from step ${BORDER} of AWAC` })
  const future = (number: number) => dialog.getByRole('group', { name: `Future ${number}` })
  await expect(future(1)).toContainText('to the last bit')
  await dialog.getByRole('button', { name: 'Add a future' }).click()
  await future(2).getByLabel('Name').fill('greedier')
  await future(2).getByLabel('Change a setting').selectOption('lambda')
  await future(2).getByRole('textbox', { name: /typed/ }).fill('0.1')
  await future(2).getByRole('textbox', { name: /typed/ }).press('Enter')
  await dialog.getByRole('button', { name: 'Add a future' }).click()
  await future(3).getByLabel('Algorithm').selectOption({ label: 'IQL' })
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Start all 3' }).click()

  for (const label of ['AWAC (2)', 'greedier', 'IQL']) await list.finished(label)
  await expect(list.row('AWAC (2)')).toContainText(`from step ${BORDER} of AWAC (1)`)
  await expect(list.row('greedier')).toContainText('0.1')
  await expect(list.row('AWAC (1)')).toContainText('Finished')
  const runs = await list.savedRuns()
  const [parent, same, greedier, iql] = ['AWAC (1)', 'AWAC (2)', 'greedier', 'IQL'].map(
    (name) => runs.find((run) => run.name === name)!,
  )
  const [before, after] = [(step: number) => step <= BORDER, (step: number) => step > BORDER]
  expect(measured(parent!, after)[0]!.evaluations.length).toBeGreaterThan(1)
  expect(same!.seeds).toEqual(parent!.seeds)
  for (const other of [greedier!, iql!]) {
    expect(measured(other, before)[0]!.evaluations).toEqual(measured(parent!, before)[0]!.evaluations)
    expect(measured(other, after)[0]!.evaluations).not.toEqual(measured(parent!, after)[0]!.evaluations)
  }

  // Into focus: the sliders are IQL's, and the card says what it found.
  await list.row('IQL').getByRole('button', { name: 'Put IQL into focus' }).click()
  const algorithm = page.getByRole('region', { name: 'Algorithm' })
  await expect(algorithm.getByRole('combobox', { name: 'more' })).toHaveValue('iql')
  const note = algorithm.getByRole('region', { name: 'What was carried' })
  await expect(note).toContainText(`From AWAC to IQL at step ${BORDER}`)
  await expect(note).toContainText(/Carried\s*networks: critics/)
  await expect(note).toContainText(/value.*there was none/)
  await expect(note).toContainText('all optimisers')

  // Each panel over time shows the others too, and its table has their numbers.
  const names = await playground.metrics
    .getByRole('button', { name: 'Table' })
    .click()
    .then(() => playground.metrics.locator('thead th').allInnerTexts())
  expect(names.filter((name) => name.endsWith('greedier')).length).toBeGreaterThan(0)
  // Of each of the three futures, what it inherited is a line of its own, in its parent's colour.
  await expect(playground.learningCurve.locator('[data-lines]')).toHaveAttribute('data-lines', '7')
  await list.row('greedier').getByRole('checkbox').uncheck()
  await playground.learningCurve.scrollIntoViewIfNeeded()
  await expect(playground.learningCurve.locator('[data-lines]')).toHaveAttribute('data-lines', '5')
})

test('seeds of one run train beside it, wait for a core and become one band; runs go to files and back', async ({
  page,
}) => {
  const { playground, list } = await prepare(page)
  await page.getByRole('combobox', { name: 'Number of seeds' }).selectOption('3')
  await playground.train.click()
  await list.section.getByRole('button', { name: '1 run' }).click()
  await expect(list.row('AWAC')).toContainText('interquartile mean (IQM) of 3 seeds', { timeout: 60_000 })
  await expect(list.row('AWAC')).toContainText('3 finished', { timeout: 60_000 })
  await expect(playground.learningCurve.locator('[data-lines]')).toHaveAttribute('data-lines', '4')
  const [run] = await list.savedRuns()
  expect(run!.seeds.map(({ seed }) => seed)).toEqual([1, 2, 3])
  const returns = run!.seeds.map(({ evaluations }) => evaluations.map(({ mean }) => mean).join())
  expect(new Set(returns).size).toBe(3)

  const row = await list.open('AWAC')
  await expect(row).toContainText(new RegExp(`seed 3\\s*Finished, ${LAST} / ${LAST}`))
  const configuration = JSON.parse(
    (await list.saved(row.getByRole('button', { name: 'Configuration (JSON)' }))).content,
  )
  expect(configuration).toMatchObject({ version: 1, algorithm: { id: 'awac' }, settings: { offlineSteps: BORDER } })
  const csv = (await list.saved(row.getByRole('button', { name: 'Numbers (CSV)' }))).content.split('\r\n')
  expect(csv[0]).toMatch(/^run,seed,step,return,normalisedScore,/)
  expect(new Set(csv.slice(1).map((line) => line.split(',')[1]))).toEqual(new Set(['1', '2', '3']))
  const whole = await list.saved(row.getByRole('button', { name: 'Whole run (JSON)' }))

  await row.getByRole('button', { name: 'Rename' }).click()
  await row.getByRole('textbox', { name: 'Name of AWAC' }).fill('mine')
  await page.keyboard.press('Enter')
  expect(await list.labels).toEqual(['mine'])
  await page.getByLabel('Import runs').setInputFiles({
    name: 'from-a-friend.json',
    mimeType: 'application/json',
    buffer: Buffer.from(whole.content),
  })
  await expect(list.row('AWAC')).toContainText('imported from from-a-friend.json')
  await expect(list.row('AWAC')).toContainText('interquartile mean (IQM) of 3 seeds')
  await list.row('AWAC').getByRole('button', { name: 'Put AWAC into focus' }).click()
  await expect(list.section).toContainText('only shown')
  await expect(playground.trainAgain).toBeEnabled()
  await expectNoViolations(page)
  await (await list.open('AWAC')).getByRole('button', { name: 'Remove of AWAC' }).click()
  expect(await list.labels).toEqual(['mine'])
  await page.getByLabel('Import runs').setInputFiles({
    name: 'strange.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"strange"}'),
  })
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('strange.json is no file of runs')
})

test('freezing by hand and by keyboard; switching in the middle, to Cal-QL, to PEARL and back', async ({ page }) => {
  const { playground, list } = await prepare(page)
  for (let i = 0; i < 3; i++) await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(3)
  await page.getByRole('button', { name: 'Freeze here' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Futures from step 3 of AWAC')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Frozen steps' }).getByRole('button')).toHaveCount(1)

  const algorithm = page.getByRole('region', { name: 'Algorithm' })
  const note = algorithm.getByRole('region', { name: 'What was carried' })
  await expect(note).toHaveCount(0)
  await algorithm.getByText('Cal-QL', { exact: true }).click()
  await page.getByRole('button', { name: 'Switch and carry on' }).click()
  await expect(note).toContainText('From AWAC to Cal-QL at step 3')
  await expect(note).toContainText('dataset')
  await expect.poll(() => playground.stepReached()).toBe(3)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(4)

  await algorithm.getByText('PEARL', { exact: true }).click()
  await page.getByRole('button', { name: 'Switch and carry on' }).click()
  await expect(note).toContainText('From Cal-QL to PEARL')
  await expect(note).toContainText('tasks and data share nothing')
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBeGreaterThan(0)

  await algorithm.getByText('AWAC', { exact: true }).click()
  await page.getByRole('button', { name: 'Switch and carry on' }).click()
  await expect(note).toContainText('From PEARL to AWAC')
  await expect(playground.train).toBeEnabled()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  expect(await list.labels).toHaveLength(4)
})
