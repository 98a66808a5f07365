import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Lesson } from '../src/core/lessons/lesson'
import { expectNoViolations } from './axe'

const lessonOf = (id: string) => JSON.parse(readFileSync(`public/lessons/${id}.json`, 'utf8')) as Lesson
const card = (page: Page): Locator => page.getByRole('region', { name: /^Lesson: / })
const cardButton = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true })
const pageButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function ready(page: Page): Promise<void> {
  await expect(pageButton(page, 'Run it live')).toBeEnabled({ timeout: 60_000 })
}

/** The card tells this step, and its place is marked, in view and not under the card. */
async function expectStep(page: Page, { steps }: Lesson, number: number): Promise<void> {
  const { text, do: task, highlight } = steps[number - 1]!
  await expect(card(page)).toContainText(`${number} of ${steps.length}`, { timeout: 100_000 })
  // V^μ stands with its letter raised.
  await expect(card(page)).toContainText(text.en.replaceAll('^', ''))
  await expect(card(page)).toContainText(task.en)
  const place = page.locator('[data-highlighted=lesson]')
  await expect(place).toHaveAttribute('data-place', highlight)
  await expect(place).toBeInViewport()
  await expect(async () => {
    const [one, other] = [(await card(page).boundingBox())!, (await place.boundingBox())!]
    const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
    const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
    expect(Math.min(across, down)).toBeLessThanOrEqual(0)
  }).toPass({ timeout: 10_000 })
}

/** The task is done, and the lesson waits for the person. */
async function goOn(page: Page, lesson: Lesson, number: number, press = (button: Locator) => button.click()) {
  await expect(card(page)).toContainText('Done.', { timeout: 100_000 })
  await press(cardButton(page, 'Next'))
  await expectStep(page, lesson, number)
}

test('through the lesson of the page, as somebody does who has just come', async ({ page }) => {
  test.setTimeout(180_000)
  const lesson = lessonOf('page')
  await page.goto('/?backend=wasm')
  await ready(page)
  await expect(card(page)).toHaveCount(0)
  await page.locator('summary', { hasText: 'Lessons' }).click()
  await pageButton(page, 'Lesson: The page').click()
  await expect(page).toHaveURL(/lesson=page/)
  await expectStep(page, lesson, 1)
  await expect(cardButton(page, 'Back')).toBeDisabled()
  await expectNoViolations(page)
  for (const number of [2, 3, 4]) {
    await cardButton(page, 'Next').click()
    await expectStep(page, lesson, number)
  }
  // What is not done can be skipped; here it is done.
  await expect(cardButton(page, 'Skip')).toBeVisible()
  await pageButton(page, 'Draw what you expect').click()
  const area = page.getByRole('slider', { name: 'Your prediction' })
  const { x, y, width, height } = (await area.boundingBox())!
  await page.mouse.move(x + 0.2 * width, y + 0.7 * height)
  await page.mouse.down()
  await page.mouse.move(x + 0.4 * width, y + 0.3 * height, { steps: 8 })
  await page.mouse.up()
  await pageButton(page, 'Done').click()
  await goOn(page, lesson, 5)
  await pageButton(page, 'Run it live').click()
  await goOn(page, lesson, 6)
  await page.getByLabel('Add a panel').selectOption({ label: 'Loss, term by term' })
  await goOn(page, lesson, 7)
  await page.getByRole('button', { name: 'Term: conservative term' }).click()
  await goOn(page, lesson, 8)
  await cardButton(page, 'Finish').click()
  await expect(card(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/lesson=/)
  await expect(page.locator('[data-highlighted]')).toHaveCount(0)

  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const list = page.getByRole('dialog').getByRole('region', { name: 'Lessons' })
  await expect(list.getByRole('listitem').filter({ hasText: 'The page' })).toContainText('been through')
})

test('through the lesson of unlearning by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  const lesson = lessonOf('unlearning')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/?backend=wasm&lesson=unlearning')
  await ready(page)
  await expectStep(page, lesson, 1)
  await expect(card(page)).toBeFocused()
  const press = async (target: Locator, key = 'Enter') => {
    await target.focus()
    await page.keyboard.press(key)
  }
  await press(cardButton(page, 'Next'))
  await expectStep(page, lesson, 2)
  // The card keeps the keyboard until it is asked to go to what it speaks of, and one key comes back.
  await expect(cardButton(page, 'Skip')).toBeFocused()
  await press(cardButton(page, 'Go there'))
  await expect(card(page).locator(':focus')).toHaveCount(0)
  await page.keyboard.press('6')
  await expect(card(page)).toBeFocused()

  const method = page.getByLabel('Recorded method', { exact: true })
  await method.focus()
  await page.keyboard.type('Cal')
  await goOn(page, lesson, 3, press)
  await page.getByRole('button', { name: 'Term: down, but not below V^μ' }).focus()
  await goOn(page, lesson, 4, press)
  await press(page.locator('[data-scenario-slider=fallReward]').getByRole('slider'), 'Home')
  await goOn(page, lesson, 5, press)
  await press(pageButton(page, 'Draw what you expect'))
  const area = page.getByRole('slider', { name: 'Your prediction' })
  await expect(area).toBeFocused()
  for (const key of ['End', 'PageUp', 'PageUp', 'Enter']) await page.keyboard.press(key)
  await goOn(page, lesson, 6, press)
  await press(pageButton(page, 'Run it live'))
  await goOn(page, lesson, 7, press)
  await expect(page.getByRole('main')).toContainText('Your line and this run (1 seed)')
  await press(page.locator('summary', { hasText: 'Live' }))
  await press(page.getByRole('checkbox', { name: 'Show recorded runs' }), 'Space')
  await goOn(page, lesson, 8, press)
  await expect(page.locator('[data-claim=cql-forgets] td').nth(1)).toContainText(/holds|does not hold/)

  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect(page.locator('[data-lesson-button]:focus')).toHaveCount(1)
})

test('a lesson comes back where it was left, also after a reload, and goes with its scenario', async ({ page }) => {
  await page.goto('/?backend=wasm&lesson=none')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('There is no lesson “none”')
  await ready(page)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Collapse' }).click()
  await expectStep(page, lessonOf('collapse'), 1)
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('collapse')
  await cardButton(page, 'Next').click()
  await expectStep(page, lessonOf('collapse'), 2)
  await page.reload()
  await expectStep(page, lessonOf('collapse'), 2)
  const side = await card(page).getAttribute('data-side')
  await cardButton(page, 'Move the card to the other side').click()
  await expect(card(page)).not.toHaveAttribute('data-side', side!)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('optimism')
  await expect(card(page)).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('collapse')
  await page.locator('summary', { hasText: 'Lessons' }).click()
  await pageButton(page, 'Lesson: Collapse').click()
  await expectStep(page, lessonOf('collapse'), 2)
})

test('phone, dark, Chinese: a sheet above the run bar, without violations', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(() => {
    localStorage.setItem(
      'playground-preferences',
      JSON.stringify({ state: { theme: 'dark', language: 'zh' }, version: 0 }),
    )
  })
  await page.goto('/?backend=wasm&lesson=hallucination')
  const sheet = page.getByRole('region', { name: '课程：幻觉' })
  await expect(sheet).toContainText('第 1 步，共 8 步')
  await expect(page.getByRole('button', { name: '实时运行', exact: true })).toBeEnabled({ timeout: 60_000 })
  const bottom = await sheet.evaluate((element) => element.getBoundingClientRect().bottom)
  const bar = await page
    .getByRole('region', { name: '运行控制' })
    .evaluate((element) => element.getBoundingClientRect().top)
  expect(Math.abs(bottom - bar)).toBeLessThan(2)
  await expectNoViolations(page)
  await sheet.getByRole('button', { name: '下一步' }).click()
  await expect(page.locator('[data-place=world][data-highlighted]')).toBeInViewport({ ratio: 0.9 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
