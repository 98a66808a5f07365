import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Board, column, meanOf } from './panels'
import { Playground } from './playground'

const OFFLINE = 400
const LAST = 700

test('panels of Cal-QL on the bridge agree with what is computed here from other numbers', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('bridge')
  await page.locator('#algorithm').getByText('Cal-QL', { exact: true }).click()
  await expect(page.getByRole('slider', { name: 'Regulariser, offline' })).toBeVisible()
  await playground.set('Offline steps', String(OFFLINE))
  await playground.set('Online steps', String(LAST - OFFLINE))
  await playground.openAllSettings()
  await playground.set('Evaluate every', '50')
  const discount = Number(await page.getByRole('textbox', { name: 'Discount, typed' }).inputValue())
  expect(await board.ids).toEqual(['dips', 'calibration', 'metrics'])
  for (const name of ['actionSlice', 'stateMap', 'gradients', 'uncertainty']) await board.add(name)
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })

  // The dip, from the learning curve's own table.
  const evaluations = await playground.evaluationsUpTo(LAST)
  const atSwitch = evaluations.findLast(({ step }) => step <= OFFLINE)!.mean
  const after = evaluations.filter(({ step }) => step > OFFLINE)
  const lowest = Math.min(...after.map(({ mean }) => mean))
  const [dip] = await board.table('dips')
  expect(dip!.slice(2, 5)).toEqual([atSwitch, lowest, expect.closeTo(Math.max(0, atSwitch - lowest), 1)])
  await expect(board.panel('dips').locator('[data-sentence]')).toContainText(/One seed carries no claim|nothing by the/)

  // Another seed of the same settings stands beside it.
  await page.getByRole('textbox', { name: 'Seed' }).fill('2')
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter')
  await page.getByRole('button', { name: 'Start anew' }).click()
  await playground.train.click()
  await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
  await expect(board.panel('dips').getByText(/Interquartile means of the 2 seeds/)).toBeVisible()
  const both = await board.table('dips')
  expect(column(both, 1)).toEqual([1, 2])
  expect(both[0]!.slice(2)).toEqual(dip!.slice(2))

  // Promises and returns: figures from the rows, and none above what the goal pays.
  await board.shown('calibration', LAST)
  const starts = await board.table('calibration')
  const [promised, earned] = [column(starts, 0), column(starts, 1)]
  expect(starts).toHaveLength(32)
  expect(Math.max(...earned)).toBeLessThanOrEqual(10)
  expect(await board.fact('calibration', 'Mean promise minus return')).toBeCloseTo(meanOf(promised) - meanOf(earned), 1)
  const squares = promised.map((value, i) => (value - earned[i]!) ** 2)
  expect(await board.fact('calibration', 'Typical error')).toBeCloseTo(Math.sqrt(meanOf(squares)), 1)
  expect(await board.latest('calibration', 'true V')).toBeCloseTo(meanOf(earned), 1)
  const [regret, miscalibration, overEstimation] = await Promise.all(
    ['Regret', 'of it miscalibration', 'of it over-estimation'].map((name) => board.fact('calibration', name)),
  )
  expect(regret).toBeCloseTo(miscalibration! + overEstimation!, 1)

  // The slice: the minimum is the smaller critic, everywhere.
  await board.shown('actionSlice', LAST)
  const slice = await board.table('actionSlice')
  expect(slice).toHaveLength(31 * 31)
  for (const [, , first, second, minimum] of slice) expect(minimum).toBe(Math.min(first!, second!))

  // V* on the middle of the bridge: so many full steps of 0.15 m to where the goal begins, at 5.5 m.
  await board.shown('stateMap', LAST)
  const quantity = board.panel('stateMap').getByRole('combobox', { name: 'Quantity' })
  const values = await board.table('stateMap')
  await quantity.selectOption('optimal')
  await expect(board.panel('stateMap').getByRole('img', { name: 'V*(s)' })).toBeVisible()
  const optimal = await board.table('stateMap')
  const middle = optimal.filter(([x, y]) => x! < 5.2 && Math.abs(y! - 1) < 0.2)
  expect(middle.length).toBeGreaterThan(50)
  for (const [x, , value] of middle) {
    const exact = 10 * discount ** (Math.ceil((5.5 - x!) / 0.15) - 1)
    expect(Math.abs(value! - exact) / exact).toBeLessThan(0.05)
  }
  await quantity.selectOption('distanceToOptimal')
  await expect(board.panel('stateMap').getByRole('img', { name: 'V* − V' })).toBeVisible()
  const distances = await board.table('stateMap')
  distances.forEach(([, , distance], i) => {
    expect(distance).toBeCloseTo(optimal[i]![2]! - values[i]![2]!, 0)
  })

  // Shares of a loss are shares.
  await board.shown('gradients', LAST)
  const shares = await Promise.all(
    ['critics: temporal difference', 'critics: conservative'].map((term) => board.latest('gradients', term)),
  )
  expect(shares[0]! + shares[1]!).toBeCloseTo(1, 2)

  // Losses are the sums of their terms, in the legend as in the table, and of the size that the run's own report tells.
  const losses = await board.tableByColumn('gradients')
  const lastOf = (column: string) => losses[column]!.findLast((value) => !Number.isNaN(value))!
  const ofCritics = (name: string) => lastOf(`${name}, loss of the critics`)
  const [fit, cautious] = [ofCritics('temporal difference'), ofCritics('conservative')]
  expect(fit).toBeGreaterThan(0)
  expect(fit + cautious).toBeCloseTo(ofCritics('sum of the terms'), 0)
  const ofActor = (name: string) => lastOf(`${name}, loss of the actor`)
  expect(ofActor('entropy cost') + ofActor('value')).toBeCloseTo(ofActor('sum of the terms'), 1)
  expect(await board.latest('gradients', 'entropy cost')).toBe(ofActor('entropy cost'))
  const metrics = await board.tableByColumn('metrics')
  const reported = metrics['Conservative loss']!.findLast((value) => !Number.isNaN(value))!
  expect(Math.abs(cautious - reported)).toBeLessThan(0.3 * Math.abs(reported))

  await board.shown('uncertainty', LAST)
  const spreads = await board.panel('uncertainty').locator('canvas, svg.recharts-surface').count()
  // Its lines stand on the stage; no chart is shown twice.
  expect(spreads).toBe(0)

  // A picture from a canvas, as shapes.
  const downloading = page.waitForEvent('download')
  await board
    .panel('stateMap')
    .getByRole('button', { name: /as SVG/ })
    .click()
  const svg = await readFile(await (await downloading).path(), 'utf8')
  expect(svg.match(/<rect /g)!.length).toBeGreaterThan(1000)
  expect(svg).toContain('position x (m)')

  // The formula has the numbers of the moment.
  await board.panel('actionSlice').getByRole('button', { name: 'Explain' }).click()
  await expect(board.panel('actionSlice').locator('math').first()).toContainText('max')
})

test('nothing is computed for a panel out of view; panels move, go and come back by keyboard', async ({ page }) => {
  const playground = await Playground.open(page, '/?backend=wasm')
  const board = new Board(playground)
  await playground.set('Offline steps', '20000')
  await board.add('stateMap')
  await playground.train.click()
  await board.panel('stateMap').scrollIntoViewIfNeeded()
  const stamp = board.panel('stateMap').locator('[data-step]')
  const lookedAt = async () => Number(await stamp.getAttribute('data-step'))
  await expect.poll(lookedAt).toBeGreaterThan(0)
  const first = await lookedAt()
  await expect.poll(lookedAt).toBeGreaterThan(first)

  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(500)
  const left = await lookedAt()
  await playground.waitForStep((await playground.stepReached()) + 500)
  expect(await lookedAt()).toBe(left)

  expect(await board.ids).toEqual(['dips', 'actionSlice', 'metrics', 'stateMap'])
  const forward = board.panel('stateMap').getByRole('button', { name: /forward/ })
  await forward.focus()
  await page.keyboard.press('Enter')
  expect(await board.ids).toEqual(['dips', 'actionSlice', 'stateMap', 'metrics'])
  await board
    .panel('dips')
    .getByRole('button', { name: /Remove/ })
    .focus()
  await page.keyboard.press('Enter')
  expect(await board.ids).toEqual(['actionSlice', 'stateMap', 'metrics'])
  await page.getByRole('button', { name: 'Panels as they were' }).click()
  expect(await board.ids).toEqual(['dips', 'actionSlice', 'metrics'])
})
