import { expect, type Page, test } from '@playwright/test'
import { expectNoViolations, expectNoViolationsInEitherTheme } from './axe'
import { Playground } from './playground'
import { views } from './views'

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`no violations, ${viewport.width} px wide`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    const playground = await Playground.open(page)
    await playground.openAllSettings()
    await playground.train.click()
    await playground.waitForStep(250)
    await playground.pause.click()
    await playground.learningCurve.getByRole('button', { name: 'Explain' }).click()
    await playground.learningCurve.getByRole('button', { name: 'Table' }).click()
    await playground.upload('broken/prose.csv')
    await expect(playground.data.getByRole('alert')).toBeVisible()
    await playground.set('Hidden units', '32')
    await expectNoViolationsInEitherTheme(page)
  })
}

test('phone: one column without sideways scrolling, story before curve, the run button within reach', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const playground = await Playground.open(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByText('All settings').scrollIntoViewIfNeeded()
  await expect(playground.train).toBeInViewport()
  const top = async (name: string) =>
    (await page.getByRole('region', { name }).or(page.getByRole('figure', { name })).boundingBox())!.y
  expect(await top('Does it get better?')).toBeLessThan(await top('World'))
  expect(await top('Algorithm')).toBeLessThan(await top('What do the networks learn?'))
})

for (const { colorScheme, viewport } of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const) {
  test(`no violations in any dialog and mode: ${colorScheme}, ${viewport.width} px wide`, async ({ page }) => {
    test.setTimeout(150_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    await Playground.open(page, '/?backend=wasm')
    for (const view of views) {
      await test.step(view.name, async () => {
        await view.open(page)
        await expectNoViolations(page)
        await view.close(page)
      })
    }
  })
}

/** What sticks out of the page sideways, unless it lies in something that can be scrolled or is clipped on purpose. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const reachable = (element: Element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowX, position } = getComputedStyle(at)
        if (overflowX !== 'visible' || position === 'fixed') return true
      }
      return false
    }
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect()
        const out = right > innerWidth + 1 || left < -1
        const seen = width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible'
        return out && seen && !reachable(element)
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`)
  })
}

// 1280 px at 200 %, and the 320 px to which WCAG 1.4.10 wants a page to reflow.
for (const width of [640, 320]) {
  test(`magnified, nothing is lost: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 512 })
    const playground = await Playground.open(page, '/?backend=wasm')
    await playground.openAllSettings()
    await playground.step.click()
    await expect.poll(() => playground.stepReached()).toBe(1)
    for (const button of await page.getByRole('button', { name: 'Explain' }).all()) await button.click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await cutOff(page)).toEqual([])
    for (const name of ['Train', 'Step', 'Reset']) {
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    }
    for (const view of views) {
      await test.step(view.name, async () => {
        await view.open(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(await cutOff(page)).toEqual([])
        await view.close(page)
      })
    }
  })
}

test('with colours of the system alone, states can still be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.step.click()
  await playground.waitForStep(1)
  const colour = (selector: string, pseudo: string | null, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, [name, what]) => getComputedStyle(element, name).getPropertyValue(what!), [
        pseudo,
        property,
      ] as const)
  const ground = await colour('body', null, 'background-color')
  const track = await colour('footer [role=progressbar]', '::after', 'background-color')
  const rest = await colour('footer [role=progressbar]', '::before', 'background-color')
  expect(new Set([track, rest, ground]).size).toBe(3)
  const chosen = await page.locator('label:has(input[name=algorithm]:checked)').evaluate(signature)
  const other = await page.locator('label:has(input[name=algorithm]:not(:checked))').first().evaluate(signature)
  expect(chosen).not.toBe(other)
})

/** How a label looks, in what forced colours leave of it. */
function signature(element: Element): string {
  return [element, ...element.querySelectorAll('*')]
    .map((each) => {
      const { borderBottom, fontWeight, textDecorationLine, outline } = getComputedStyle(each)
      return [borderBottom, fontWeight, textDecorationLine, outline].join(' ')
    })
    .join('; ')
}

test('with reduced motion the view stands still until it is started', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await Playground.open(page)
  await expect(page.getByRole('button', { name: 'Play the view' })).toBeVisible()
})
