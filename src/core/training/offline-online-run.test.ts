import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { generateDataset } from '../data/generation/generate-dataset'
import { createRuntime } from '../engine/create-runtime'
import { checkConfiguration } from './configuration'
import { createRun } from './create-run'
import type { RunRecord, TrainingRun } from './training-run'

const recipe = { environment: 'pendulum', shares: { medium: 1 }, transitions: 800, seed: 3 }

const { configuration } = checkConfiguration({
  version: 1,
  environment: { id: 'pendulum' },
  dataset: { kind: 'recipe', recipe },
  algorithm: { id: 'awac', hyperparameters: { batchSize: 8, hiddenUnits: 8 } },
  settings: { offlineSteps: 30, onlineSteps: 30, evaluationEvery: 20, evaluationEpisodes: 2 },
  seed: 5,
})

async function newRun(changes: Partial<typeof configuration> = {}): Promise<{ run: TrainingRun; dispose: () => void }> {
  const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })
  const run = createRun({ ...configuration, ...changes }, await generateDataset(recipe, 'medium'), runtime)
  return {
    run,
    dispose: () => {
      run.dispose()
      runtime.dispose()
    },
  }
}

async function advance(run: TrainingRun, steps: number): Promise<RunRecord[]> {
  for (let i = 0; i < steps; i++) await run.advance()
  return run.drainRecords()
}

describe('OfflineOnlineRun', () => {
  it('trains offline, crosses the border, collects, evaluates, and ends', async () => {
    const { run, dispose } = await newRun()
    const records = await advance(run, 80)
    expect(run.progress).toMatchObject({ step: 60, finished: true, environmentSteps: 30 * 4 })
    expect(records.filter((record) => record.kind === 'evaluation').map(({ step }) => step)).toEqual([
      0, 20, 30, 40, 60,
    ])
    expect(records.filter((record) => record.kind === 'mark')).toMatchObject([{ step: 30, mark: 'online' }])
    const metrics = records.filter((record) => record.kind === 'metrics')
    expect(metrics.map(({ step, phase }) => [step, phase])).toEqual([
      [25, 'offline'],
      [50, 'online'],
      [60, 'online'],
    ])
    for (const { values } of metrics) expect(Object.values(values).every(Number.isFinite)).toBe(true)
    dispose()
  })

  it('collects in every step that only collects, however many updates an environment step gets', async () => {
    const settings = { ...configuration.settings, updatesPerStep: 5, collectOnlySteps: 10 }
    const { run, dispose } = await newRun({ settings })
    await advance(run, 40)
    expect(run.progress.environmentSteps).toBe(10 * 4)
    await advance(run, 20)
    expect(run.progress.environmentSteps).toBe((10 + 20 / 5) * 4)
    dispose()
  })

  it('gives the same numbers to the bit twice, and others for another seed', async () => {
    const [a, b, c] = [await newRun(), await newRun(), await newRun({ seed: 6 })]
    const first = await advance(a.run, 60)
    expect(await advance(b.run, 60)).toEqual(first)
    expect(await advance(c.run, 60)).not.toEqual(first)
    for (const { dispose } of [a, b, c]) dispose()
  })

  it.each([25, 50])('goes on from a snapshot at step %i as if nothing had happened', async (at) => {
    const original = await newRun()
    await advance(original.run, at)
    const snapshot = structuredClone(await original.run.snapshot())
    const restored = await newRun()
    restored.run.restore(snapshot)
    expect(await advance(restored.run, 60 - at)).toEqual(await advance(original.run, 60 - at))
    expect(await restored.run.snapshot()).toEqual(await original.run.snapshot())
    original.dispose()
    restored.dispose()
  })

  it('takes a live change at once, marks it, and changes nothing else', async () => {
    const [changed, plain] = [await newRun(), await newRun()]
    await advance(changed.run, 10)
    await advance(plain.run, 10)
    changed.run.change({ lambda: 0.1 })
    const records = await advance(changed.run, 20)
    expect(records.filter((record) => record.kind === 'mark')).toMatchObject([{ step: 10, mark: 'change' }])
    expect(records.find((record) => record.kind === 'metrics')).not.toEqual(
      (await advance(plain.run, 20)).find((record) => record.kind === 'metrics'),
    )
    changed.dispose()
    plain.dispose()
  })

  it('trains without an environment, offline only', async () => {
    const { run, dispose } = await newRun({ environment: null })
    const records = await advance(run, 60)
    expect(run.progress).toMatchObject({ step: 30, totalSteps: 30, finished: true })
    expect(records.some((record) => record.kind === 'evaluation')).toBe(false)
    dispose()
  })

  it('leaves no tensor behind', async () => {
    const before = memory().numTensors
    const { run, dispose } = await newRun()
    await advance(run, 5)
    const held = memory().numTensors
    await advance(run, 15)
    expect(memory().numTensors).toBe(held)
    dispose()
    expect(memory().numTensors).toBe(before)
  })
})
