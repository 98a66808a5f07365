import { expect, type Page, test } from '@playwright/test'
import { headersFile, policyForHtml, securityHeaders } from '../src/setup/headers'
import { Playground } from './playground'
import { addEveryPanel, uploadEachFormat, views } from './views'

/** What the browser refuses, in the page and in its workers, and every address that anything asks for. */
async function watch(page: Page) {
  const refused: string[] = []
  const addresses: string[] = []
  await page.exposeFunction('noteRefusal', (text: string) => refused.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      void (window as unknown as { noteRefusal: (text: string) => void }).noteRefusal(
        `${effectiveDirective}: ${blockedURI} in ${sourceFile}`,
      )
    })
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy|violates|Refused to/i.test(message.text())) refused.push(message.text())
  })
  page.context().on('request', (request) => addresses.push(request.url()))
  return { refused, addresses }
}

/** Addresses outside of the page's own origin; what the page holds in memory itself is none. */
function foreign(addresses: readonly string[], origin: string): string[] {
  return addresses.filter((address) => !/^(data|blob):/.test(address) && new URL(address).origin !== origin)
}

test('the page is served with all headers, and says in itself what HTML can say', async ({ page, request }) => {
  const answer = await request.get('/')
  for (const [name, value] of Object.entries(securityHeaders())) {
    expect(answer.headers()[name.toLowerCase()], name).toBe(value)
  }
  // WebKit refuses a worker whose script it has already, where "not modified" comes without them.
  const known = await request.get('/', { headers: { 'If-None-Match': answer.headers().etag! } })
  expect(known.status()).toBe(304)
  for (const [name, value] of Object.entries(securityHeaders())) {
    expect(known.headers()[name.toLowerCase()], name).toBe(value)
  }
  const policy = answer.headers()['content-security-policy']!
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/)
  expect(await (await request.get('/_headers')).text()).toBe(headersFile())
  await page.goto('/')
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]')
  expect(await meta.getAttribute('content')).toBe(policyForHtml())
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

test('with every panel, dialog and file format nothing runs into the policy, and no request leaves', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { refused, addresses } = await watch(page)
  const playground = await Playground.open(page, '/?backend=wasm')
  await test.step('training with every panel', async () => {
    await addEveryPanel(page)
    await playground.openAllSettings()
    await playground.set('Offline steps', '200')
    await playground.set('Online steps', '200')
    await playground.train.click()
    for (const button of await page.getByRole('button', { name: 'Explain' }).all()) await button.click()
    await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
    for (const panel of await page.locator('[data-panel]').all()) await panel.scrollIntoViewIfNeeded()
    await expect(page.locator('[data-panel] math').filter({ visible: true }).first()).toBeVisible()
    // What KaTeX cannot read it writes in red.
    await expect(page.locator('.katex-error')).toHaveCount(0)
  })
  await test.step('saving', async () => {
    for (const format of ['CSV', 'SVG', 'PNG']) {
      const download = page.waitForEvent('download')
      await playground.learningCurve.getByRole('button', { name: `as ${format}` }).click()
      await download
    }
  })
  await test.step('files', () => uploadEachFormat(page))
  for (const view of views) {
    await test.step(view.name, async () => {
      await view.open(page)
      await view.close(page)
    })
  }
  for (const algorithm of ['MOPO', 'PEARL']) {
    await test.step(algorithm, async () => {
      await page.getByText(algorithm, { exact: true }).first().click()
      await expect(playground.train).toBeEnabled()
      await playground.step.click()
      await addEveryPanel(page)
    })
  }
  expect(refused).toEqual([])
  expect(addresses.length).toBeGreaterThan(20)
  expect(foreign(addresses, baseURL!)).toEqual([])
})

test('what somebody slips in does not run, and reaches nobody', async ({ page }) => {
  const { refused } = await watch(page)
  await Playground.open(page)
  const reached = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.slippedIn = true'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML =
      '<img src="x" onerror="window.slippedIn = true"><a href="javascript:window.slippedIn = true">a</a>'
    document.body.append(image)
    image.querySelector('a')!.click()
    // Later, as code that is run from outside may evaluate.
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: it is what must fail.
          window.eval('1')
          resolve(true)
        } catch {
          resolve(false)
        }
      })
    })
    const sent = await fetch('https://example.com/').then(
      () => true,
      () => false,
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { ran: 'slippedIn' in window, evaluated, sent }
  })
  expect(reached).toEqual({ ran: false, evaluated: false, sent: false })
  expect(refused.length).toBeGreaterThanOrEqual(4)
})

test('without any header the page trains all the same', async ({ page }) => {
  await page.route('**/*', async (route) => {
    const answer = await route.fetch()
    const kept = Object.entries(answer.headers()).filter(([name]) => /^content-(type|length)$/.test(name))
    await route.fulfill({ response: answer, headers: Object.fromEntries(kept) })
  })
  const playground = await Playground.open(page, '/?backend=wasm')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
})
