import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Recording } from '../src/core/scenarios/recording'
import { expectNoViolations } from './axe'
import { Playground, plainNumber } from './playground'

/** What the page opens on. */
const recording = JSON.parse(readFileSync('public/scenarios/recorded/initial-unlearning.json', 'utf8')) as Recording

function main(page: Page): Locator {
  return page.getByRole('main')
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true })
}

async function open(page: Page, address = '/?backend=wasm&scenario=unlearning'): Promise<Playground> {
  await page.goto(address)
  await expect(button(page, 'Run it live')).toBeEnabled({ timeout: 60_000 })
  return new Playground(page)
}

/** Run, seed, step and mean return, as the curve's table tells them. */
async function curveRows(playground: Playground) {
  const rows = await playground.cellsOf(playground.learningCurve)
  return rows.map(([run, seed, step, mean]) => ({
    run: run!,
    seed: plainNumber(seed!),
    step: plainNumber(step!),
    mean: plainNumber(mean!),
  }))
}

test('the page opens on recorded runs, says so, and shows the very numbers of the recording', async ({ page }) => {
  const playground = await open(page, '/')
  await expect(
    page.getByRole('heading', { name: /CQL loses all it could do and climbs back slowly; Cal-QL arrives at once/ }),
  ).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByLabel('Number of seeds').selectOption('2')
  await expect(button(page, 'Run it live')).toHaveAttribute('title', /2 seeds, on two cores/)
  await page.getByLabel('Number of seeds').selectOption('1')
  const label = main(page).locator('summary', { hasText: 'How they were made' })
  const [first, last] = [recording.seeds[0], recording.seeds.at(-1)]
  await expect(label).toContainText(`5 seeds (${first} to ${last})`)
  await label.click()
  await expect(main(page)).toContainText(`version ${recording.made.playground}`)
  await expect(main(page)).toContainText('Configuration of Cal-QL')
  await expect(playground.learningCurve.locator('[data-lines]')).toHaveAttribute('data-lines', '18')

  const rows = await curveRows(playground)
  const traces = recording.traces.flatMap(({ method, seed, curves }) =>
    curves.return!.steps.map((step, i) => ({ method, seed, step, mean: curves.return!.values[i]! })),
  )
  expect(rows).toHaveLength(traces.length)
  const nameOf: Readonly<Record<string, string>> = { cql: 'CQL', 'cal-ql': 'Cal-QL', iql: 'IQL' }
  for (const { method, seed, step, mean } of traces) {
    const row = rows.find((one) => one.run === `${nameOf[method]}, recorded` && one.seed === seed && one.step === step)
    expect(row?.mean).toBeCloseTo(Number(mean.toPrecision(3)), 6)
  }
  await main(page).locator('summary', { hasText: 'What the runs carry' }).click()
  for (const { id, mean, passed } of recording.claims) {
    const cell = page.locator(`[data-claim=${id}] td`)
    await expect(cell).toContainText(passed ? 'holds' : 'does not hold')
    expect(plainNumber((await cell.locator('span').first().innerText()).trim())).toBeCloseTo(
      Number(mean!.toPrecision(3)),
      6,
    )
  }

  // The policy of the recording moves, and another one can be looked at.
  const world = page.getByRole('region', { name: 'World' })
  await expect(world).toContainText('recorded')
  await world.getByLabel('Recorded moment').selectOption({ label: 'after 1\u202f500 steps' })
  await expect(world).toContainText('Policy after 1\u202f500 steps, recorded')
  await world.getByRole('button', { name: 'Play the view' }).click()
  const step = () => world.getByText(/^step \d+ of \d+$/).innerText()
  const before = await step()
  await expect.poll(step).not.toBe(before)
  await world.getByLabel('Recorded method').selectOption('cal-ql')
  await expect(page.getByRole('region', { name: 'Algorithm' })).toContainText('Cal-QL')
})

test('run live, CQL forgets what it could do and Cal-QL does not; the claims are told for one seed', async ({
  page,
}) => {
  const playground = await open(page)
  await expect(button(page, 'Run it live')).toHaveAttribute('title', /About \d+ s for all methods, one seed/)
  await button(page, 'Run it live').click()
  await expect(page.locator('[data-left]')).toContainText(/left/)
  await expect(button(page, 'Run it again')).toBeVisible({ timeout: 80_000 })
  await expect(page.locator('[data-live=finished]')).toHaveCount(3)

  const rowsOf = async (run: string) => (await curveRows(playground)).filter((row) => row.run === run)
  await expect.poll(async () => (await rowsOf('IQL')).at(-1)?.step).toBe(3500)
  const lowestOf = async (run: string) => {
    const rows = await rowsOf(run)
    expect(rows.find(({ step }) => step === 1500)!.mean).toBeGreaterThan(9)
    return Math.min(...rows.filter(({ step }) => step > 1500).map(({ mean }) => mean))
  }
  const [cql, calQl] = [await lowestOf('CQL'), await lowestOf('Cal-QL')]
  expect(cql).toBeLessThan(4)
  expect(calQl).toBeGreaterThan(cql + 2)

  const forgets = page.locator('[data-claim=cql-forgets] td').nth(1)
  await expect(forgets).toContainText('holds')
  await expect(page.locator('[data-claim=cql-uncalibrated] td').nth(1).locator('span')).not.toBeEmpty()
  await expect(main(page)).toContainText('One seed shows what can happen, not how often.')

  await main(page).locator('summary', { hasText: 'Live' }).click()
  await page.getByRole('checkbox', { name: 'Show recorded runs' }).check()
  await expect(playground.learningCurve).toContainText('Cal-QL, recorded')
  await button(page, 'Back to the recording').click()
  await expect(button(page, 'Run it live')).toBeVisible()
  await expect(playground.status).toContainText('Recorded')
})

test('by keyboard: what the text is about is marked, a slider asks before live runs begin anew', async ({ page }) => {
  await open(page)
  const watch = main(page).getByRole('button', { name: /^Mean Q: CQL enters/ })
  await watch.focus()
  await expect(page.locator('[data-place=calibration][data-highlighted]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  // The number on the picture has the focus, and there is a way back.
  const callout = page.locator('[data-picture=promises] [data-callout="2"]')
  await expect(callout).toBeFocused()
  await expect(page.locator('[data-story]')).toContainText('Mean Q: CQL enters')
  await button(page, 'Back to the list').click()
  await expect(watch).toBeFocused()
  await watch.blur()
  await expect(page.locator('[data-highlighted]')).toHaveCount(0)

  await button(page, 'Run it live').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-method=cql][data-live=training]')).toBeAttached()
  await button(page, 'Set Consolation for falling to 0').focus()
  await page.keyboard.press('Enter')
  const slider = page.locator('[data-scenario-slider=fallReward]')
  await slider.getByRole('button', { name: 'Start anew' }).click()
  await expect(slider.getByRole('slider')).toHaveAttribute('aria-valuetext', /^0/)
  await expect(page.locator('[data-method=cql][data-live=training]')).toBeAttached()
  // A live one acts on all that have it, and asks nothing.
  const online = page.locator('[data-scenario-slider=regulariserWeightOnline]')
  await online.getByRole('slider').press('ArrowRight')
  await expect(page.getByRole('list', { name: 'Marks' })).toContainText(/at step/)
  await button(page, 'Pause').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Go on')).toBeVisible()
})

test('another scenario, another language, free play', async ({ page }) => {
  await open(page)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('adaptation')
  await expect(page.getByRole('heading', { name: /PEARL meets goals/ })).toBeVisible()
  await expect(page).toHaveURL(/scenario=adaptation/)
  await expect(page.getByRole('region', { name: 'World' })).toContainText(/Hidden from the agent: goal x/)
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh')
  await expect(page.getByRole('heading', { name: /PEARL 遇到从未见过的目标/ })).toBeVisible()
  await expect(button(page, '实时运行')).toBeVisible()
  await page.getByRole('combobox', { name: '语言' }).selectOption('en')
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('free')
  await expect(new Playground(page).train).toBeEnabled()
  await expect(main(page).locator('[data-claim]')).toHaveCount(0)
})

test('without the files of the scenarios the page is there for free play', async ({ page }) => {
  await page.route('**/scenarios/**', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('/?backend=wasm')
  await expect(new Playground(page).train).toBeEnabled({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('free play')
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`no violations: ${colorScheme}, ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    await open(page)
    await main(page).locator('summary', { hasText: 'How they were made' }).click()
    await main(page).locator('summary', { hasText: 'What the runs carry' }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await expectNoViolations(page)
  })
}
