import { expect, test } from '@playwright/test'
import { Playground } from './playground'

test("Minari's pointmaze file trains AWAC, Cal-QL and IQL offline and goes online in PointMaze", async ({ page }) => {
  test.setTimeout(180_000)
  const playground = await Playground.open(page, '/?backend=wasm')
  await playground.upload('cases/53-minari-pointmaze/main_data.hdf5')
  await expect.poll(() => playground.fact('Transitions'), { timeout: 60_000 }).toBe(1324)
  const world = page.getByRole('region', { name: 'World' })
  await expect(world.getByRole('combobox').first()).toHaveValue('point-maze')
  // What was joined and what was left out is told.
  await expect(playground.data).toContainText('infos/qpos')
  await playground.set('Offline steps', '50')
  await playground.set('Online steps', '50')
  await playground.openAllSettings()
  await playground.set('Evaluate every', '50')
  await playground.set('Evaluation episodes', '1')
  const algorithm = page.getByRole('region', { name: 'Algorithm' })
  for (const label of ['AWAC', 'Cal-QL', 'IQL']) {
    await test.step(label, async () => {
      const radio = algorithm.getByRole('radio', { name: label, exact: true })
      if ((await radio.count()) > 0) await algorithm.getByText(label, { exact: true }).first().click()
      else await algorithm.getByRole('combobox', { name: 'more' }).selectOption({ label })
      await expect(page.getByText(`${label} will`)).toBeVisible()
      await playground.train.click()
      await expect(playground.trainAgain).toBeVisible({ timeout: 60_000 })
      const curve = await playground.evaluationsUpTo(100)
      expect(curve.map(({ step }) => step)).toEqual([0, 50, 100])
      // A sparse reward of 1 a step near the goal.
      for (const { mean } of curve) expect(mean).toBeGreaterThanOrEqual(0)
      await expect(page.getByRole('alert')).toHaveCount(0)
      await playground.reset.click()
      await expect(playground.train).toBeEnabled()
    })
  }
})
