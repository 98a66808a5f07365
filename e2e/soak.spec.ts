import { expect, test } from '@playwright/test'
import { beginSoak, growths, openMeasures } from '../src/setup/soak-measures.mjs'
import { machineIsQuiet } from './page-tasks'
import { Playground } from './playground'

/** The hour is `npm run soak`. */
/** By then it is online, was evaluated there, and every chart has had its first turn. */
const WARM_UP_STEPS = 9000
const MEASURES = 12
const EVERY_STEPS = 400
/** Lines of panels get longer until they are thinned, which takes minutes. */
const HEAP_SHARE = 0.25

test('training with every panel open for a while, nothing grows: tensors, heaps, listeners', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000)
  await beginSoak(page, baseURL!)
  const measure = await openMeasures(page)
  const playground = new Playground(page)
  const measures = []
  for (let i = 0; i < MEASURES; i++) {
    await playground.waitForStep(Math.max(WARM_UP_STEPS, (measures.at(-1)?.step ?? 0) + EVERY_STEPS))
    measures.push(await measure())
  }
  expect(measures.at(-1)!.wasmMemory).toBeGreaterThan(0)
  expect(growths(measures, { frames: machineIsQuiet(), pageHeap: HEAP_SHARE })).toEqual([])
})
