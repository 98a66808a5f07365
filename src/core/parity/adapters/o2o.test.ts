import { readFileSync } from 'node:fs'
import { mul, ones, type Scalar, scalar } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import type { Algorithm, UpdateArguments } from '../../algorithms/algorithm'
import { createRuntime } from '../../engine/create-runtime'
import type { TensorTree } from '../../engine/tree'
import type { Schema } from '../../schema/field'
import { algorithmCase } from '../algorithm-case'
import { parseFixture } from '../fixture'
import { isOk } from '../parity-case'
import { runCase } from '../run-case'
import { oema } from './o2o'

type Given = UpdateArguments<TensorTree, Schema>
type Update = Algorithm['update']

const fixture = parseFixture(
  JSON.parse(readFileSync(new URL('../fixtures/oema.json', import.meta.url), 'utf8')) as unknown,
)

async function agrees(mistake: (update: Update) => Update): Promise<boolean> {
  const runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
  const update = mistake(oema.algorithm.update.bind(oema.algorithm))
  const result = await runCase(algorithmCase({ ...oema, algorithm: { ...oema.algorithm, update } }, fixture), runtime)
  runtime.dispose()
  return isOk(result)
}

const withH = (given: Given, h: Record<string, Scalar | string | boolean>): Given => ({
  ...given,
  h: { ...given.h, ...h },
})

/** The step with some entries as they would be had another part of it not happened. */
function without(update: Update, given: Given, frozen: string, entries: string[]): ReturnType<Update> {
  const right = update(given)
  const early = update(withH(given, { [frozen]: scalar(0) }))
  const state = Object.fromEntries(entries.filter((entry) => early.state?.[entry]).map((e) => [e, early.state![e]!]))
  const gradients = Object.fromEntries(
    entries.filter((entry) => early.gradients[entry]).map((entry) => [entry, early.gradients[entry]!]),
  )
  return { ...right, state: { ...right.state, ...state }, gradients: { ...right.gradients, ...gradients } }
}

describe('parity with OEMA', () => {
  it('holds', async () => {
    expect(await agrees((update) => update)).toBe(true)
  })

  it.each<[string, (update: Update) => Update]>([
    [
      'the explorer sees the critics before their step',
      (update) => (given) => without(update, given, 'criticLearningRate', ['explorer', 'explorerOptimiser']),
    ],
    [
      'the explorer sees the policy before its step',
      (update) => (given) => without(update, given, 'actorLearningRate', ['explorer', 'explorerOptimiser']),
    ],
    [
      'the actor sees the critics before their step',
      (update) => (given) => without(update, given, 'criticLearningRate', ['actor', 'actorOptimiser']),
    ],
    [
      'priorities come from the ratio before its step',
      (update) => (given) => {
        const early = update(withH(given, { explorerLearningRate: scalar(0) }))
        return { ...update(given), outputs: early.outputs }
      },
    ],
    [
      'the look-ahead is tested on the batch, not on recent states',
      (update) => (given) => update({ ...given, batches: { ...given.batches, recent: given.batches.batch! } }),
    ],
    ['the meta term weighs plain beta', (update) => (given) => update(withH(given, { metaWeighting: 'plain' }))],
    ['the meta term is missing', (update) => (given) => update(withH(given, { metaWeight: scalar(0) }))],
    ['the cloning term stays', (update) => (given) => update(withH(given, { cloningOnline: 'kept' }))],
    [
      'the perturbation is trained without exploration noise',
      (update) => (given) =>
        update({ ...given, noise: { ...given.noise, exploration: mul(0, given.noise.exploration!) } }),
    ],
    ['target noise is not clipped', (update) => (given) => update(withH(given, { targetNoiseClip: scalar(100) }))],
    [
      'a time limit counts as the end',
      (update) => (given) => {
        const batch = given.batches.batch!
        return update({
          ...given,
          batches: { ...given.batches, batch: { ...batch, terminals: ones(batch.terminals.shape) } },
        })
      },
    ],
  ])('is lost when %s', async (_, mistake) => {
    expect(await agrees(mistake)).toBe(false)
  })
})
