import { memory } from '@tensorflow/tfjs-core'
import { afterAll, describe, expect, it } from 'vitest'
import { algorithmById, algorithms } from '../algorithms/registry'
import { createRuntime } from '../engine/create-runtime'
import { continueRun } from './continue-run'
import { advance, begin, configurationOf, datasetOf, frozenAt, networksOf } from './continue-testing'

/** In the middle of learning offline, at the border, and online; MOPO's model takes ten steps before. */
const MOMENTS = [12, 20, 27]
const STEPS = 3
const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
afterAll(() => runtime.dispose())

/** Networks as each algorithm would begin with them. */
const fresh: Record<string, ReturnType<typeof networksOf>> = {}
for (const { id } of algorithms) {
  const run = await begin(configurationOf(id), runtime)
  fresh[id] = networksOf(await run.snapshot())
  run.dispose()
}

describe.each(algorithms.map(({ id }) => id))('from %s', (id) => {
  it('every other algorithm goes on, with what the report says', async () => {
    const shift = id === 'mopo' ? 10 : 0
    const frozen = await frozenAt(
      configurationOf(id),
      MOMENTS.map((step) => step + shift),
      runtime,
    )
    const tensors = memory().numTensors
    for (const [index, { id: other }] of algorithms.entries()) {
      if (other === id) continue
      const to = configurationOf(other)
      const untouched = fresh[other]!
      for (const [moment, from] of frozen.entries()) {
        const { run, carried } = await continueRun(from, to, await datasetOf(to), runtime)
        const [before, now] = [networksOf(from.snapshot), networksOf(await run.snapshot())]
        const where = `${id} to ${other} at step ${carried.step}`
        const anew = carried.networksAnew.map(({ name }) => name)
        const kinds = algorithmById(other).networks(to.algorithm.hyperparameters)
        expect([...carried.networksCarried, ...anew].sort(), where).toEqual(Object.keys(kinds).sort())
        const { inherits = {} } = algorithmById(other)
        for (const name of carried.networksCarried) {
          expect(now[name], `${where}: ${name}`).toEqual(before[inherits[name] ?? name])
        }
        for (const name of anew) {
          expect(now[name], `${where}: ${name}`).toEqual(untouched[name])
          // One number may happen to be the same.
          if (now[name]!.length > 1) expect(now[name], `${where}: ${name}`).not.toEqual(before[name])
        }
        for (const name of Object.keys(now).filter((key) => key.endsWith('Optimiser'))) {
          const goesOn = carried.optimisersCarried.some(
            (network) => name === `${network.replace(/^critics$/, 'critic')}Optimiser`,
          )
          expect(now[name], `${where}: ${name}`).toEqual(goesOn ? before[name] : untouched[name])
        }
        // Each pair trains on from one of the three moments; TD3 moves its actor in every second step.
        if (moment === index % MOMENTS.length) {
          const records = await advance(run, STEPS)
          expect(records.filter((record) => record.kind === 'mark' && record.mark === 'switch')).toHaveLength(1)
          expect(run.progress.step).toBe(carried.step + STEPS)
          for (const [name, values] of Object.entries(networksOf(await run.snapshot()))) {
            expect(values.every(Number.isFinite), `${where}: ${name}`).toBe(true)
          }
        }
        run.dispose()
      }
    }
    expect(memory().numTensors).toBe(tensors)
  })
})

it('carries what means the same, and nothing else', async () => {
  const [sac, awac, cql, td3, klAc, pearl] = await Promise.all(
    ['sac', 'awac', 'cql', 'td3', 'kl-ac', 'pearl'].map(
      async (id) => (await frozenAt(configurationOf(id), [25], runtime))[0]!,
    ),
  )
  const report = async (from: typeof sac, id: string) => {
    const to = configurationOf(id)
    const { run, carried } = await continueRun(from!, to, await datasetOf(to), runtime)
    run.dispose()
    return carried
  }
  const critics = ['critics', 'targetCritics']
  expect(await report(awac, 'sac')).toMatchObject({
    networksCarried: critics,
    networksAnew: [
      { name: 'actor', reason: 'kind' },
      { name: 'temperature', reason: 'absent' },
    ],
    optimisersCarried: [],
    dataset: { carried: true },
    environmentState: { carried: true },
    onlineTransitions: { carried: 20, of: 20 },
    randomStreams: { carried: true },
  })
  expect((await report(sac, 'mopo')).networksCarried).toEqual(['actor', ...critics, 'temperature'])
  expect(await report(cql, 'cal-ql')).toMatchObject({
    networksAnew: [],
    optimisersCarried: expect.arrayContaining(['actor', 'critics', 'multiplier']),
  })
  expect((await report(td3, 'o2o')).networksCarried).toEqual(['actor', 'targetActor', ...critics])
  // Both have a multiplier of one number; only one of them is on a divergence.
  expect((await report(cql, 'kl-ac')).networksAnew).toContainEqual({ name: 'multiplier', reason: 'kind' })
  expect((await report(klAc, 'bc')).networksCarried).toEqual(['actor'])
  expect(await report(pearl, 'sac')).toMatchObject({
    step: 0,
    networksCarried: [],
    dataset: null,
    randomStreams: { reason: 'tasks' },
  })
})
