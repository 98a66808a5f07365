import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { inFreePlay } from './playground'

const CHINESE = /[\u4e00-\u9fff]/

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('gets it, may switch to English and back, and the choice is kept', async ({ page }) => {
    await page.goto(inFreePlay('/'))
    const html = page.locator('html')
    await expect(html).toHaveAttribute('lang', 'zh-Hans')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(CHINESE)
    await expect(page).toHaveTitle(CHINESE)
    // What core declares, too: a world, an algorithm's summary, a setting.
    await expect(page.getByRole('combobox', { name: '环境' })).toContainText('倒立摆')
    await expect(page.locator('[data-field="offlineSteps"]').first()).toContainText('离线步数', { timeout: 60_000 })

    await page.getByRole('combobox', { name: '语言' }).selectOption('en')
    await expect(html).toHaveAttribute('lang', 'en')
    await expect(page.locator('[data-field="offlineSteps"]').first()).toContainText('Offline steps')
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(CHINESE)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(CHINESE)
    await expect(html).toHaveAttribute('lang', 'en')

    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh')
    await expect(html).toHaveAttribute('lang', 'zh-Hans')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(CHINESE)
  })

  for (const width of [1440, 390]) {
    test(`no violations and no sideways scrolling, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(inFreePlay('/'))
      const button = page.getByRole('region', { name: '运行控制' }).getByRole('button').first()
      await expect(button).toBeEnabled({ timeout: 60_000 })
      await page.getByText('全部设置').click()
      await expect(page.locator('[data-field="discount"]').first()).toContainText('折扣因子')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      // As tall as the page: what the fixed bar covers just now is no smaller for it.
      await page.setViewportSize({ width, height: 6000 })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([])
    })
  }
})

test.describe('a browser that asks for something else', () => {
  test.use({ locale: 'fr-FR' })

  test('gets English, and fetches no Chinese', async ({ page }) => {
    const scripts: string[] = []
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scripts.push(await response.text().catch(() => ''))
    })
    await page.goto(inFreePlay('/'))
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.locator('[data-field="offlineSteps"]').first()).toContainText('Offline steps', {
      timeout: 60_000,
    })
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((script) => script.includes('折扣因子'))).toEqual([])
  })
})
