import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createEnvironment } from '../../core/environments/registry'
import { onlineFigures } from './online'
import { readResults } from './read-results'
import { finished } from './testing'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'online-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Evaluations every 50 gradient steps; the switch is at 50, after which two copies act: 100 environment steps each time. */
async function figuresOf(...returns: number[][]) {
  for (const [seed, own] of returns.entries()) await finished(folder, `seed-${seed}`, { seed, returns: own })
  const { runs } = await readResults(folder)
  return onlineFigures(runs.toSorted((a, b) => a.configuration.seed - b.configuration.seed))!
}

it('counts what became of a run after the switch as a count by hand does', async () => {
  // At 0, 50 (the switch), 100, 150, ..., 400.
  const online = await figuresOf([-900, -200, -400, -300, -200, -180, -160, -190, -170])
  expect(online.atSwitch!.mean).toBe(-200)
  expect(online.lowest!.mean).toBe(-400)
  expect(online.depth!.mean).toBe(200)
  const { random } = createEnvironment('pendulum', {}).referenceReturns
  expect(online.relativeDepth!.mean).toBeCloseTo(200 / (-200 - random), 12)
  // From 200 on every one is back, 150 gradient steps after the switch.
  expect(online.stepsToRecover!.mean).toBe(150)
  expect(online.recovered).toBe(1)
  // Below -200: a triangle to -400, a trapezium to -300, a triangle to -200.
  expect(online.areaLost!.mean).toBe((50 * 200) / 2 + (50 * (200 + 100)) / 2 + (50 * 100) / 2)
  expect(online.environmentStepsToRecover!.mean).toBe(300)
  expect(online.environmentAreaLost!.mean).toBe(2 * online.areaLost!.mean)
  // Of the last five of seven after the switch.
  expect(online.final!.mean).toBe((-200 - 180 - 160 - 190 - 170) / 5)
  expect(online.seeds[0]!.evaluations).toBe(5)
})

it('tells of how many seeds steps to recover are, and has no mean of a figure that one seed lacks', async () => {
  const online = await figuresOf([-900, -200, -400, -100], [-900, -200, -400, -390])
  expect(online.recovered).toBe(1)
  expect(online.stepsToRecover!.mean).toBe(100)
  expect(online.environmentStepsToRecover!.mean).toBe(200)
  expect(online.depth!.mean).toBe(200)
  expect(online.final!.mean).toBe((-250 - 395) / 2)
})
