import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build, createServer, type PreviewServer, preview } from 'vite'
import { securityHeaders } from '../src/setup/headers'
import { inFreePlay, Playground } from './playground'

test.use({ serviceWorkers: 'allow' })

/** The built site, served from a folder of its own, so that it can go away and be replaced. */
let folder: string
let server: PreviewServer
let address: string

async function serve(port = 0): Promise<void> {
  server = await preview({ logLevel: 'error', build: { outDir: folder }, preview: { port, strictPort: port !== 0 } })
  address = server.resolvedUrls!.local[0]!
}

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-site-'))
  await cp(process.env.PLAYGROUND_DIST ?? 'dist', folder, { recursive: true })
  await serve()
})

test.afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
}

const names = (page: Page) => page.evaluate(() => caches.keys())

test('after the first visit the page opens and trains without a connection and without its server', async ({
  page,
  context,
}) => {
  await Playground.open(page, `${address}?backend=wasm`)
  await isKept(page)
  await server.close()
  await context.setOffline(true)

  const playground = await Playground.open(page, `${address}?backend=wasm`)
  await playground.train.click()
  await playground.waitForStep(100)
  await expect(page.locator('[data-backend=wasm]')).toBeVisible()
  await expect(page.locator('math').first()).toBeAttached()
  // What was never opened before is there too: readers of files and the panels of other algorithms.
  await playground.pause.click()
  await playground.upload('pendulum-d4rl.hdf5')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await expect.poll(() => playground.fact('Episodes')).toBe(9)
  await page.locator('#algorithm').getByText('MOPO', { exact: true }).click()
  await expect(page.locator('[data-panel=modelRollouts] h2')).toBeVisible()

  // What is kept has kept its headers.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('./')).headers))
  for (const [name, value] of Object.entries(securityHeaders())) expect(headers[name.toLowerCase()]).toBe(value)
  await serve(Number(new URL(address).port))
})

test('only files of the build are kept, whatever a person does', async ({ page }) => {
  const playground = await Playground.open(page, `${address}?backend=wasm`)
  await isKept(page)
  await playground.upload('pendulum.csv')
  await expect.poll(() => playground.fact('Episodes')).toBe(9)
  await playground.train.click()
  await playground.waitForStep(50)
  const kept = await page.evaluate(async () => {
    const [name] = await caches.keys()
    return (await (await caches.open(name!)).keys()).map(({ url }) => url)
  })
  const files = await page.evaluate(async (addresses) => {
    return Promise.all(addresses.map(async (each) => (await fetch(each, { cache: 'reload' })).ok))
  }, kept)
  expect(kept.length).toBeGreaterThan(40)
  expect(files.every(Boolean)).toBe(true)
  expect(kept.filter((each) => /\?|pendulum\.csv/.test(each))).toEqual([])
})

test('a newer version waits until it is asked for, and then leaves nothing of the older one', async ({ page }) => {
  test.setTimeout(120_000)
  const playground = await Playground.open(page, `${address}?backend=wasm`)
  await isKept(page)
  const before = await names(page)
  await build({
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
    plugins: [
      { name: 'newer', transformIndexHtml: (html) => html.replace('<html lang="en">', '<html lang="en" data-newer>') },
    ],
  })
  // The kept page opens first, and learns of the newer one while it is used.
  await Playground.open(page, `${address}?backend=wasm`)
  const notice = page.getByRole('region', { name: 'Notices' })
  await expect(notice).toContainText('A newer version of this page is ready')
  await playground.train.click()
  await playground.waitForStep(50)
  await expect(page.locator('html[data-newer]')).toHaveCount(0)
  await notice.getByRole('button', { name: 'Load it' }).click()
  await expect(page.locator('html[data-newer]')).toHaveCount(1)
  await expect(playground.train).toBeEnabled()
  const after = await names(page)
  expect(after).toHaveLength(1)
  expect(after).not.toEqual(before)
})

test('a development server on the same address serves what is being written, under as strict a policy', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|violates|Refused to/i.test(message.text())) refused.push(message.text())
  })
  await Playground.open(page, `${address}?backend=wasm`)
  await isKept(page)
  await server.close()
  const development = await createServer({
    logLevel: 'error',
    server: { port: Number(new URL(address).port), strictPort: true },
  })
  try {
    await development.listen()
    await page.goto(inFreePlay(`${address}?backend=wasm`))
    // The kept page notices that it is no longer wanted, and gives way.
    await expect(page.locator('script[src*="/src/interface/main.tsx"]')).toHaveCount(1, { timeout: 60_000 })
    const playground = new Playground(page)
    await expect(playground.train).toBeEnabled({ timeout: 60_000 })
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    expect(await names(page)).toEqual([])
    await playground.step.click()
    await expect.poll(() => playground.stepReached()).toBe(1)
    const policy = (await page.request.get(address)).headers()['content-security-policy']!
    expect(policy).toContain('nonce-')
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'/)
    expect(refused).toEqual([])
  } finally {
    await development.close()
    await serve()
  }
})
