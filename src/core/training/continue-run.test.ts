import { memory } from '@tensorflow/tfjs-core'
import { afterAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { Values } from '../schema/field'
import { continueRun } from './continue-run'
import { advance, begin, configurationOf, datasetOf, frozenAt, networksOf } from './continue-testing'
import { createRun } from './create-run'
import { fromSnapshot } from './snapshot'
import { configurationWhenFrozen } from './when-frozen'

const cpu = await createRuntime({ backend: 'cpu', mode: 'compiled' })
const wasm = await createRuntime({ backend: 'wasm', mode: 'compiled' })
afterAll(() => {
  cpu.dispose()
  wasm.dispose()
})

describe('a fork that changes nothing', () => {
  it.each([
    ['awac', 12, cpu],
    ['awac', 33, wasm],
    ['cal-ql', 33, wasm],
    ['o2o', 33, wasm],
    ['td3', 33, cpu],
    ['mopo', 4, cpu],
    ['mopo', 17, wasm],
    ['mopo', 41, wasm],
    ['pearl', 13, wasm],
  ] as const)('%s from step %i on equals its parent to the bit, records and all', async (id, at, runtime) => {
    const configuration = configurationOf(id)
    const parent = await begin(configuration, runtime)
    await advance(parent, at)
    const frozen = { configuration, snapshot: structuredClone(await parent.snapshot()) }
    const { run, carried } = await continueRun(frozen, configuration, await datasetOf(configuration), runtime)
    expect(carried).toMatchObject({ kind: 'continued', changes: [], networksAnew: [], step: at })
    expect(await run.snapshot()).toEqual(await parent.snapshot())
    expect(await advance(run, 25)).toEqual(await advance(parent, 25))
    expect(await run.snapshot()).toEqual(await parent.snapshot())
    run.dispose()
    parent.dispose()
  })
})

describe('a run without a world', () => {
  it('that is of before episodes were kept apart goes on with all of them, a newer one with nine in ten', async () => {
    const configuration = { ...configurationOf('awac'), environment: null }
    const dataset = await datasetOf(configuration)
    for (const holdsOut of [true, false]) {
      const parent = createRun(configuration, dataset, cpu, { holdsOut })
      await advance(parent, 10)
      const snapshot = structuredClone(await parent.snapshot())
      // As an older version wrote it.
      const older = { ...snapshot, plain: { ...(snapshot.plain as object), holdsOut: undefined } }
      const frozen = { configuration, snapshot: holdsOut ? snapshot : older }
      const { run, carried } = await continueRun(frozen, configuration, dataset, cpu)
      expect(carried.kind).toBe('continued')
      expect(await advance(run, 15)).toEqual(await advance(parent, 15))
      expect(await run.snapshot()).toEqual(await parent.snapshot())
      run.dispose()
      parent.dispose()
    }
  })
})

describe('a fork that changes settings', () => {
  it('equals its parent with the same change made live', async () => {
    const configuration = configurationOf('cal-ql')
    const parent = await begin(configuration, cpu)
    await advance(parent, 28)
    const frozen = { configuration, snapshot: structuredClone(await parent.snapshot()) }
    const values = { discount: 0.9, criticLearningRate: 5e-3 }
    const to = configurationOf('cal-ql', { hyperparameters: values })
    const { run, carried } = await continueRun(frozen, to, await datasetOf(to), cpu)
    parent.change(values)
    expect(carried.kind).toBe('continued')
    expect(carried.changes).toHaveLength(2)
    expect(await advance(run, 20)).toEqual(await advance(parent, 20))
    expect(await run.snapshot()).toEqual(await parent.snapshot())
    run.dispose()
    parent.dispose()
  })

  it('keeps what was moved live before the freeze, if asked to', async () => {
    const configuration = configurationOf('awac')
    const parent = await begin(configuration, cpu)
    await advance(parent, 5)
    parent.change({ lambda: 0.3 })
    const frozen = { configuration, snapshot: structuredClone(await parent.snapshot()) }
    const back = await continueRun(frozen, configuration, await datasetOf(configuration), cpu)
    expect(back.carried.changes).toEqual([{ name: 'lambda', from: 0.3, to: 1 }])
    const kept = await continueRun(frozen, configurationWhenFrozen(frozen), await datasetOf(configuration), cpu)
    expect(kept.carried.changes).toEqual([])
    for (const run of [parent, back.run, kept.run]) run.dispose()
  })

  it.each([
    ['another width', { hiddenUnits: 16 }, {}, ['actor', 'critics', 'targetCritics']],
    ['another form of policy', { policyForm: 'rlkit' }, {}, ['actor']],
    ['another scale of rewards', {}, { rewardScale: 2 }, ['critics', 'targetCritics']],
    ['other units of observations', {}, { normaliseObservations: false }, ['actor', 'critics', 'targetCritics']],
    ['another batch size', { batchSize: 16 }, {}, []],
    ['an earlier border', {}, { offlineSteps: 10 }, []],
  ] as [string, Values, Values, string[]][])('%s resets what it must', async (_, hyperparameters, settings, anew) => {
    const [frozen] = await frozenAt(configurationOf('awac'), [30], cpu)
    const to = configurationOf('awac', { hyperparameters, settings })
    const { run, carried } = await continueRun(frozen!, to, await datasetOf(to), cpu)
    expect(carried.networksAnew.map(({ name }) => name)).toEqual(anew)
    expect(carried.kind).toBe(anew.length > 0 ? 'switched' : 'continued')
    expect(carried.onlineTransitions).toEqual({ carried: 40, of: 40 })
    const records = await advance(run, 6)
    expect(records.some((record) => record.kind === 'mark' && record.mark === 'switch')).toBe(anew.length > 0)
    expect(run.progress.step).toBe(36)
    run.dispose()
  })

  it('takes over data and buffers alone where the networks are to begin anew, and says so', async () => {
    const configuration = configurationOf('cal-ql')
    const [frozen] = await frozenAt(configuration, [30], cpu)
    const fresh = await begin(configuration, cpu)
    const { run, carried } = await continueRun(
      { ...frozen!, networksAnew: true },
      configuration,
      await datasetOf(configuration),
      cpu,
    )
    expect(carried).toMatchObject({ kind: 'switched', networksCarried: [], optimisersCarried: [], step: 30 })
    expect(new Set(carried.networksAnew.map(({ reason }) => reason))).toEqual(new Set(['wish']))
    expect(carried.onlineTransitions).toEqual({ carried: 40, of: 40 })
    const [anew, first, before] = [await run.snapshot(), await fresh.snapshot(), frozen!.snapshot].map(
      (snapshot) => fromSnapshot(snapshot).learner,
    )
    expect(anew).toEqual(first)
    expect(anew).not.toEqual(before)
    await advance(run, 3)
    for (const one of [run, fresh]) one.dispose()
  })

  it('says what another world, other copies or another seed leave behind', async () => {
    const [frozen] = await frozenAt(configurationOf('cal-ql'), [30], cpu)
    const reportFor = async (given: Parameters<typeof configurationOf>[1]) => {
      const to = configurationOf('cal-ql', given)
      const { run, carried } = await continueRun(frozen!, to, await datasetOf(to), cpu)
      await advance(run, 3)
      run.dispose()
      return carried
    }
    expect(await reportFor({ parameters: { mass: 2 } })).toMatchObject({
      environmentState: { carried: false, reason: 'environment' },
      onlineTransitions: { carried: 0, of: 40, reason: 'environment' },
      networksAnew: [],
    })
    expect(await reportFor({ settings: { copies: 2 } })).toMatchObject({
      environmentState: { carried: false, reason: 'copies' },
      onlineTransitions: { carried: 40, of: 40 },
    })
    expect(await reportFor({ seed: 6 })).toMatchObject({ randomStreams: { carried: false, reason: 'seed' } })
  })

  it('refuses observations of another size in one sentence', async () => {
    const [frozen] = await frozenAt(configurationOf('sac'), [3], cpu)
    const to = { ...configurationOf('sac', { environment: 'mountain-car' }) }
    await expect(continueRun(frozen!, to, undefined, cpu)).rejects.toThrow(
      'observations of 3 and actions of 1 numbers, and this one of 2 and 1',
    )
  })
})

describe('a model', () => {
  it('is kept between runs of MOPO, and its steps stay on the time axis of what follows it', async () => {
    const [frozen] = await frozenAt(configurationOf('mopo'), [36], cpu)
    const wider = configurationOf('mopo', { hyperparameters: { hiddenUnits: 16 } })
    const kept = await continueRun(frozen!, wider, await datasetOf(wider), cpu)
    expect(kept.carried).toMatchObject({ dynamicsModel: { carried: true }, step: 36, phase: 'online' })
    const sac = configurationOf('sac')
    const left = await continueRun(frozen!, sac, await datasetOf(sac), cpu)
    expect(left.run.progress).toMatchObject({ step: 36, onlineStartStep: 30, totalSteps: 70, phase: 'online' })
    const snapshot = await left.run.snapshot()
    const again = await continueRun({ configuration: sac, snapshot }, wider, await datasetOf(sac), cpu)
    expect(again.carried.dynamicsModel).toEqual({ carried: false, reason: 'absent' })
    expect(again.run.progress).toMatchObject({ step: 36, onlineStartStep: 30, stage: 'Fitting the dynamics model' })
    const records = await advance(again.run, 12)
    expect(again.run.progress).toMatchObject({ step: 48, onlineStartStep: 30 })
    expect(records.filter((record) => record.kind === 'metrics').map(({ step }) => step)).toContain(46)
    for (const { run } of [kept, left, again]) run.dispose()
  })
})

describe('transitions on their way', () => {
  it('come with their returns where they are needed, and wait for the end of their episode', async () => {
    const configuration = configurationOf('sac', { settings: { offlineSteps: 5, onlineSteps: 400 } })
    const [frozen] = await frozenAt(configuration, [225], cpu)
    const to = configurationOf('cal-ql', { settings: { offlineSteps: 5, onlineSteps: 400 } })
    const { run, carried } = await continueRun(frozen!, to, await datasetOf(to), cpu)
    expect(carried.onlineTransitions).toEqual({ carried: 880, of: 880 })
    const { replay, plain } = fromSnapshot(await run.snapshot())
    // 200 steps are an episode; 20 of each copy's second one wait.
    expect(replay.columns.rewards).toHaveLength(800)
    expect(plain.collector!.episodes.map((episode) => episode.length)).toEqual([20, 20, 20, 20])
    const gamma = 0.97
    const { returnsToGo: G, rewards: r } = replay.columns
    // Copies take turns: the last row is where the last copy's episode was cut off. From there on its last 1 / (1 - gamma)
    // rewards go on for ever, by their mean.
    const horizon = Math.round(1 / (1 - gamma))
    const last = Array.from({ length: horizon }, (_, i) => r[799 - 4 * i]!)
    const mean = last.reduce((sum, reward) => sum + reward, 0) / horizon
    expect(G[799]).toBeCloseTo(r[799]! + (gamma / (1 - gamma)) * mean, 3)
    expect(G[795]).toBeCloseTo(r[795]! + gamma * G[799]!, 4)
    expect(G[0]).toBeCloseTo(r[0]! + gamma * G[4]!, 3)
    const back = await continueRun(
      { configuration: to, snapshot: await run.snapshot() },
      configuration,
      await datasetOf(to),
      cpu,
    )
    const sac = fromSnapshot(await back.run.snapshot())
    expect(sac.replay.columns.rewards).toHaveLength(880)
    expect(sac.plain.collector!.episodes.flat()).toEqual([])
    for (const one of [run, back.run]) one.dispose()
  })
})

it('leaves no tensor behind', async () => {
  const [frozen] = await frozenAt(configurationOf('awac'), [12], cpu)
  const before = memory().numTensors
  const to = configurationOf('iql')
  const { run } = await continueRun(frozen!, to, await datasetOf(to), cpu)
  await advance(run, 3)
  run.dispose()
  expect(memory().numTensors).toBe(before)
  expect(networksOf(frozen!.snapshot).actor!.every(Number.isFinite)).toBe(true)
})
