import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type FrameLocator, type Page, test } from '@playwright/test'
import { expectNoViolations } from './axe'
import { Sharing } from './sharing'

/** A course page on another origin, which keeps what its frames say. */
const COURSE = `<!doctype html><html lang="en"><title>Course</title><body><h1>Course</h1><script>
  window.said = []
  addEventListener('message', ({ data, origin }) => said.push({ data, origin }))
  window.show = (address) => {
    const frame = Object.assign(document.createElement('iframe'), { src: address, title: 'Playground', width: 1000, height: 640 })
    document.body.append(frame)
  }
  window.ask = (message) => document.querySelector('iframe').contentWindow.postMessage({ playground: 1, ...message }, '*')
</script></body></html>`

// Each opens the page several times in a frame, where it has one thread.
test.describe.configure({ timeout: 240_000 })
const STARTS = { timeout: 60_000 }

let server: Server
let course: string

test.beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(COURSE))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  course = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
test.afterAll(() => new Promise((resolve) => server.close(resolve)))

async function framed(page: Page, address: string): Promise<FrameLocator> {
  await page.goto(course)
  await page.evaluate((src) => (window as never as { show: (address: string) => void }).show(src), address)
  return page.frameLocator('iframe')
}

function ask(page: Page, message: object): Promise<void> {
  return page.evaluate((asked) => (window as never as { ask: (message: object) => void }).ask(asked), message)
}

// biome-ignore lint/suspicious/noExplicitAny: whatever came.
async function replyTo(page: Page, id: string): Promise<any> {
  const find = () =>
    page.evaluate((to) => {
      const { said } = window as never as { said: { data: { to?: string }; origin: string }[] }
      return said.find(({ data }) => data.to === to)
    }, id)
  await expect.poll(find, STARTS).toBeTruthy()
  return find()
}

test('each kind of embed stands in a page of another origin, and the whole page does nothing there', async ({
  page,
  baseURL,
}) => {
  const story = await framed(page, `${baseURL}/embed.html?embed=scenario:unlearning&theme=dark&lang=zh`)
  await expect(story.locator('html')).toHaveAttribute('data-theme', 'dark', STARTS)
  await expect(story.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await expect(story.locator('[data-picture]')).toHaveCount(4, STARTS)
  await expect(story.getByRole('heading', { level: 2 }).first()).toContainText(/[\u4e00-\u9fff]/)
  await expect(story.locator('[data-one-thread]')).toBeVisible()
  await expect(story.getByRole('banner')).toHaveCount(0)
  // They speak of the whole page.
  await expect(story.getByText('课程')).toHaveCount(0)

  const panel = await framed(page, `${baseURL}/embed.html?embed=panel:calibration&lang=en`)
  await expect(panel.locator('[data-panel=calibration]').getByRole('heading')).toBeVisible(STARTS)
  await expect(panel.locator('[data-picture]')).toHaveCount(0)

  const stage = await framed(page, `${baseURL}/?embed=stage&lang=en&backend=wasm`)
  await expect(stage.locator('[data-picture]')).toHaveCount(4, STARTS)
  await expect(stage.getByRole('button', { name: 'Run it live' })).toBeEnabled(STARTS)

  // The header refuses it; a host that sends none leaves it to the page.
  await page.route(`${baseURL}/`, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, headers: { 'content-type': 'text/html' } })
  })
  const whole = await framed(page, `${baseURL}/`)
  await expect(whole.getByRole('link', { name: 'Open in a tab of its own' })).toBeVisible(STARTS)
  await expect(whole.getByRole('button')).toHaveCount(0)
})

test('a course page puts an experiment in and gets its runs once the person has agreed', async ({ page, baseURL }) => {
  const embed = await framed(page, `${baseURL}/embed.html?embed=stage&lang=en&backend=wasm`)
  await expect(embed.getByRole('button', { name: 'Run it live' })).toBeEnabled(STARTS)
  const configuration = {
    version: 1,
    environment: { id: 'pendulum' },
    algorithm: { id: 'awac' },
    settings: { offlineSteps: 30, onlineSteps: 10, evaluationInterval: 10 },
    seed: 5,
  }
  await test.step('hostile messages change nothing', async () => {
    await ask(page, { id: 'bad', ask: 'everything' })
    await ask(page, { playground: undefined, id: 'stranger', ask: 'configure', configuration })
    await embed.locator('body').evaluate((_, asked) => window.postMessage(asked, '*'), {
      playground: 1,
      id: 'self',
      ask: 'configure',
      configuration,
    })
    expect((await replyTo(page, 'bad')).data.refused.why).toBe('malformed')
    await ask(page, { id: 'hello', ask: 'hello' })
    const hello = await replyTo(page, 'hello')
    expect(hello.origin).toBe(baseURL)
    expect(hello.data.answer).toMatchObject({ kind: 'hello', protocol: 1, embed: 'stage', isolated: false })
    await expect(embed.getByRole('button', { name: 'Run it live' })).toBeVisible()
  })
  await ask(page, { id: 'in', ask: 'configure', configuration })
  expect((await replyTo(page, 'in')).data.answer).toMatchObject({ kind: 'configured' })
  const train = embed.getByRole('button', { name: 'Train', exact: true })
  await train.click()
  await expect(embed.getByRole('button', { name: 'Train again' })).toBeVisible(STARTS)

  await ask(page, { id: 'no', ask: 'figures' })
  await embed.locator('[data-asked=figures]').getByRole('button', { name: 'Do not' }).click()
  expect((await replyTo(page, 'no')).data.refused.why).toBe('declined')

  await ask(page, { id: 'out', ask: 'runs' })
  const question = embed.locator('[data-asked=runs]')
  await expect(question).toContainText(new URL(course).host)
  await ask(page, { id: 'again', ask: 'runs' })
  expect((await replyTo(page, 'again')).data.refused.why).toBe('busy')
  const before = await page.evaluate(() => (window as never as { said: { data: object }[] }).said)
  expect(before.some(({ data }) => 'answer' in data && JSON.stringify(data).includes('evaluations'))).toBe(false)
  await question.getByRole('button', { name: 'Give the runs' }).click()
  const { file } = (await replyTo(page, 'out')).data.answer
  expect(file).toMatchObject({
    kind: 'offline-to-online runs',
    runs: [{ configuration: { algorithm: { id: 'awac' } } }],
  })
  expect(file.runs[0].seeds[0]).toMatchObject({ seed: 5, finished: true })

  await ask(page, { id: 'over', ask: 'configure', configuration })
  await expect(embed.locator('[data-asked=put]')).toBeVisible()
  await embed.getByRole('button', { name: 'Do not' }).click()
  expect((await replyTo(page, 'over')).data.refused.why).toBe('declined')
  await expectNoViolations(page, 'iframe')
})

test('the share dialog gives the lines for another page, and they work', async ({ page, baseURL }) => {
  await page.goto('/?scenario=unlearning')
  const sharing = await new Sharing(page).open()
  await sharing.link()
  await sharing.dialog.getByText('For a page of your own').click()
  const lines = await sharing.dialog.getByRole('textbox', { name: 'Lines for another page' }).inputValue()
  expect(lines).toMatch(/^<iframe\s+src="[^"]+embed\.html\?embed=scenario%3Aunlearning[^"]*#v1\.[\w-]+"/)
  const address = /src="([^"]+)"/.exec(lines)![1]!.replaceAll('&amp;', '&')
  expect(address.startsWith(baseURL!)).toBe(true)
  const embed = await framed(page, address)
  await expect(embed.locator('[data-picture]')).toHaveCount(4, STARTS)
})
