import { execFile } from 'node:child_process'
import { copyFile, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { expectNoViolationsInEitherTheme } from './axe'
import { Board } from './panels'
import { fixturePath, Playground } from './playground'
import { openShared, Sharing } from './sharing'

const run = promisify(execFile)

async function operate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Inspect and operate' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Operation').selectOption('flip')
  await dialog.getByRole('button', { name: 'Operate', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Undo the last' })).toBeVisible()
  await page.keyboard.press('Escape')
}

test('everything that was set up is there again behind the link', async ({ page, browser }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('u-maze')
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toContainText('U-maze')
  await operate(page)
  await page.locator('#algorithm').getByText('Cal-QL', { exact: true }).click()
  await expect(page.getByRole('slider', { name: 'Regulariser, offline' })).toBeVisible()
  await playground.set('Regulariser, offline', '3')
  await playground.set('Offline steps', '70')
  await page.getByRole('textbox', { name: 'Seed' }).fill('23')
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter')
  await page.getByRole('combobox', { name: 'Number of seeds' }).selectOption('2')
  const board = new Board(playground)
  await board.add('gradients')
  await board.panel('dips').getByRole('button').filter({ hasText: '×' }).click()

  const sharing = await new Sharing(page).open()
  const link = await sharing.link()
  expect(link.length).toBeLessThan(800)
  const { content } = await sharing.file()
  expect(content).toMatchObject({
    environment: { id: 'u-maze' },
    dataset: { kind: 'recipe', operations: [{ kind: 'flip' }] },
    algorithm: { id: 'cal-ql', hyperparameters: { regulariserWeight: 3 } },
    settings: { offlineSteps: 70 },
    seed: 23,
    page: { seeds: 2 },
  })

  const other = await (await browser.newContext()).newPage()
  const opened = await openShared(other, link)
  await expect(opened.train).toBeEnabled({ timeout: 60_000 })
  await expect(other.getByRole('textbox', { name: 'Regulariser, offline, typed' })).toHaveValue('3')
  await expect(other.getByRole('textbox', { name: 'Seed' })).toHaveValue('23')
  expect(await new Board(opened).ids).toEqual(await board.ids)
  expect(await opened.fact('Transitions')).toBe(await playground.fact('Transitions'))
  const again = await new Sharing(other).open()
  expect((await again.file()).content).toEqual(content)
  expect(await again.link()).toBe(link)
  await other.context().close()
})

test('the link is copied, stays in the address, and brings the language along', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Temperature', '2')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh')
  await page.getByRole('button', { name: '分享', exact: true }).click()
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(page.url()).hash).toBe(new URL(copied).hash)

  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^温度/ })).toHaveValue('2', { timeout: 60_000 })
  expect(await page.evaluate(() => localStorage.getItem('playground-preferences') ?? '')).not.toContain('zh')
})

test('slider changes are repeated at their steps', async ({ page, browser }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '4000')
  await playground.train.click()
  await playground.waitForStep(60)
  await playground.pause.click()
  await playground.set('Temperature', '5')
  const mark = page.getByRole('list', { name: 'Marks' }).getByRole('listitem').first()
  await expect(mark).toContainText('Temperature: 1 → 5')
  const says = await mark.innerText()
  const sharing = await new Sharing(page).open()
  const link = await sharing.link()

  const other = await (await browser.newContext()).newPage()
  const opened = await openShared(other, link)
  await expect(opened.train).toBeEnabled({ timeout: 60_000 })
  const slider = other.getByRole('textbox', { name: 'Temperature, typed' })
  await expect(slider).toHaveValue('1')
  await opened.train.click()
  await expect(other.getByRole('list', { name: 'Marks' }).getByRole('listitem').first()).toHaveText(says)
  await expect(slider).toHaveValue('5')
  await opened.reset.click()
  await expect(slider).toHaveValue('1')
  await other.context().close()
})

test('data from a file are asked for', async ({ page, browser }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.upload('pendulum.csv')
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toContainText('pendulum.csv')
  const sharing = await new Sharing(page).open()
  await expect(sharing.dialog).toContainText('“pendulum.csv”')
  const link = await sharing.link()

  const other = await (await browser.newContext()).newPage()
  const opened = await openShared(other, link)
  await expect(other.getByRole('region', { name: 'Lesson' })).toContainText('in the file “pendulum.csv”')
  await expect(opened.train).toBeDisabled()
  await opened.upload('pendulum.csv')
  await expect(opened.train).toBeEnabled({ timeout: 60_000 })
  await expect(other.getByRole('region', { name: 'Lesson' })).toHaveCount(0)
  await other.context().close()
})

test('the file runs unchanged in the command line, with the same numbers', async ({ page, browser }, testInfo) => {
  test.setTimeout(150_000)
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '40')
  await playground.set('Online steps', '20')
  await operate(page)
  const sharing = await new Sharing(page).open()
  await sharing.openClass()
  await sharing.lock('Data', 'locked')
  const saved = testInfo.outputPath('experiment.json')
  await copyFile((await sharing.file()).path, saved)

  const other = await (await browser.newContext()).newPage()
  const opened = await Playground.open(other, '/?backend=wasm')
  await new Sharing(other).open()
  await other.getByRole('dialog').getByLabel('Open a file').setInputFiles(saved)
  await expect(other.getByRole('region', { name: 'Lesson' })).toContainText('Data')
  await expect(opened.train).toBeEnabled({ timeout: 60_000 })
  await expect(other.getByRole('textbox', { name: 'Offline steps, typed' })).toHaveValue('40')
  await opened.train.click()
  await expect(opened.trainAgain).toBeVisible({ timeout: 60_000 })
  const download = other.waitForEvent('download')
  await opened.learningCurve.getByRole('button', { name: 'as CSV' }).click()
  const rows = (await readFile(await (await download).path(), 'utf8'))
    .trim()
    .split('\r\n')
    .map((row) => row.split(','))
  const [step, mean] = ['gradient steps', 'mean return'].map((name) => rows[0]!.indexOf(name))
  const onPage = rows.slice(1).map((row) => [Number(row[step!]), Number(row[mean!])])
  await other.context().close()

  const out = testInfo.outputPath('lab')
  await run('npm', ['run', 'lab', '--', 'train', saved, '--out', out, '--workers', '1'], { timeout: 100_000 })
  const records = (await readFile(`${out}/seed-1.jsonl`, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const inLab = records.filter(({ kind }) => kind === 'evaluation').map((record) => [record.step, record.mean])
  expect(onPage.map(([at]) => at)).toEqual(inLab.map(([at]) => at))
  for (const [i, [, value]] of onPage.entries()) expect(value).toBeCloseTo(inLab[i]![1], 3)
  expect(inLab.length).toBeGreaterThanOrEqual(3)
})

test('a link that is opened during a run asks first', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Temperature', '7')
  const link = await (await new Sharing(page).open()).link()
  await new Sharing(page).close()
  await playground.set('Temperature', '2')
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, new URL(link).hash)
  const question = page.getByRole('alert').filter({ hasText: 'takes the place of this run' })
  await question.getByRole('button', { name: 'Keep the run' }).click()
  await expect(page.getByRole('textbox', { name: 'Temperature, typed' })).toHaveValue('2')
  expect(await playground.stepReached()).toBe(1)
})

for (const width of [1440, 390]) {
  test(`no violations in the dialog and in a lesson, ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await Playground.open(page, '/?backend=wasm')
    const sharing = await new Sharing(page).open()
    await sharing.openClass()
    await sharing.dialog.getByText('Single settings').click()
    for (const group of ['World', 'Data', 'Choice of algorithm', 'Choice of panels'])
      await sharing.lock(group, 'locked')
    await sharing.lock('All settings of algorithm and run', 'locked')
    await sharing.lock('Step, reset and seeds', 'locked')
    await expectNoViolationsInEitherTheme(page)
    const opened = await openShared(page, await sharing.link())
    await page.reload()
    await expect(opened.train).toBeEnabled({ timeout: 60_000 })
    await page.setViewportSize({ width, height: 6000 })
    await expectNoViolationsInEitherTheme(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

test('a fixture that is no experiment is refused with a sentence', async ({ page }) => {
  await Playground.open(page, '/?backend=wasm')
  await new Sharing(page).open()
  await page.getByRole('dialog').getByLabel('Open a file').setInputFiles(fixturePath('pendulum.csv'))
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('pendulum.csv is not JSON.')
})
