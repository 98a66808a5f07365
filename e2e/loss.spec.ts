import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectNoViolationsInEitherTheme } from './axe'
import { Board } from './panels'
import { Playground, plainNumber } from './playground'

/** The reading view of the loss as a person uses it. */
class LossView {
  readonly panel: Locator

  constructor(private readonly page: Page) {
    this.panel = page.locator('[data-panel=loss]')
  }

  /** Puts it on the board of an algorithm that has just trained a little. */
  static async open(page: Page, algorithm: string, offline: number, online: number): Promise<LossView> {
    const playground = await Playground.open(page, '/?backend=wasm')
    await page.locator('#algorithm').getByText(algorithm, { exact: true }).click()
    await playground.set('Offline steps', String(offline))
    await playground.set('Online steps', String(online))
    await new Board(playground).add('Loss, term by term')
    await playground.train.click()
    await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
    const view = new LossView(page)
    await view.panel.scrollIntoViewIfNeeded()
    await expect(view.panel.locator('[data-measured]').first()).toBeVisible()
    return view
  }

  term(key: string): Locator {
    return this.panel.locator(`[data-term="${key}"]`)
  }

  /** Numbers in the formulas, by the metric or the setting that they are. */
  async numbers(kind: 'measured' | 'chosen'): Promise<[string, number][]> {
    const texts = await this.panel
      .locator(`[data-${kind}]`)
      .evaluateAll(
        (elements, attribute) =>
          elements.map((element) => [element.getAttribute(attribute), element.textContent] as const),
        `data-${kind}`,
      )
    return texts.map(([name, text]) => [name!, mathNumber(text!)])
  }

  markedSliders(): Promise<(string | null)[]> {
    return this.page
      .locator('[data-field][data-marked]')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-field')))
  }

  async markedCode(): Promise<string> {
    return (await this.panel.locator('[data-line][data-marked]').allInnerTexts()).join('\n')
  }
}

/** As MathML has it: 1.2⋅10−4 for 1.2e-4. */
function mathNumber(text: string): number {
  const [mantissa, exponent] = text.split('⋅10')
  const value = plainNumber(mantissa!.replaceAll(/\s/g, ''))
  return exponent === undefined ? value : value * 10 ** plainNumber(exponent)
}

/** Last value of each column of a panel's CSV. */
async function lastOfCsv(page: Page, panel: Locator): Promise<Map<string, number>> {
  const downloading = page.waitForEvent('download')
  await panel.getByRole('button', { name: /as CSV/ }).click()
  const [head, ...rows] = (await readFile(await (await downloading).path(), 'utf8')).trim().split(/\r?\n/)
  const cells = rows.map((row) => row.split(','))
  return new Map(
    head!.split(',').map((name, column) => {
      const last = cells.findLast((row) => row[column] !== '' && row[column] !== undefined)
      return [name, Number(last?.[column])]
    }),
  )
}

const LABELS: Readonly<Record<string, string>> = {
  criticLoss: 'TD loss',
  conservativeLoss: 'Conservative loss',
  conservativeGap: 'Conservative gap',
  qPolicyBounded: 'Bounded Q at policy',
  qData: 'Q on data',
  actorLoss: 'Actor loss',
  temperature: 'Temperature',
  logProbability: 'Log density',
}

test('the numbers in the formulas are those of the run', async ({ page }) => {
  const view = await LossView.open(page, 'Cal-QL', 150, 50)
  const latest = await lastOfCsv(page, page.locator('[data-panel=metrics]'))
  const measured = await view.numbers('measured')
  expect(new Set(measured.map(([name]) => name))).toEqual(new Set(Object.keys(LABELS)))
  for (const [name, value] of measured) {
    const exact = latest.get(LABELS[name]!)!
    expect(Math.abs(value - exact), `${name}: ${value} for ${exact}`).toBeLessThanOrEqual(Math.abs(exact) * 0.006)
  }
  // What the formula says holds among its numbers: the gap is what is pushed down less what is pushed up.
  const of = Object.fromEntries(measured)
  const rounding = 0.01 * (Math.abs(of.qPolicyBounded!) + Math.abs(of.qData!))
  expect(Math.abs(of.conservativeGap! - (of.qPolicyBounded! - of.qData!))).toBeLessThanOrEqual(rounding)

  // Settings are those of the sliders, and follow them.
  const weight = page.getByRole('textbox', { name: 'Regulariser, online, typed' })
  const shown = async () => Object.fromEntries(await view.numbers('chosen'))
  expect((await shown()).regulariserWeightOnline).toBe(Number(await weight.inputValue()))
  await weight.fill('3.5')
  await weight.press('Enter')
  await expect.poll(async () => (await shown()).regulariserWeightOnline).toBe(3.5)

  // Both summands have their share of the gradient, and no third.
  const shares: number[] = []
  for (const key of ['critics.temporalDifference', 'critics.conservative']) {
    await view.term(key).click()
    shares.push(Number(await view.panel.locator('[data-share]').getAttribute('data-share')))
  }
  expect(shares[0]! + shares[1]!).toBeCloseTo(1, 6)
})

test('a term and its sliders, curves and lines point at each other', async ({ page }) => {
  const view = await LossView.open(page, 'AWAC', 40, 0)
  await view.term('actor.advantageWeight').hover()
  expect(await view.markedSliders()).toContain('lambda')
  expect(await view.markedSliders()).not.toContain('discount')
  expect(await view.markedCode()).toContain('function advantageWeights')
  await expect(view.panel.locator('[data-line][data-marked]').first()).toBeInViewport()
  await expect(page.locator('[data-panel=metrics] [data-metric=weight][data-marked]')).toHaveCount(1)
  await expect(page.locator('[data-panel=metrics] [data-metric=criticLoss][data-marked]')).toHaveCount(0)

  await view.term('critics.temporalDifference').hover()
  await expect(view.panel.getByRole('combobox', { name: 'File' })).toHaveValue('algorithms/shared/networks.ts')
  expect(await view.markedCode()).toContain('squaredErrors')

  // The other way round.
  await page.locator('[data-field=lambda]').hover()
  await expect(view.term('actor.advantageWeight')).toHaveAttribute('data-linked')
  await expect(view.term('critics.target')).not.toHaveAttribute('data-linked')

  // A symbol under the pointer; a slider's own symbol in the slider's explanation.
  await view.term('critics.target').locator('[data-symbol="d"]').hover()
  await expect(page.getByRole('tooltip').filter({ hasText: 'where the task ended' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip').filter({ hasText: 'where the task ended' })).toBeHidden()
})

test('by keyboard alone: terms, their sliders, the file and the difference to another', async ({ page }) => {
  const view = await LossView.open(page, 'Cal-QL', 40, 0)
  await view.panel.getByRole('button', { name: /Remove/ }).focus()
  await page.keyboard.press('Tab')
  await expect(view.term('critics.temporalDifference')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(view.term('critics.conservative')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Tab')
  await expect(view.panel.getByRole('region', { name: 'The chosen term' })).toContainText('what the behaviour earned')
  await expect(view.panel.getByRole('region', { name: 'The chosen term' })).toContainText('Discount')
  expect(await view.markedCode()).toContain('function calibrated')

  // To a slider behind “All settings”.
  await view.panel.getByRole('button', { name: /^Discount, .*go to its control/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('slider', { name: 'Discount' })).toBeFocused()

  // Beside CQL: what is only in one of both, and nothing else, is told.
  const beside = view.panel.getByRole('combobox', { name: 'Beside' })
  await beside.focus()
  await beside.selectOption('CQL')
  const difference = view.panel.getByRole('region', { name: 'Difference from cql.ts to cal-ql.ts' })
  await expect(difference.locator('[data-change=added]', { hasText: 'function calibrated' })).toBeVisible()
  await expect(difference.locator('[data-change=removed]', { hasText: 'function conservativeUpdate' })).toHaveCount(1)
  const side = await difference.locator('[data-change=added]').first().boundingBox()
  const left = await difference.locator('[data-change=removed]').first().boundingBox()
  expect(side!.x).toBeGreaterThan(left!.x + 200)
  await page.setViewportSize({ width: 390, height: 844 })
  const above = await difference.locator('[data-change=removed]').first().boundingBox()
  const below = await difference.locator('[data-change=added]').first().boundingBox()
  expect(Math.abs(above!.x - below!.x)).toBeLessThan(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('the loss can be read by everybody', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const view = await LossView.open(page, 'O2O', 40, 40)
  await page.setViewportSize({ width: 1440, height: 3000 })
  await view.panel.getByRole('button', { name: 'Explain' }).click()
  await expectNoViolationsInEitherTheme(page, '[data-panel=loss]')
  const file = view.panel.getByRole('region', { name: 'The algorithm’s file' })
  await file.getByRole('combobox', { name: 'Beside' }).selectOption('TD3+BC')
  await expectNoViolationsInEitherTheme(page, '[aria-label="The algorithm’s file"]')
})
