import { tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { type HostArray, isHostArray, mapTree, type Tree } from '../../engine/tree'
import { RandomStream } from '../../random/random-stream'
import { defaults } from '../../schema/values'
import { liveValues, oneStep, SIZES } from '../testing'
import { pex } from './pex'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

const ROWS = 400

/** Who acts at random states, 1 for the new policy, by how the actions differ from the frozen policy's modes. */
function whoActs(choiceSharpness: number, coins: Float32Array): number[] {
  const h = { ...defaults(pex.hyperparameters), hiddenUnits: 8, choiceSharpness }
  const random = RandomStream.fromSeed(9)
  const initial = pex.initialise(SIZES, h as never, random) as Tree<HostArray>
  const drawn = (size: number) => {
    const data = new Float32Array(size)
    random.fillNormal(data)
    return data
  }
  const observations = drawn(ROWS * SIZES.observation)
  const noise = drawn(ROWS * SIZES.action)
  return tidy(() => {
    const state = mapTree(initial, isHostArray, ({ shape, data }) => tensor(data, [...shape])) as never
    const given = {
      state,
      observations: tensor(observations, [ROWS, SIZES.observation]),
      h: liveValues(pex as never, h) as never,
    }
    const inputs = { action: tensor(noise, [ROWS, SIZES.action]), coin: tensor(coins) }
    const actions = pex.act({ ...given, noise: inputs, mode: 'explore', phase: 'online' }).dataSync()
    const frozen = pex.act({ ...given, noise: {}, mode: 'mean', phase: 'offline' }).dataSync()
    return Array.from({ length: ROWS }, (_, row) =>
      actions[row * SIZES.action] === frozen[row * SIZES.action] ? 0 : 1,
    )
  })
}

const uniform = (() => {
  const coins = new Float32Array(ROWS)
  RandomStream.fromSeed(2).fillUniform(coins, 0, 1)
  return coins
})()

describe('PEX', () => {
  it('acts by a coin at infinite temperature: the new policy wherever the coin says so', () => {
    expect(whoActs(0, uniform)).toEqual([...uniform].map((coin) => (coin < 0.5 ? 1 : 0)))
  })

  it('acts by the higher Q at zero temperature, whatever the coin says', () => {
    const low = whoActs(1e6, new Float32Array(ROWS).fill(0.05))
    expect(low).toEqual(whoActs(1e6, new Float32Array(ROWS).fill(0.95)))
    expect(low).toContain(0)
    expect(low).toContain(1)
  })

  const moved = (phase: 'offline' | 'online') => {
    const { before, after } = oneStep(pex, { phase })
    const paths = Object.keys(before).filter((path) => before[path]!.some((value, i) => value !== after[path]![i]))
    return new Set(paths.map((path) => path.split('.')[0]))
  }

  it('trains the pretrained policy offline, and freezes it online', () => {
    expect(moved('offline').has('pretrainedActor')).toBe(true)
    expect(moved('offline').has('actor')).toBe(false)
    expect(moved('online').has('pretrainedActor')).toBe(false)
    expect(moved('online').has('actor')).toBe(true)
  })

  it('imitates the composed action online, not the row’s', () => {
    const loss = (value: number) =>
      oneStep(pex, { phase: 'online', columns: { actions: new Float32Array(16).fill(value) } }).gradients
    const actor = (gradients: Record<string, number[]>) =>
      Object.entries(gradients).filter(([path]) => path.startsWith('actor.'))
    expect(actor(loss(0.9))).toEqual(actor(loss(-0.9)))
  })
})
