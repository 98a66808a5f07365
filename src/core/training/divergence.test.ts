import { afterAll, describe, expect, it } from 'vitest'
import type { MopoRun } from '../algorithms/mopo/run'
import { createRuntime } from '../engine/create-runtime'
import type { HostArray } from '../engine/tree'
import { advance, begin, configurationOf } from './continue-testing'
import { DivergenceError } from './divergence'
import type { OfflineOnlineRun } from './offline-online-run'
import type { TrainingRun } from './training-run'

const runtime = await createRuntime({ backend: 'wasm', mode: 'compiled' })
afterAll(() => runtime.dispose())

/** Steps until it fails, at most so many. */
async function failureWithin(run: TrainingRun, steps: number): Promise<DivergenceError> {
  for (let step = 0; step < steps; step++) {
    try {
      await run.advance()
    } catch (error) {
      expect(error).toBeInstanceOf(DivergenceError)
      return error as DivergenceError
    }
  }
  throw new Error(`No divergence within ${steps} steps.`)
}

/** The schema would never let such a value in. */
const ABSURD = 1e25

describe('a run that diverges', () => {
  it.each([
    ['awac', 'criticLearningRate', 'critics'],
    ['awac', 'actorLearningRate', 'actor'],
    ['cal-ql', 'criticLearningRate', 'critics'],
    ['o2o', 'criticLearningRate', 'critics'],
    ['iql', 'valueLearningRate', 'value'],
    ['bc', 'actorLearningRate', 'actor'],
    ['mopo', 'dynamicsLearningRate', 'dynamics'],
    ['mopo', 'criticLearningRate', 'critics'],
    ['pearl', 'encoderLearningRate', 'encoder'],
  ])('%s: an absurd %s is seen at once, in the network “%s”, and nothing of it is saved', async (id, name, network) => {
    const run = await begin(configurationOf(id), runtime)
    const before = id === 'mopo' && network !== 'dynamics' ? 15 : 6
    await advance(run, before)
    const sound = await run.snapshot()
    run.change({ [name]: ABSURD })
    const error = await failureWithin(run, 8)
    expect(error.network).toBe(network)
    expect(error.step).toBe(before + 1)
    expect(error.soundUntil).toBe(error.step - 1)
    expect(error.lastChange).toMatchObject({ name, to: ABSURD, step: before })
    expect(error.message).toMatch(
      new RegExp(`^Training diverged at step ${before + 1}: .+ \\(network "${network}"\\)\\. The last change was `),
    )
    await expect(run.snapshot()).rejects.toThrow(DivergenceError)
    await expect(run.advance()).rejects.toThrow(error.message)
    run.restore(sound)
    await advance(run, 1)
    expect(run.progress.step).toBe(before + 1)
    run.dispose()
  })

  it('names the step at which a reward that is none was learnt from', async () => {
    const run = (await begin(configurationOf('td3'), runtime)) as OfflineOnlineRun
    await advance(run, 7)
    run.replay.offline.columns.rewards.fill(Number.NaN)
    const error = await failureWithin(run, 1)
    expect(error).toMatchObject({ step: 8, soundUntil: 7, metric: 'criticLoss', network: 'critics', lastChange: null })
    run.dispose()
  })

  it('does not save networks that are broken before any loss is', async () => {
    const run = (await begin(configurationOf('mopo'), runtime)) as MopoRun
    await advance(run, 12)
    const state = structuredClone(await run.policyRun.learner.state.read())
    const { log } = state.temperature as Record<string, HostArray>
    log!.data[0] = Number.POSITIVE_INFINITY
    run.policyRun.learner.state.write(state)
    await expect(run.snapshot()).rejects.toMatchObject({ metric: null, network: 'temperature' })
    run.dispose()
  })
})
