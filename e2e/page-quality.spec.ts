import { expect, test } from '@playwright/test'
import { Playground } from './playground'
import { addEveryPanel } from './views'

// What Lighthouse looks at under "best practices", in use as well, which it does not see. Its own scores come from
// npm run lighthouse, which is no part of npm test as it has to be fetched. Accessibility is axe's to judge, in files of its own.

test('the document says what browsers and search engines need', async ({ page, request }) => {
  const bytes = await (await request.get('/')).body()
  expect(bytes.subarray(0, 1024).toString('latin1').toLowerCase()).toContain('<meta charset="utf-8"')
  expect(bytes.toString('utf8')).not.toMatch(/(?:src|href)="http:/)

  await Playground.open(page, '/?backend=wasm')
  const facts = await page.evaluate(() => {
    const content = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? ''
    return {
      doctype: document.doctype?.name,
      mode: document.compatMode,
      characters: document.characterSet,
      language: document.documentElement.lang,
      title: document.title,
      description: content('description'),
      viewport: content('viewport'),
      mainHeadings: document.querySelectorAll('h1').length,
      icon: document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href,
      manifest: document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href,
    }
  })
  expect(facts).toMatchObject({
    doctype: 'html',
    mode: 'CSS1Compat',
    characters: 'UTF-8',
    language: 'en',
    mainHeadings: 1,
  })
  expect(facts.title.length).toBeGreaterThan(5)
  expect(facts.description.length).toBeGreaterThan(50)
  expect(facts.viewport).toContain('width=device-width')
  // Whoever wants to magnify may.
  expect(facts.viewport).not.toMatch(/user-scalable|maximum-scale/)
  expect((await request.get(facts.icon!)).ok()).toBe(true)
  expect(await (await request.get('/robots.txt')).text()).toMatch(/^User-agent: \*/)
  const manifest = await (await request.get(facts.manifest!)).json()
  for (const icon of manifest.icons) expect((await request.get(`/${icon.src}`)).ok(), icon.src).toBe(true)
})

test('in use, nothing is logged as an error, deprecated, or drawn out of shape', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`))
  page.on(
    'response',
    (response) => response.status() >= 400 && problems.push(`${response.status()}: ${response.url()}`),
  )
  await page.exposeFunction('noteReport', (text: string) => problems.push(text))
  await page.addInitScript(() => {
    const { noteReport } = window as unknown as { noteReport: (text: string) => void }
    const note = (reports: readonly Report[]) => {
      for (const { type, body } of reports) noteReport(`${type}: ${JSON.stringify(body)}`)
    }
    new ReportingObserver(note, { types: ['deprecation', 'intervention'], buffered: true }).observe()
  })
  const playground = await Playground.open(page, '/?backend=wasm')
  await addEveryPanel(page)
  await playground.step.click()
  await playground.waitForStep(1)
  await playground.train.click()
  await playground.waitForStep(50)
  await playground.pause.click()
  for (const panel of await page.locator('[data-panel]').all()) await panel.scrollIntoViewIfNeeded()
  await page.waitForTimeout(500)
  const outOfShape = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')]
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        const own =
          element instanceof HTMLImageElement
            ? element.naturalWidth / element.naturalHeight
            : element.width / element.height
        return {
          name: element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 80),
          stretched: width / height / own,
          width,
        }
      })
      .filter(({ width, stretched }) => width > 8 && Math.abs(stretched - 1) > 0.05),
  )
  expect(outOfShape).toEqual([])
  const tooSmall = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      )
      .filter((element) => element.getClientRects().length > 0 && !element.closest('math'))
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 11)
      .map((element) => `${element.tagName}: ${element.textContent?.slice(0, 40)}`),
  )
  expect(tooSmall).toEqual([])
  expect(problems).toEqual([])
})
