import { expect, test } from '@playwright/test'
import { expectNoViolations } from './axe'
import { inFreePlay } from './playground'

const CHINESE = /[\u4e00-\u9fff]/
/** Two plain words in a row. */
const ENGLISH = /\b[a-z]{2,} [a-z]{2,}\b/

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

  test('reads why a file is refused, and why this backend was taken', async ({ page }) => {
    await page.goto(inFreePlay('/'))
    const backend = page.locator('[data-backend]')
    await expect(backend).toBeVisible({ timeout: 60_000 })
    await backend.getByRole('button').hover()
    const reasons = page.getByRole('tooltip').filter({ hasText: 'WebGPU' })
    await expect(reasons).toContainText('在这里可用的之中最快。')
    await expect(reasons).toContainText('未使用 WebGPU：')
    // Names apart, nothing of it is English.
    await expect(reasons).not.toContainText(ENGLISH)

    await page.getByLabel('选择文件').setInputFiles('src/core/data/formats/fixtures/broken/ragged-row-41.csv')
    const refusal = page.getByRole('alert').filter({ hasText: 'ragged-row-41.csv' })
    await expect(refusal).toContainText('ragged-row-41.csv：第 41 行有 9 个值，但表头列出 8 列。')

    // A change of language says the same anew.
    await page.getByRole('combobox', { name: '语言' }).selectOption('en')
    await expect(refusal).toContainText('ragged-row-41.csv: line 41 has 9 values, but the header names 8 columns.')
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
      await expectNoViolations(page)
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
