import { expect, type Page, test } from '@playwright/test'
import { Playground } from './playground'

/** Away from everything that is typed into. */
const blur = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())

const help = (page: Page) => page.getByRole('dialog', { name: 'Help' })

test('everything can be done by keyboard', async ({ page }) => {
  const playground = await Playground.open(page)
  await playground.train.focus()
  await page.keyboard.press('Enter')
  await playground.waitForStep(1)
  await page.keyboard.press('Enter')
  await expect(playground.status).toContainText('Paused')

  const curve = page.getByRole('slider', { name: /Does it get better/ })
  await curve.focus()
  // The curve is drawn at its own pace: until it has a point, there is no end to go to.
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(curve).toHaveAttribute('aria-valuetext', /step .*mean return/, { timeout: 500 })
  }).toPass()
})

test('single keys act, are listed, leave typing alone and can be turned off for good', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await page.keyboard.press('s')
  await expect.poll(() => playground.stepReached()).toBe(1)
  await page.keyboard.press('r')
  await expect.poll(() => playground.stepReached()).toBe(0)
  await expect(playground.train).toBeEnabled()
  await page.keyboard.press('t')
  await playground.waitForStep(1)
  await page.keyboard.press('T')
  await expect(playground.status).toContainText('Paused')
  const dark = (await page.locator('html').getAttribute('data-theme')) === 'dark'
  await page.keyboard.press('d')
  await expect(page.locator('html')).toHaveAttribute('data-theme', dark ? 'light' : 'dark')
  await page.keyboard.press('l')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.keyboard.press('l')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')

  const paused = await playground.stepReached()
  for (const [key, heading] of [
    ['1', 'World'],
    ['2', 'Data'],
    ['3', 'Algorithm'],
    ['4', 'Does it get better?'],
  ] as const) {
    await blur(page)
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeInViewport()
    await page.keyboard.press('Tab')
    const inside = page.locator(':focus')
    await expect(inside).toBeVisible()
    expect(
      await inside.evaluate(
        (element, part) => element.closest('[id][tabindex="-1"]')?.textContent?.includes(part),
        heading!,
      ),
    ).toBe(true)
  }

  await page.getByRole('textbox', { name: 'Seed' }).focus()
  await page.keyboard.press('s')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Theme' }).focus()
  await page.keyboard.press('s')
  expect(await playground.stepReached()).toBe(paused)

  await blur(page)
  await page.keyboard.press('?')
  await expect(help(page)).toBeVisible()
  for (const name of ['Train or pause', 'One gradient step', 'Go to the panels', 'This list']) {
    await expect(help(page).getByText(name)).toBeVisible()
  }
  await page.keyboard.press('s')
  await help(page).getByRole('checkbox', { name: 'Single keys act' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(help(page)).toHaveCount(0)
  await blur(page)
  await page.keyboard.press('s')
  await page.keyboard.press('?')
  await expect(help(page)).toHaveCount(0)
  expect(await playground.stepReached()).toBe(paused)

  await page.reload()
  await expect(playground.train).toBeEnabled({ timeout: 60_000 })
  await page.keyboard.press('s')
  await page.waitForTimeout(300)
  expect(await playground.stepReached()).toBe(0)
})

test('a dialog keeps the focus and gives it back', async ({ page }) => {
  const playground = await Playground.open(page)
  for (const button of [
    page.getByRole('button', { name: 'Help', exact: true }),
    playground.data.getByRole('button', { name: 'Make data' }),
    playground.data.getByRole('button', { name: 'Inspect and operate' }),
  ]) {
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
        ),
      ).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button).toBeFocused()
  }
})

test('Tab visits everything once, in the order of the page, and where it is can be seen', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  await page.evaluate(() => {
    document.documentElement.tabIndex = -1
    document.documentElement.focus()
    document.documentElement.removeAttribute('tabindex')
  })
  const visited: { problem: string; backwards: string }[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const seen = window as Window & { visited?: Element[] }
      seen.visited ??= []
      if (seen.visited.includes(element)) return null
      const before = seen.visited.at(-1)
      // Asked of the two as they stand now: charts that are drawn meanwhile would shift any number.
      const backwards =
        !!before?.isConnected && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
      seen.visited.push(element)
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
      const { outlineStyle } = getComputedStyle(element)
      const drawn =
        outlineStyle !== 'none' || getComputedStyle(element.closest('label') ?? element).outlineStyle !== 'none'
      const at = document.elementFromPoint(
        (left + right) / 2,
        Math.min(bottom - 2, Math.max(top + 2, (top + bottom) / 2)),
      )
      const covered = !at || !(element.contains(at) || at.contains(element) || element.closest('label')?.contains(at))
      const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30)}`
      const small = width < 2 && height < 2
      return {
        backwards: backwards ? name : '',
        problem: drawn || small ? (covered && !small ? `${name} is covered` : '') : `${name} has no outline`,
      }
    })
    if (!here) break
    visited.push(here)
  }
  expect(visited.length).toBeGreaterThan(40)
  expect(visited.map(({ problem }) => problem).filter(Boolean)).toEqual([])
  expect(visited.map(({ backwards }) => backwards).filter(Boolean)).toEqual([])
})

test('links at the start skip to the experiment, the curve and the panels', async ({ page }) => {
  await Playground.open(page)
  for (const [presses, part] of [
    [1, 'experiment'],
    [2, 'curve'],
    [3, 'panels'],
  ] as const) {
    await page.reload()
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible()
    for (let i = 0; i < presses; i++) await page.keyboard.press('Tab')
    const link = page.locator(':focus')
    await expect(link).toBeInViewport()
    await expect(link).toHaveAttribute('href', `#${part}`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').evaluate((element, id) => !!element.closest(`#${id}`), part)).toBe(true)
  }
})

test('after a question about the run the keyboard goes on at the control that asked, and the outcome is said', async ({
  page,
}) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  const voice = page.getByRole('status', { name: 'Announcements' })
  const answer = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toBeVisible()
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(button).toHaveCount(0)
  }
  const radio = page.locator('input[name=algorithm]:checked')
  await radio.focus()
  await page.keyboard.press('ArrowRight')
  await answer('Keep the run')
  await expect(page.locator('input[name=algorithm]:focus')).toHaveCount(1)
  await expect(voice).toHaveText('The run was kept as it is.')

  await radio.focus()
  await page.keyboard.press('ArrowRight')
  await answer('Switch and carry on')
  await expect(page.locator('input[name=algorithm]:focus')).toHaveCount(1)
})

test('one polite voice says what changes, and not more often than one can listen', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const voice = page.getByRole('status', { name: 'Announcements' })
  expect(await page.locator('[aria-live=polite], [role=status]').count()).toBe(1)
  await playground.set('Offline steps', '20000')
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const voice = document.querySelector('[role=status]')!
    new MutationObserver(() => said.push(voice.textContent ?? '')).observe(voice, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  await playground.train.click()
  await expect(voice).toHaveText(/^Training, step/)
  await page.waitForTimeout(3000)
  await playground.pause.click()
  await expect(voice).toHaveText(/^Paused, step/)
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.length).toBeLessThanOrEqual(3)
})
