import { expect, type Page, test } from '@playwright/test'
import { Playground } from './playground'

const MARKUP = '<img src=x onerror="window.slippedIn=1"><script>window.slippedIn=1</script>'

/** Everything that would show that something of a file has run, or has called somebody. */
async function watch(page: Page, origin: string) {
  const foreign: string[] = []
  page.context().on('request', (request) => {
    const address = request.url()
    if (!/^(data|blob):/.test(address) && new URL(address).origin !== origin) foreign.push(address)
  })
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  return async () => {
    expect(await page.evaluate(() => 'slippedIn' in window)).toBe(false)
    expect(await page.locator('img[src=x]').count()).toBe(0)
    expect(foreign).toEqual([])
    expect(errors).toEqual([])
  }
}

const file = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

/** A good file of the page's own run, with markup wherever there is text. */
async function ownRun(playground: Playground) {
  const { page } = playground
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  await page.getByRole('button', { name: '1 run', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export all' }).click()
  const stream = await (await download).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

test('a file of runs brings no markup, and a wrong one leaves the list as it is', async ({ page, baseURL }) => {
  const expectHarmless = await watch(page, baseURL!)
  const playground = await Playground.open(page, '/?backend=wasm')
  const good = await ownRun(playground)
  const chooser = page.getByLabel('Import runs')
  const rows = page.locator('li[data-run]')
  const [run] = good.runs
  const notices = page.getByRole('region', { name: 'Notices' })
  for (const [name, content, told] of [
    ['no.json', 'not at all', /no\.json is no file of runs: it is not JSON/],
    [
      'magic.json',
      {
        ...good,
        runs: [{ ...run, configuration: { ...run.configuration, algorithm: { id: MARKUP, hyperparameters: {} } } }],
      },
      /There is no algorithm/,
    ],
    ['endless.json', { ...good, runs: Array(5000).fill(run) }, /endless\.json is no file of runs: at runs/],
  ] as const) {
    await chooser.setInputFiles(file(name, content))
    await expect(notices).toContainText(told)
    await expect(rows).toHaveCount(1)
  }
  await chooser.setInputFiles(
    file(`${MARKUP}.json`, { ...good, runs: [{ ...run, name: MARKUP, datasetName: MARKUP }] }),
  )
  await expect(rows).toHaveCount(2)
  await expect(rows.last()).toContainText('<img src=x')
  await rows
    .last()
    .getByRole('button', { name: /Put .* into focus/ })
    .click()
  await expectHarmless()
})

test('a checkpoint, networks and a scenario of somebody else are refused with the reason; the run goes on', async ({
  page,
  baseURL,
}) => {
  const expectHarmless = await watch(page, baseURL!)
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.step.click()
  await page.getByRole('button', { name: 'Stored runs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kept in this browser' })
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256))
  for (const [name, buffer, told] of [
    ['noise.o2o', noise, /no checkpoint/],
    [
      'long.o2o',
      Buffer.concat([Buffer.from('o2o-ckpt'), Buffer.from([1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0])]),
      /too long|cut off|damaged/,
    ],
    ['noise.safetensors', noise, /\S/],
    ['noise.onnx', noise, /\S/],
  ] as const) {
    await dialog.getByLabel('Open a checkpoint').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await expect(dialog.getByRole('status')).toContainText(told)
    await expect(dialog.getByRole('status')).not.toContainText(/Loaded|in focus/)
  }
  await dialog.getByRole('button', { name: 'Close' }).click()

  for (const body of [MARKUP, '{"version":1}', JSON.stringify({ version: 1, id: MARKUP, title: MARKUP })]) {
    await page.route('**/scenarios/*.json', (route) => route.fulfill({ contentType: 'application/json', body }))
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption('unlearning')
    await expect(page.getByRole('region', { name: 'Notices' })).not.toBeEmpty()
    await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('free')
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
  }
  await expect(playground.step).toBeEnabled()
  const before = await playground.stepReached()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(before + 1)
  await expectHarmless()
})
