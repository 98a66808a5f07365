import { beforeEach, describe, expect, it } from 'vitest'
import type { AlgorithmDescription } from '../../worker/protocol'
import type { LoadedDataset } from '../datasets/dataset-store'
import { useCatalogue } from '../settings/catalogue-store'
import type { Experiment } from './experiment'
import { addRun, runWithId, updateRun, useExperiments } from './experiments-store'
import { hasTwoSources, sourceFutures, sourcesOf } from './source-futures'
import { ownRun } from './testing'

const NAMES = { policy: 'P', data: 'D', both: 'B' }
const recipe = { environment: 'pendulum', shares: { medium: 1 }, transitions: 600, seed: 3 }
const loaded = { summary: { datasetId: 7, meanReturn: 10, returns: { low: 0, high: 30, counts: [] } } }

function specOf(
  settings: Experiment['configuration']['settings'] = {},
  origin: Experiment['origin'] = { kind: 'own' },
): Omit<Experiment, 'id' | 'name' | 'hidden'> {
  const own = ownRun({ regulariserWeightOnline: 0.1 })
  return {
    ...own,
    datasetId: 7,
    origin,
    configuration: {
      ...own.configuration,
      dataset: { kind: 'recipe', recipe },
      settings: { offlineSteps: 100, onlineSteps: 400, ...settings },
    },
  }
}

/** A run at a step, evaluated at the given ones. */
function runAt(step: number, evaluations: Readonly<Record<number, number>>, spec = specOf(), seed = 1) {
  const runId = addRun(spec, seed)
  const progress = {
    phase: 'online',
    stage: '',
    step,
    totalSteps: 500,
    onlineStartStep: 100,
    environmentSteps: 4,
  } as const
  updateRun(runId, { progress: { ...progress, finished: false } })
  runWithId(runId)!.series.add(
    null,
    Object.entries(evaluations).map(([at, value]) => ({
      kind: 'evaluation',
      step: Number(at),
      phase: 'offline',
      returns: [value - 1, value, value + 1, value, value],
      mean: value,
      normalisedScore: 0,
    })),
  )
  return runWithId(runId)!
}

beforeEach(() => {
  useExperiments.setState({ experiments: [], runs: [], focus: 0 })
  useCatalogue.setState({ algorithms: [{ id: 'mopo', training: 'model-based' } as unknown as AlgorithmDescription] })
})

describe('the two sources at the switch', () => {
  it('are compared by the evaluation there, not by a later one', () => {
    const found = sourcesOf(runAt(300, { 50: 1, 100: 20, 250: 2 }), loaded as unknown as LoadedDataset)!
    expect(found).toMatchObject({ better: 'policy', againstBest: 'below', policy: { mean: 20 } })
  })

  it('are not before it, nor with other data on the page, nor where the networks began anew', () => {
    expect(sourcesOf(runAt(60, { 50: 1 }), loaded as unknown as LoadedDataset)).toBeUndefined()
    const other = { summary: { ...loaded.summary, datasetId: 8 } } as unknown as LoadedDataset
    expect(sourcesOf(runAt(300, { 100: 20 }), other)).toBeUndefined()
    const fork = { kind: 'fork', parent: 1, step: 100, carried: null, networksAnew: true } as const
    expect(sourcesOf(runAt(300, { 100: 20 }, specOf({}, fork)), loaded as unknown as LoadedDataset)).toBeUndefined()
  })

  it('need a pretraining on data and a switch', () => {
    const { configuration } = specOf()
    expect(hasTwoSources(configuration)).toBe(true)
    expect(hasTwoSources(specOf({ offlineSteps: 0 }).configuration)).toBe(false)
    expect(hasTwoSources(specOf({ onlineSteps: 0 }).configuration)).toBe(false)
    expect(hasTwoSources({ ...configuration, dataset: null })).toBe(false)
    expect(hasTwoSources({ ...configuration, algorithm: { id: 'mopo', hyperparameters: {} } })).toBe(false)
  })

  it('lead to three futures of one learner that differ in what they keep', () => {
    const [policy, data, both] = sourceFutures(specOf().configuration, NAMES)
    const common = { collectOnlySteps: 100, regulariserWeightOnline: 0 }
    expect(policy).toEqual({
      name: 'P',
      algorithmId: 'sac',
      values: { ...common, mixing: 'online', collectOnlyActions: 'policy' },
    })
    expect(data).toEqual({
      name: 'D',
      algorithmId: 'sac',
      values: { ...common, mixing: 'ratio', offlineShare: 0.5, collectOnlyActions: 'random' },
      networksAnew: true,
    })
    expect(both).toMatchObject({ name: 'B', values: { mixing: 'ratio', collectOnlyActions: 'policy' } })
    expect(both).not.toHaveProperty('networksAnew')
  })
})
