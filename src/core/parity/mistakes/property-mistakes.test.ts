import { tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Algorithm } from '../../algorithms/algorithm'
import { td3 } from '../../algorithms/td3/td3'
import { liveValues, oneStep, SIZES } from '../../algorithms/testing'
import { createRuntime } from '../../engine/create-runtime'
import { type HostArray, isHostArray, mapTree, type Tree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { defaults } from '../../schema/values'
import { type Mistake, mutant } from './mutant'
import { pexMistakes, rebracMistakes } from './property-mistakes'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

const near = (a: number | undefined, b: number) => a !== undefined && Math.abs(a - b) < 1e-4

/** What holds of ReBRAC: TD3's critics without penalties, and penalties as the paper has them. */
function isRebrac(rebrac: Algorithm): boolean {
  const free = { actorPenalty: 0, criticPenalty: 0, hiddenLayers: 3 }
  const h = { ...defaults(rebrac.hyperparameters), hiddenUnits: 8, batchSize: 8 }
  const initial = rebrac.initialise(SIZES, h, RandomStream.fromSeed(4)) as Record<string, Tree<HostArray>>
  const { onlineUpdates: _, ...fresh } = initial
  const critics = (algorithm: Algorithm) => {
    const values = algorithm === rebrac ? free : { hiddenLayers: 3 }
    const { after } = oneStep(algorithm, { state: fresh, values })
    return JSON.stringify(Object.entries(after).filter(([path]) => path.startsWith('critics.')))
  }
  const targetPenalty = (criticPenalty: number, known: number) =>
    oneStep(rebrac, {
      state: fresh,
      values: { ...free, criticPenalty },
      columns: { nextActionKnown: new Float32Array(8).fill(known) },
    }).metrics.targetPenalty!
  const still = mapTree(initial.actor!, isHostArray, ({ shape, data }) => ({ shape, data: data.map(() => 0) }))
  const { actionError } = oneStep(rebrac, {
    state: { ...fresh, actor: still },
    step: 1,
    values: free,
    columns: { actions: new Float32Array(8 * SIZES.action).fill(0.5) },
  }).metrics
  const online = (updates: number) =>
    oneStep(rebrac, {
      phase: 'online',
      step: 1,
      state: { ...fresh, onlineUpdates: { shape: [], data: Float32Array.of(updates) } },
      values: { actorPenalty: 0.4, decaySteps: 100, leastPenalty: 0.5, hiddenLayers: 3 },
    }).metrics.actorPenalty
  return (
    critics(rebrac) === critics(td3 as unknown as Algorithm) &&
    targetPenalty(0.5, 1) > 0 &&
    near(targetPenalty(1, 1) / targetPenalty(0.5, 1), 2) &&
    targetPenalty(1, 0) === 0 &&
    // Two dimensions, each half a unit off.
    near(actionError, 0.5) &&
    near(online(25), 0.3) &&
    near(online(90), 0.2)
  )
}

const ROWS = 60

/** What holds of PEX: a coin or the higher Q says who acts, and only the new policy learns online, from who acted. */
function isPex(pex: Algorithm): boolean {
  const h = { ...defaults(pex.hyperparameters), hiddenUnits: 8 }
  const random = RandomStream.fromSeed(9)
  const initial = pex.initialise(SIZES, h, random) as Tree<HostArray>
  const normal = (width: number) => {
    const data = new Float32Array(ROWS * width)
    random.fillNormal(data)
    return data
  }
  const [observations, noise] = [normal(SIZES.observation), normal(SIZES.action)]
  const asked = (choiceSharpness: number, coin: number) =>
    tidy(() => {
      const state = mapTree(initial, isHostArray, ({ shape, data }) => tensor(data, [...shape])) as never
      const live = liveValues(pex, { ...h, choiceSharpness })
      const given = { state, observations: tensor(observations, [ROWS, SIZES.observation]), h: live }
      const action = tensor(noise, [ROWS, SIZES.action])
      const actions = pex.act({
        ...given,
        noise: { action, coin: tensor(new Float32Array(ROWS).fill(coin)) },
        mode: 'explore',
        phase: 'online',
      })
      const q = pex.probes!.q!({ ...given, actions })
      const smaller = Array.from(q.dataSync()).slice(0, ROWS)
      q.dataSync().forEach((value, i) => {
        smaller[i % ROWS] = Math.min(smaller[i % ROWS]!, value)
      })
      return smaller
    })
  // With a coin either of the two acts everywhere; without one whoever has the higher Q.
  const [fresh, frozen, better] = [asked(0, 0.4), asked(0, 0.6), asked(1e6, 0.5)]
  const moved = (phase: 'offline' | 'online') => {
    const { before, after } = oneStep(pex, { phase })
    return ['pretrainedActor', 'actor'].filter((network) =>
      Object.keys(before).some(
        (path) => path.startsWith(`${network}.`) && before[path]!.some((value, i) => value !== after[path]![i]),
      ),
    )
  }
  const learnt = (value: number) =>
    JSON.stringify(
      Object.entries(
        oneStep(pex, { phase: 'online', columns: { actions: new Float32Array(16).fill(value) } }).gradients,
      ).filter(([path]) => path.startsWith('actor.')),
    )
  return (
    actsOf(pex, initial, observations, noise) &&
    better.every((q, row) => near(q, Math.max(fresh[row]!, frozen[row]!))) &&
    moved('offline').join() === 'pretrainedActor' &&
    moved('online').join() === 'actor' &&
    learnt(0.9) === learnt(-0.9)
  )
}

/** At infinite temperature a coin below one half is the new policy's. */
function actsOf(pex: Algorithm, initial: Tree<HostArray>, observations: Float32Array, noise: Float32Array): boolean {
  return tidy(() => {
    const state = mapTree(initial, isHostArray, ({ shape, data }) => tensor(data, [...shape])) as never
    const h = liveValues(pex, { ...defaults(pex.hyperparameters), hiddenUnits: 8, choiceSharpness: 0 })
    const given = { state, observations: tensor(observations, [ROWS, SIZES.observation]), h }
    const action = tensor(noise, [ROWS, SIZES.action])
    const frozen = pex.act({ ...given, noise: {}, mode: 'mean', phase: 'offline' }).dataSync()
    const acted = (coin: number) =>
      pex
        .act({
          ...given,
          noise: { action, coin: tensor(new Float32Array(ROWS).fill(coin)) },
          mode: 'explore',
          phase: 'online',
        })
        .dataSync()
    return acted(0.6).every((value, i) => value === frozen[i]) && acted(0.4).some((value, i) => value !== frozen[i])
  })
}

describe.each([
  ['ReBRAC', 'rebrac/rebrac.ts', rebracMistakes, isRebrac],
  ['PEX', 'pex/pex.ts', pexMistakes, isPex],
] as const)('the properties of %s', (_, file, mistakes, holds) => {
  it('hold for a copy without a mistake', async () => {
    expect(holds(await mutant(file, [file], { name: 'none', file, changes: [] }))).toBe(true)
  })

  it.each(mistakes.map((mistake: Mistake) => [mistake.name, mistake] as const))('catch: %s', async (_, mistake) => {
    expect(holds(await mutant(file, [file], mistake))).toBe(false)
  })
})
