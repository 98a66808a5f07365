import { expect, type Locator, type Page, test } from '@playwright/test'
import { Playground } from './playground'

async function chooseWorld(page: Page, id: string): Promise<void> {
  const world = page.getByRole('region', { name: 'World' })
  await world.getByLabel('Environment', { exact: true }).selectOption(id)
  await expect(page.getByRole('region', { name: 'Data' }).getByRole('combobox')).toContainText(/maze/)
}

async function middleRight(surface: Locator): Promise<{ x: number; y: number }> {
  const box = (await surface.boundingBox())!
  return { x: box.x + 0.97 * box.width, y: box.y + 0.5 * box.height }
}

test('draw a maze, drive it by keys and by mouse, train on what was driven', async ({ page }) => {
  // Where motion is reduced the world stands still until it is started.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const playground = await Playground.open(page)
  await chooseWorld(page, 'free-maze')
  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Draw the maze' }).click()
  await world.getByLabel('Columns').fill('4')
  await world.getByLabel('Rows').fill('2')
  await expect(world.getByRole('alert').first()).toContainText('no start')
  const sheet = world.getByRole('application')
  await sheet.focus()
  for (const key of ['s', 'ArrowRight', 'ArrowRight', 'w', 'ArrowDown', 'w', 'ArrowUp', 'ArrowRight', 'g']) {
    await sheet.press(key)
  }
  await expect(world.getByRole('alert')).toContainText('No way leads from the start in row 1, column 1')
  await expect(world.getByRole('button', { name: 'Use this maze' })).toBeDisabled()
  await expect(world).toContainText('Row 1, column 4: goal')
  // The wall between them goes again, this time by a click on its cell: column 3 of 4, row 1 of 2.
  await world.getByRole('radio', { name: 'Free' }).check()
  const box = (await sheet.boundingBox())!
  await page.mouse.click(box.x + (2.5 / 4) * box.width, box.y + 0.35 * box.height)
  await expect(world.getByRole('alert')).toHaveCount(0)
  await world.getByRole('button', { name: 'Use this maze' }).click()

  await world.getByLabel('Speed').selectOption('4')
  await world.getByRole('button', { name: 'Drive it yourself' }).click()
  await page.keyboard.down('ArrowRight')
  await expect(world.getByRole('status')).toContainText('The task ended, return 10')
  await page.keyboard.up('ArrowRight')
  const right = await middleRight(world.getByRole('application'))
  await page.mouse.move(right.x, right.y - 0.2 * box.height)
  await page.mouse.down()
  await expect(world).toContainText('Recording')
  await expect(world.getByRole('status')).toContainText('The task ended, return 10')
  await page.mouse.up()
  await expect(world).toContainText('2 episodes')
  await world.getByRole('button', { name: 'New episode' }).click()
  await page.keyboard.press('Escape')
  await expect(world).toContainText('You drove 2 episodes')
  await world.getByRole('button', { name: 'Train on these alone' }).click()
  await expect.poll(() => playground.fact('Episodes')).toBe(2)
  expect(await playground.fact('Transitions')).toBeGreaterThan(20)
  await playground.train.click()
  await playground.waitForStep(25)
  await expect(playground.data.getByRole('combobox')).toContainText('Driven by hand')
})

test('start and goal of a maze are moved, which is asked first where a run would be lost', async ({ page }) => {
  const playground = await Playground.open(page)
  await chooseWorld(page, 'u-maze')
  await expect(playground.train).toBeEnabled()
  await playground.step.click()
  await expect.poll(() => playground.stepReached()).toBe(1)
  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Move start and goal' }).click()
  const sheet = world.getByRole('application')
  await sheet.focus()
  for (let i = 0; i < 12; i++) await sheet.press('ArrowDown')
  await expect(world.getByRole('alert')).toContainText('in the wall')
  for (let i = 0; i < 20; i++) await sheet.press('ArrowRight')
  await expect(world.getByRole('alert')).toHaveCount(0)
  await expect(world).toContainText('Goal at 2.5, 1.3 m')
  await world.getByRole('button', { name: 'Use this maze' }).click()
  expect(await playground.stepReached()).toBe(1)
  await world.getByRole('button', { name: 'Start anew' }).click()
  await expect.poll(() => playground.stepReached()).toBe(0)
})

test('data are made by sliders, driven on, and replayed from a run', async ({ page }) => {
  const playground = await Playground.open(page)
  const { data } = playground
  await data.getByRole('button', { name: 'Make data' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Replay of this run' })).toBeDisabled()
  await dialog.getByLabel('Random, typed').fill('100')
  await dialog.getByLabel('Transitions, typed').fill('700')
  await dialog.getByRole('button', { name: 'Make', exact: true }).click()
  await expect.poll(() => playground.fact('Transitions')).toBe(700)
  await expect(data.getByRole('combobox')).toContainText('50 % random, 50 % medium')

  const world = page.getByRole('region', { name: 'World' })
  await world.getByRole('button', { name: 'Drive it yourself' }).click()
  await page.keyboard.press('ArrowLeft', { delay: 300 })
  await world.getByRole('button', { name: 'Stop driving' }).click()
  await world.getByRole('button', { name: 'Add them to the data' }).click()
  await expect.poll(() => playground.fact('Transitions')).toBeGreaterThan(702)

  await playground.set('Offline steps', '0')
  await playground.train.click()
  // The copies' first episodes are over after the time limit of 200 steps.
  await playground.waitForStep(205)
  await playground.pause.click()
  await data.getByRole('button', { name: 'Make data' }).click()
  await dialog.getByRole('button', { name: 'Replay of this run' }).click()
  await data.getByRole('button', { name: 'Start anew' }).click()
  await expect(data.getByRole('combobox')).toContainText('Replay of AWAC in Pendulum')
  expect((await playground.fact('Transitions')) % 200).toBe(0)
})

test.describe('by touch on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a finger draws walls and drives', async ({ page }) => {
    await Playground.open(page)
    await chooseWorld(page, 'free-maze')
    const world = page.getByRole('region', { name: 'World' })
    await world.getByRole('button', { name: 'Draw the maze' }).tap()
    await drag(page, world.getByRole('application'), [0.1, 0.5], [0.9, 0.5])
    await expect(world.getByRole('alert')).toContainText('No way leads')
    await world.getByRole('button', { name: 'Leave it as it was' }).tap()
    await world.getByRole('button', { name: 'Drive it yourself' }).tap()
    await drag(page, world.getByRole('application'), [0.5, 0.9], [0.9, 0.9])
    await expect(world).toContainText('1 episode,')
  })
})

/** One finger, from one place of a picture to another, in shares of its size. */
async function drag(page: Page, surface: Locator, from: [number, number], to: [number, number]): Promise<void> {
  await surface.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = (await surface.boundingBox())!
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number | null) => {
    const at = (i: 0 | 1) => from[i] + (share ?? 0) * (to[i] - from[i])
    const touchPoints = share === null ? [] : [{ x: x + at(0) * width, y: y + at(1) * height }]
    return session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  await send('touchStart', 0)
  for (let i = 1; i <= 10; i++) await send('touchMove', i / 10)
  await page.waitForTimeout(300)
  await send('touchEnd', null)
}
