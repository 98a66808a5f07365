import { expect, type Page, test } from '@playwright/test'
import { spyOnCanvases } from './look/canvas-spy'
import { lookAt } from './look/views'
import { Board } from './panels'
import { Playground } from './playground'
import { addEveryPanel } from './views'

// Every panel in a state that is the same on every machine: the plain backend, small networks, fixed seeds, looks taken
// at fixed steps, a world that stands still. New pictures after a wanted change: npm run picture -- --panels

const FIRST_STEPS = 3

test.use({ actionTimeout: 20_000 })

async function open(page: Page, algorithm: string, environment?: string): Promise<[Playground, Board]> {
  await spyOnCanvases(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 5200 })
  const playground = await Playground.open(page, '/?backend=cpu')
  await page.getByRole('slider', { name: 'Looks per second' }).fill('0')
  if (environment) await page.getByRole('combobox', { name: 'Environment' }).selectOption(environment)
  await choose(page, algorithm)
  await playground.openAllSettings()
  return [playground, new Board(playground)]
}

async function choose(page: Page, algorithm: string): Promise<void> {
  const others = page.getByRole('combobox', { name: 'more', exact: true })
  if (algorithm === 'CQL') await others.selectOption(algorithm)
  else await page.getByText(algorithm, { exact: true }).first().click()
  const anew = page.getByRole('button', { name: 'Start anew' })
  await page.waitForTimeout(200)
  if (await anew.isVisible()) await anew.click()
}

async function setAll(playground: Playground, values: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await playground.set(label, String(value))
}

/** First steps one by one, each looked at, then to the end. */
async function train(playground: Playground, board: Board, looking: readonly string[], last: number): Promise<void> {
  for (let step = 1; step <= FIRST_STEPS; step++) {
    await playground.step.click()
    for (const id of looking) await board.shown(id, step)
  }
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  for (const id of looking) await board.shown(id, last)
}

const SMALL = { 'Batch size': 32, 'Hidden units': 16 }

test('three runs on the pendulum, in every panel that looks at critics', async ({ page }, info) => {
  test.setTimeout(180_000)
  const [playground, board] = await open(page, 'CQL')
  const settings = { ...SMALL, 'Offline steps': 50, 'Online steps': 50, 'Evaluate every': 10, 'Evaluation episodes': 2 }
  for (const algorithm of ['CQL', 'AWAC']) {
    await choose(page, algorithm)
    await setAll(playground, settings)
    await playground.train.click()
    await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  }
  await choose(page, 'Cal-QL')
  const looking = ['calibration', 'actionSlice', 'stateMap', 'gradients', 'uncertainty']
  for (const id of [...looking, 'environment', 'loss']) {
    if (!(await board.ids).includes(id)) await board.add(id)
  }
  // The settings begin the run anew, with all panels watching.
  await setAll(playground, settings)
  await train(playground, board, looking, 100)
  await lookAt(page, 'critics', info)
})

test('a learnt model, what it dreams, and how unsure it is', async ({ page }, info) => {
  test.setTimeout(180_000)
  const [playground, board] = await open(page, 'MOPO', 'flow-maze')
  await setAll(playground, { ...SMALL, 'Offline steps': 40, 'Model steps': 60, 'Evaluate every': 20 })
  const looking = ['modelRollouts', 'uncertainty', 'actionSlice', 'stateMap']
  for (const id of looking) if (!(await board.ids).includes(id)) await board.add(id)
  await board.panel('stateMap').getByRole('combobox', { name: 'Quantity' }).selectOption('penalty')
  // Looked at before the first step too: the line of its disagreement begins there.
  for (const id of looking) await board.shown(id, 0)
  // The model is learnt first.
  await train(playground, board, looking, 100)
  await lookAt(page, 'model', info)
})

test('looking ahead, with what the explorer would do', async ({ page }, info) => {
  test.setTimeout(180_000)
  const [playground, board] = await open(page, 'O2O')
  await setAll(playground, { ...SMALL, 'Offline steps': 40, 'Online steps': 60, 'Evaluate every': 20 })
  await board.add('actionSlice')
  await train(playground, board, ['actionSlice'], 100)
  await expect.poll(() => board.latest('metaAdaptation', 'share of online rows')).toBeGreaterThan(0)
  await lookAt(page, 'ahead', info)
})

test('beliefs about a task', async ({ page }, info) => {
  test.setTimeout(180_000)
  const [playground, board] = await open(page, 'PEARL')
  const sizes = { 'Hidden units': 16, 'Rows per task': 32, 'Training tasks': 6, 'Test tasks': 4 }
  await setAll(playground, { ...sizes, 'Online steps': 30 })
  await train(playground, board, ['taskPosterior'], 30)
  await lookAt(page, 'tasks', info)
})

test('of a recording every panel says what there is and what comes with a live run', async ({ page }, info) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await spyOnCanvases(page)
  await page.setViewportSize({ width: 1440, height: 5200 })
  await page.goto('/?backend=cpu&scenario=unlearning')
  await expect(page.getByRole('button', { name: 'Run it live' })).toBeEnabled({ timeout: 60_000 })
  await addEveryPanel(page)
  const board = new Board(new Playground(page))
  // Of what the stage shows it holds the figures, but not what has to be computed anew.
  await expect(board.panel('calibration')).toContainText('A recording holds no V*; a live run computes it.')
  for (const id of ['actionSlice', 'stateMap', 'gradients', 'uncertainty', 'modelRollouts']) {
    await expect(board.panel(id)).toContainText('it comes with a live run')
  }
  await expect(page.locator('[data-panel]').getByText('The panel is loading.')).toHaveCount(0)
  expect(problems).toEqual([])
  // Its world moves by the clock.
  await lookAt(page, 'recorded', info, { pictures: false })
})
