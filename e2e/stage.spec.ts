import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Playground, plainNumber } from './playground'

const picture = (page: Page, id: string) => page.locator(`[data-picture=${id}]`)
const head = (page: Page) => page.locator('[data-play-head]')

async function train(page: Page, offline: number, online: number): Promise<Playground> {
  const playground = await Playground.open(page, '/?backend=wasm')
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('bridge')
  await page.locator('#algorithm').getByText('Cal-QL', { exact: true }).click()
  await expect(page.getByRole('slider', { name: 'Regulariser, offline' })).toBeVisible()
  await playground.set('Offline steps', String(offline))
  await playground.set('Online steps', String(online))
  await playground.train.click()
  return playground
}

/** The whole of it is in the window, and nothing of it lies under the header or the timeline. */
async function isWhollyInView(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const above = document.querySelector('header')!.getBoundingClientRect().bottom
    const below = document.querySelector('footer')!.getBoundingClientRect().top
    return top >= above - 1 && bottom <= below + 1 && left >= 0 && right <= window.innerWidth
  })
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const) {
  test(`at ${width} x ${height} the promises are in view while it trains, and nothing moves when it begins`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const playground = await Playground.open(page, '/?backend=wasm')
    const stage = page.locator('[data-slot]')
    const boxes = () =>
      stage.evaluateAll((slots) => slots.map((slot) => JSON.stringify(slot.getBoundingClientRect().toJSON())))
    await expect(stage).toHaveCount(4)
    const before = await boxes()
    await playground.set('Offline steps', '4000')
    await playground.train.click()
    await playground.waitForStep(60)
    expect(await boxes()).toEqual(before)
    for (const slot of await stage.all()) expect(await isWhollyInView(slot)).toBe(true)
    for (const name of ['AWAC', 'Cal-QL', 'O2O', 'MOPO', 'PEARL'])
      expect(await isWhollyInView(page.getByText(name, { exact: true }).first())).toBe(true)
    expect(await isWhollyInView(page.locator('[data-place=world] canvas').first())).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

test('while three methods train at the same time every picture over time keeps up with them', async ({ page }) => {
  await page.goto('/?backend=wasm&scenario=unlearning')
  await page.getByRole('button', { name: 'Run it live' }).click()
  await expect(page.locator('[data-method][data-live=training]')).toHaveCount(3)
  const progress = page.locator('footer [role=progressbar]')
  // As far as the lines reach, in pixels from the left of each picture.
  const reach = (id: string) =>
    picture(page, id)
      .locator('path')
      .evaluateAll((lines) => {
        const ends = lines.map((line) => (line as SVGPathElement).getBBox()).map(({ x, width }) => x + width)
        return Math.max(0, ...ends)
      })
  for (const share of [0.3, 0.6]) {
    const reached = async () => {
      const [now, most] = await Promise.all(
        ['aria-valuenow', 'aria-valuemax'].map((name) => progress.getAttribute(name)),
      )
      return Number(now) / Number(most)
    }
    await expect.poll(reached, { timeout: 60_000 }).toBeGreaterThan(share)
    const there = await reach('return')
    for (const id of ['promises', 'disagreement'])
      await expect.poll(() => reach(id), { message: `${id} at ${share}`, timeout: 5000 }).toBeGreaterThan(0.85 * there)
  }
})

test('what is told above the stage takes its room from it, and pushes nothing under the timeline', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.train.click()
  await playground.waitForStep(300)
  await expect(page.locator('[data-storage=kept]')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('region', { name: 'An interrupted run' })).toBeVisible()
  const slots = await page.locator('[data-slot]').all()
  expect(slots.length).toBe(4)
  for (const slot of slots) expect(await isWhollyInView(slot)).toBe(true)
})

test('no width from 360 to 1920 scrolls sideways', async ({ page }) => {
  await Playground.open(page, '/?backend=wasm')
  for (const width of [360, 480, 640, 720, 844, 900, 960, 1100, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 800 })
    // Charts take their new size a moment later.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: String(width) })
      .toBeLessThanOrEqual(width)
  }
})

test('time turned back shows what was seen then, to the digit, and goes on from live', async ({ page }) => {
  test.setTimeout(180_000)
  const playground = await train(page, 200, 100)
  await expect(playground.trainAgain).toBeVisible({ timeout: 90_000 })
  await head(page).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
  const step = Number(await head(page).getAttribute('data-play-head'))
  expect(step).toBeGreaterThan(1)
  expect(step).toBeLessThan(20)
  const scatter = picture(page, 'scatter')
  await expect(scatter.locator(`[data-step="${step}"]`)).toBeVisible({ timeout: 60_000 })
  const then = await playground.tableOf(scatter)
  expect(then).toHaveLength(32)

  // The same run again, halted at that very step.
  await page.keyboard.press('Escape')
  await playground.reset.click()
  await expect(playground.status).toContainText('Ready')
  for (let i = 0; i < step; i++) await playground.step.click()
  await expect.poll(() => playground.stepReached(), { timeout: 60_000 }).toBe(step)
  await expect(scatter.locator(`[data-step="${step}"]`)).toBeVisible({ timeout: 60_000 })
  expect(await playground.tableOf(scatter)).toEqual(then)
})

test('what is sampled agrees with what is computed here from the picture at the same step', async ({ page }) => {
  test.setTimeout(150_000)
  const playground = await train(page, 100, 50)
  await expect(playground.trainAgain).toBeVisible({ timeout: 90_000 })
  await expect(picture(page, 'scatter').locator('[data-step="150"]')).toBeVisible({ timeout: 30_000 })
  const rows = await playground.tableOf(picture(page, 'scatter'))
  const earned = rows.reduce((sum, row) => sum + row[1]!, 0) / rows.length
  const names = await playground.columnsOf(picture(page, 'promises'))
  const series = await playground.cellsOf(picture(page, 'promises'))
  const column = names.findIndex((name) => name.startsWith('earned'))
  // Looked at from the first step on, at the switch, and at the end.
  const steps = series.map((row) => plainNumber(row[0]!))
  expect(steps).toEqual(expect.arrayContaining([100, 150]))
  expect(steps[0]).toBeLessThanOrEqual(1)
  expect(plainNumber(series.at(-1)![column]!)).toBeCloseTo(earned, 1)
})

const looks = JSON.parse(readFileSync('public/scenarios/recorded/unlearning.looks.json', 'utf8')) as {
  readonly runs: readonly {
    readonly method: string
    readonly looks: readonly {
      readonly step: number
      readonly reports: readonly {
        readonly panel: string
        readonly answer?: { readonly reliability: { readonly predicted: { readonly of: readonly number[] } } }
      }[]
    }[]
  }[]
}

test('a recording is scrubbed: every picture, the line of the head and the world are of that step', async ({
  page,
}) => {
  await page.goto('/?backend=wasm&scenario=unlearning')
  const scatter = picture(page, 'scatter')
  await expect(scatter.locator('[data-step="3500"]')).toHaveCount(3, { timeout: 60_000 })
  await head(page).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  const step = Number(await head(page).getAttribute('data-play-head'))
  const steps = looks.runs[0]!.looks.map((look) => look.step)
  expect(step).toBe(steps[3])
  await expect(scatter.locator(`[data-step="${step}"]`)).toHaveCount(3)
  const rows = await new Playground(page).cellsOf(scatter)
  expect(rows).toHaveLength(96)
  const of = looks.runs[0]!.looks[3]!.reports.find(({ panel }) => panel === 'calibration')!.answer!.reliability
    .predicted.of
  const shown = rows.filter(([method]) => method!.startsWith('CQL')).map((row) => plainNumber(row[1]!))
  expect(shown).toHaveLength(32)
  // The table writes three digits of what was recorded with four.
  const wanted = [...of].sort((a, b) => a - b)
  for (const [i, value] of [...shown].sort((a, b) => a - b).entries()) {
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(wanted[i]!))) - 2)
    expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(0.51 * unit)
  }
  await expect(page.getByRole('button', { name: 'Fork here' })).toBeDisabled()
  await page.keyboard.press('Escape')
})

test('the page opens with the recording playing, once, unless motion is not wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto('/?backend=wasm')
  await expect(head(page)).not.toHaveAttribute('data-play-head', 'live', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Halt', exact: true }).click()
  await page.getByRole('button', { name: 'To the end' }).click()
  await expect(head(page)).toHaveAttribute('data-play-head', 'live')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/?backend=wasm&scenario=unlearning')
  await expect(picture(page, 'scatter').locator('[data-step="3500"]')).toHaveCount(3, { timeout: 60_000 })
  await expect(head(page)).toHaveAttribute('data-play-head', 'live')
})

test('the pace goes down to a few steps a second, and training pauses at the switch', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '30')
  await playground.set('Online steps', '200')
  await page.locator('summary', { hasText: 'Pace' }).click()
  await page.getByRole('checkbox', { name: 'Pause at the switch' }).check()
  await playground.train.click()
  await expect.poll(() => playground.stepReached(), { timeout: 60_000 }).toBe(30)
  await expect(playground.status).toContainText('Paused')
  await page.locator('summary', { hasText: 'Pace' }).click()
  await page.getByRole('slider', { name: 'Pace' }).press('Home')
  await playground.train.click()
  await page.waitForTimeout(3000)
  const step = await playground.stepReached()
  expect(step).toBeGreaterThan(30)
  expect(step).toBeLessThanOrEqual(36)
})

test('what was kept to look back at survives a reload', async ({ page }) => {
  test.setTimeout(150_000)
  const playground = await train(page, 200, 4000)
  await playground.waitForStep(230)
  await playground.pause.click()
  await expect(page.locator('[data-storage=kept]')).toBeVisible()
  await page.reload()
  await page.getByRole('region', { name: 'An interrupted run' }).getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => playground.stepReached(), { timeout: 60_000 }).toBeGreaterThanOrEqual(200)
  await head(page).focus()
  await page.keyboard.press('Home')
  await expect
    .poll(
      async () => {
        const step = await head(page).getAttribute('data-play-head')
        return Number(step) < 200 && (await picture(page, 'scatter').locator(`[data-step="${step}"]`).count())
      },
      { timeout: 60_000 },
    )
    .toBe(1)
})

test('presented, the stage is alone with words that are read from the last row', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await Playground.open(page, '/?backend=wasm')
  await page.keyboard.press('p')
  await expect(page.getByRole('region', { name: 'World' })).toBeHidden()
  const sizes = await page.getByRole('region', { name: 'The stage' }).evaluate((stage) =>
    [...stage.querySelectorAll('*')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .filter((element) => element.getClientRects().length > 0 && element.tagName !== 'OPTION')
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize) * 1.55),
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20)
  await page.keyboard.press('2')
  await expect(picture(page, 'promises')).toBeVisible()
  await expect(picture(page, 'return')).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'World' })).toBeVisible()
})
