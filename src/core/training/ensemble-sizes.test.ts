import { setBackend } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Algorithm } from '../algorithms/algorithm'
import { rlpd } from '../algorithms/rlpd/rlpd'
import { wsrl } from '../algorithms/wsrl/wsrl'
import { CompiledRuntime } from '../engine/compiled-runtime'
import { EagerRuntime } from '../engine/eager-runtime'
import { difference } from '../engine/testing/trajectory'
import { WasmExecutor } from '../engine/wasm/wasm-executor'
import { learn } from './compiled-algorithms-testing'

/** Sizes that no fixture has: odd ones, one critic, a subset that is all of them, one block, and the largest. */
const SIZES: readonly (readonly [Algorithm, Record<string, number | boolean | string>])[] = [
  [rlpd, { members: 1, subset: 1, criticSteps: 1, batchSize: 1, hiddenUnits: 5, hiddenLayers: 1 }],
  [rlpd, { members: 3, subset: 3, criticSteps: 5, batchSize: 7, hiddenUnits: 9, hiddenLayers: 3 }],
  [rlpd, { members: 20, subset: 1, criticSteps: 2, batchSize: 2, hiddenUnits: 6, layerNorm: false }],
  // More are asked for than there are.
  [rlpd, { members: 4, subset: 20, criticSteps: 3, batchSize: 6, hiddenUnits: 8, backupEntropy: false }],
  [wsrl, { members: 1, subset: 1, criticSteps: 1, batchSize: 1, hiddenUnits: 5, hiddenLayers: 1 }],
  [wsrl, { members: 3, subset: 5, criticSteps: 3, batchSize: 7, hiddenUnits: 9, implementation: 'authors' }],
  [wsrl, { members: 11, subset: 2, criticSteps: 2, batchSize: 5, hiddenUnits: 7, maximumBackup: true }],
  [
    wsrl,
    { members: 5, subset: 4, criticSteps: 4, batchSize: 3, hiddenUnits: 6, layerNorm: false, offlineStage: 'cql' },
  ],
]

/** Losses are differences of larger numbers, of one row at batch 1. */
const FLOOR = 0.1

let compiled: CompiledRuntime
const warnings: unknown[] = []

beforeAll(async () => {
  await setBackend('cpu')
  compiled = new CompiledRuntime('wasm', await WasmExecutor.create({ relaxed: false }), {
    onWarning: (warning) => warnings.push(warning),
  })
})
afterAll(() => compiled.dispose())

it.each(SIZES.map(([algorithm, values]) => [algorithm.id, JSON.stringify(values), algorithm, values] as const))(
  '%s learns compiled what it learns in eager tfjs, of sizes %s',
  async (_, __, algorithm, values) => {
    const expected = await learn(algorithm, new EagerRuntime('cpu'), 4, values)
    const actual = await learn(algorithm, compiled, 4, values)
    expect(actual.program.mode).toBe('compiled')
    expect(warnings).toEqual([])
    const { at, value } = difference(expected, actual, FLOOR)
    expect(value, at).toBeLessThan(1e-5)
  },
)
