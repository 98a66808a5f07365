import { expect, type Page, test } from '@playwright/test'
import { Playground } from './playground'

/** Short enough for a test, with its border early: there the run is kept. */
async function prepare(page: Page): Promise<Playground> {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.upload('pendulum-d4rl.hdf5')
  await expect(playground.data.getByRole('combobox')).toHaveValue('file')
  await playground.set('Offline steps', '300')
  await playground.set('Online steps', '2200')
  return playground
}

/** Between the border, where the run is kept, and its end: on a quick machine sooner than a poll from outside would see. */
async function pauseAfterTheBorder(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const bar = document.querySelector('footer [role=progressbar]')
      if (Number(bar?.getAttribute('aria-valuenow')) < 310) return false
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent === 'Pause')?.click()
      return true
    },
    undefined,
    { polling: 'raf', timeout: 60_000 },
  )
}

const offer = (page: Page) => page.getByRole('region', { name: 'An interrupted run' })

test('after a reload the page offers to continue, and the run ends as if nothing had been', async ({ page }) => {
  const whole = await prepare(page)
  await whole.train.click()
  await expect(whole.trainAgain).toBeVisible({ timeout: 60_000 })
  const expected = await whole.evaluationsUpTo(2500)

  const broken = await prepare(page)
  // What has finished is not offered.
  await expect(offer(page)).toHaveCount(0)
  await broken.train.click()
  await pauseAfterTheBorder(page)
  await expect(page.locator('[data-storage=kept]')).toBeVisible()
  await page.reload()

  const back = new Playground(page)
  await expect(offer(page)).toContainText('interrupted at step')
  await offer(page).getByRole('button', { name: 'Continue' }).click()
  // It goes on at once.
  await expect(back.status).toContainText(/Learning|Paused|Finished/, { timeout: 30_000 })
  expect(await back.stepReached()).toBeGreaterThanOrEqual(300)
  await expect(back.data.getByRole('combobox')).toHaveValue('file')
  expect(await back.evaluationsUpTo(2500)).toEqual(expected)
})

test('a tab that lives keeps its runs to itself; what is stored is shown and can be cleared', async ({
  page,
  context,
}) => {
  const first = await prepare(page)
  await first.train.click()
  await pauseAfterTheBorder(page)
  await expect(page.locator('[data-storage=kept]')).toBeVisible()

  const second = await context.newPage()
  const other = await Playground.open(second, '/?backend=wasm')
  await expect(offer(second)).toHaveCount(0)
  await page.close()
  await second.reload()
  await expect(other.train).toBeEnabled({ timeout: 30_000 })
  await expect(offer(second)).toBeVisible()

  await second.getByRole('button', { name: 'Stored runs' }).click()
  const dialog = second.getByRole('dialog', { name: 'Kept in this browser' })
  await expect(dialog).toContainText('in use')
  await dialog.getByRole('button', { name: 'Clear everything stored' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(offer(second)).toHaveCount(0)
  await second.reload()
  await expect(other.train).toBeEnabled({ timeout: 30_000 })
  await expect(offer(second)).toHaveCount(0)
})

test('a run and its networks go to files and come back', async ({ page }) => {
  const playground = await prepare(page)
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  const expected = await playground.evaluationsUpTo(2500)
  const dialog = page.getByRole('dialog', { name: 'Kept in this browser' })
  const save = async (button: string) => {
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: button }).click()
    const download = await downloading
    const path = test.info().outputPath(download.suggestedFilename())
    await download.saveAs(path)
    return path
  }
  const open = (path: string) => dialog.getByLabel('Open a checkpoint').setInputFiles(path)
  await page.getByRole('button', { name: 'Stored runs' }).click()
  const checkpoint = await save('Save a checkpoint')
  const networks = await save('Save networks (safetensors)')
  const policy = await save('Save policy (ONNX)')
  await dialog.getByRole('button', { name: 'Close' }).click()

  // Fresh networks, then those of the file: the first evaluation is no longer that of an untrained policy.
  await playground.reset.click()
  await page.getByRole('button', { name: 'Stored runs' }).click()
  await open(networks)
  await expect(dialog.getByRole('status')).toContainText('Loaded into the run in focus: actor')
  await open(policy)
  await expect(dialog.getByRole('status')).toContainText('Loaded into the run in focus: actor')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await playground.step.click()
  await expect.poll(async () => (await playground.curveInFocus())[0]?.[0]).toBe(0)
  const [[, first]] = (await playground.curveInFocus()) as [number[]]
  expect(Math.abs(first! - expected.at(-1)!.mean)).toBeLessThan(Math.abs(first! - expected[0]!.mean))

  await Playground.open(page, '/?backend=wasm')
  await page.getByRole('button', { name: 'Stored runs' }).click()
  await open(checkpoint)
  await expect(dialog.getByRole('status')).toContainText('on the list and in focus')
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(await playground.evaluationsUpTo(2500)).toEqual(expected)
})
