import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { oneStep } from '../testing'
import { wsrl } from './wsrl'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

const SMALL = { members: 3, criticSteps: 2 }
const steps = (record: ReturnType<typeof oneStep>) =>
  ['actorOptimiser', 'criticOptimiser', 'temperatureOptimiser'].map((name) => record.after[`${name}.step`]![0])

describe('WSRL', () => {
  it('steps each optimiser only with a gradient, or, as the authors’ code does, every time', () => {
    expect(steps(oneStep(wsrl, { phase: 'online', values: SMALL }))).toEqual([1, 2, 1])
    expect(steps(oneStep(wsrl, { phase: 'online', values: { ...SMALL, implementation: 'authors' } }))).toEqual([
      3, 3, 3,
    ])
  })

  it('has one last layer for all critics as the authors’ code does, else one each', () => {
    const head = (values: Record<string, string | number>) =>
      oneStep(wsrl, { phase: 'online', values: { ...SMALL, ...values } }).before['critics.layer2.weight']!.length
    expect([head({}), head({ implementation: 'authors' })]).toEqual([3 * 8, 8])
  })

  it('pretrains with Cal-QL’s bound: without one it is CQL', () => {
    const far = { returnsToGo: new Float32Array(8).fill(-1e9) }
    const step = (offlineStage: string, columns = {}) =>
      oneStep(wsrl, { values: { ...SMALL, offlineStage }, columns }).after
    expect(step('cal-ql', far)).toEqual(step('cql', far))
    expect(step('cal-ql')).not.toEqual(step('cql'))
  })

  it('takes the best of several actions in the target where asked to: no lower than any single one of them', () => {
    const target = (maximumBackup: boolean) =>
      oneStep(wsrl, { phase: 'online', values: { ...SMALL, maximumBackup, sampledActions: 6 } }).metrics.qTarget!
    expect(target(true)).toBeGreaterThan(target(false))
  })
})
