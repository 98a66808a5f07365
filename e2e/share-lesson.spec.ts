import { expect, test } from '@playwright/test'
import { Playground } from './playground'
import { openShared, Sharing } from './sharing'

test('a teacher’s link locks, hides, assigns the seed and stops', async ({ page, browser }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.set('Offline steps', '200')
  const sharing = await new Sharing(page).open()
  await sharing.openClass()
  await sharing.lock('World', 'locked')
  await sharing.lock('Data', 'locked')
  await sharing.lock('Choice of algorithm', 'hidden')
  await sharing.dialog.getByText('Single settings').click()
  await sharing.lock('Temperature', 'locked')
  await sharing.lock('Actor learning rate', 'hidden')
  await sharing.lock('Step, reset and seeds', 'locked')
  await sharing.dialog.getByRole('textbox', { name: 'Seed' }).fill('77')
  await sharing.dialog.getByRole('checkbox', { name: 'Stop the run at step' }).check()
  await sharing.dialog.getByRole('textbox', { name: 'Stop the run at step' }).fill('40')
  await sharing.dialog.getByRole('textbox', { name: 'Stop the run at step' }).press('Enter')
  const passable = await sharing.link()
  await sharing.dialog.getByRole('checkbox', { name: 'and do not let it go on' }).check()
  await expect.poll(() => sharing.link()).not.toBe(passable)
  const final = await sharing.link()

  for (const link of [passable, final]) {
    const context = await browser.newContext()
    const other = await context.newPage()
    const opened = await openShared(other, link)
    await expect(opened.train).toBeEnabled({ timeout: 60_000 })
    const temperature = other.locator('[data-field=lambda]')
    await expect(temperature.getByRole('slider')).toBeDisabled()
    await expect(temperature.getByRole('button', { name: 'locked' })).toHaveAccessibleDescription(/keeps it as it is/)
    await expect(other.locator('[data-field=criticLearningRate]')).toHaveCount(0)
    await other.getByText('All settings').click()
    await expect(other.locator('[data-field=criticLearningRate]').getByRole('slider')).toBeEnabled()
    await expect(other.locator('[data-field=actorLearningRate]')).toHaveCount(0)
    await expect(other.getByRole('combobox', { name: 'Environment' })).toBeDisabled()
    await expect(other.getByRole('combobox', { name: 'Dataset' })).toBeDisabled()
    await expect(other.getByRole('radio', { name: 'Cal-QL' })).toHaveCount(0)
    await expect(other.getByRole('textbox', { name: 'Seed' })).toHaveValue('77')
    await expect(other.getByRole('textbox', { name: 'Seed' })).toBeDisabled()
    await expect(opened.reset).toBeDisabled()
    await expect(other.getByRole('region', { name: 'Lesson' })).toContainText('Locked by the link')

    await opened.train.click()
    await expect(opened.status).toContainText('Paused')
    expect(await opened.stepReached()).toBe(40)
    if (link === passable) {
      await opened.train.click()
      await opened.waitForStep(60)
    } else {
      await expect(opened.train).toBeDisabled()
      await expect(opened.train).toHaveAccessibleDescription('The lesson ends at this step.')
      await expect(other.getByRole('region', { name: 'Lesson' })).toContainText('The lesson ends here')
    }
    await context.close()
  }
})
