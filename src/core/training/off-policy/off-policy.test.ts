import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../data/dataset'
import { splitHeldOut } from '../../data/held-out'
import { RandomStream } from '../../random/random-stream'
import type { DiagnosticAccess } from '../diagnostic-access'
import { preprocessingOf } from '../preprocessing'
import { ReplayBuffer } from '../replay-buffer'
import { evaluateOffPolicy } from './evaluate-off-policy'
import { offPolicyMetrics } from './metrics'

/** s' = s / 2, r = -(a - s)^2: with a = c s the value of s is -(c - 1)^2 s^2 / (1 - gamma / 4), worked out by hand. */
const DISCOUNT = 0.9
const STEPS = 12

function line(episodes: number, random: RandomStream): Dataset {
  const count = episodes * STEPS
  const [observations, nextObservations, actions] = [0, 0, 0].map(() => new Float32Array(count)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  const rewards = new Float64Array(count)
  const timeouts = new Uint8Array(count)
  for (let episode = 0, row = 0; episode < episodes; episode++) {
    let s = random.uniformBetween(-1, 1)
    for (let step = 0; step < STEPS; step++, row++) {
      const a = random.uniformBetween(-1, 1)
      observations[row] = s
      actions[row] = a
      rewards[row] = -((a - s) ** 2)
      s /= 2
      nextObservations[row] = s
    }
    timeouts[row - 1] = 1
  }
  const episodeStarts = Uint32Array.from({ length: episodes + 1 }, (_, i) => i * STEPS)
  const flags = { terminals: new Uint8Array(count), timeouts, episodeStarts, assumptions: [], warnings: [] }
  return {
    name: 'line',
    count,
    observationSize: 1,
    actionSize: 1,
    observations,
    actions,
    rewards,
    nextObservations,
    ...flags,
  }
}

/** The policy a = c s, seen through normalised observations and transformed rewards, as a run has them. */
function accessOf(dataset: Dataset, c: number, changes: Partial<DiagnosticAccess> = {}): DiagnosticAccess {
  const settings = { normaliseObservations: true, rewardScale: 10, rewardShift: -5 }
  const preprocessing = preprocessingOf(dataset, undefined, settings)
  const replay = new ReplayBuffer({ observation: 1, action: 1 }, preprocessing, dataset, {
    discount: DISCOUNT,
    truncated: 'truncate',
  })
  const [mean, scale] = [preprocessing.observationMean[0]!, preprocessing.observationScale[0]!]
  return {
    sizes: { observation: 1, action: 1 },
    discount: DISCOUNT,
    phase: 'offline',
    preprocessing,
    environment: undefined,
    offline: replay.offline,
    online: replay.online,
    episodeStarts: dataset.episodeStarts,
    heldOut: undefined,
    onlineShare: 0,
    has: () => false,
    probe: () => Promise.reject(new Error('There are no networks.')),
    act: async (observations) => observations.map((s) => c * (s * scale + mean)),
    hasRows: true,
    lossPulls: () => Promise.reject(new Error('There are no networks.')),
    compareGradients: () => Promise.resolve(null),
    readState: () => Promise.reject(new Error('There are no networks.')),
    ...changes,
  }
}

function trueValue(dataset: Dataset, c: number): number {
  const starts = [...dataset.episodeStarts.subarray(0, -1)].map((row) => dataset.observations[row]!)
  return starts.reduce((sum, s) => sum - ((c - 1) ** 2 * s * s) / (1 - DISCOUNT / 4), 0) / starts.length
}

describe('fitted Q evaluation', () => {
  const dataset = line(120, RandomStream.fromSeed(5))

  test.each([1, 0.5, 0, -1])('finds the value of a = %f s, in the rewards own units', async (c) => {
    const { policy } = (await evaluateOffPolicy(accessOf(dataset, c), {}, RandomStream.fromSeed(1)))!
    const known = trueValue(dataset, c)
    expect(Math.abs(policy!.value - known)).toBeLessThan(0.03)
    expect(policy!.interval!.low).toBeLessThan(policy!.value)
    expect(policy!.interval!.high - policy!.interval!.low).toBeLessThan(0.5 * Math.max(1, Math.abs(known)))
    expect(policy!.tdError).toBeLessThan(0.05)
  })

  test('its error on the data’s own behaviour, whose value is known, is shown beside it', async () => {
    const { behaviour, earned, episodes } = (await evaluateOffPolicy(
      accessOf(dataset, 1),
      {},
      RandomStream.fromSeed(1),
    ))!
    let sum = 0
    for (let row = 0; row < dataset.count; row++) sum += DISCOUNT ** (row % STEPS) * dataset.rewards[row]!
    expect(earned).toBeCloseTo(sum / 120, 4)
    expect(episodes).toBe(120)
    // A state does not tell how many steps are left, so that the fit can only be near.
    expect(Math.abs(behaviour!.value - earned)).toBeLessThan(0.15 * Math.abs(earned))
  })

  test('rows beyond the limit are left to whole episodes, spread evenly', async () => {
    const { rows, episodes } = (await evaluateOffPolicy(accessOf(dataset, 1), { rows: 240 }, RandomStream.fromSeed(1)))!
    expect([rows, episodes]).toEqual([240, 20])
  })

  test('with one episode there is a value, and no error of it', async () => {
    const { policy } = (await evaluateOffPolicy(
      accessOf(line(1, RandomStream.fromSeed(2)), 1),
      {},
      RandomStream.fromSeed(1),
    ))!
    expect(policy).toMatchObject({ interval: null, tdError: null })
  })
})

test('the distance is that to the actions of held-out episodes', async () => {
  const all = line(20, RandomStream.fromSeed(5))
  const { training, heldOut } = splitHeldOut(all)!
  expect([training.count, heldOut.count]).toEqual([18 * STEPS, 2 * STEPS])
  expect([...heldOut.observations.subarray(0, STEPS)]).toEqual([...all.observations.subarray(4 * STEPS, 5 * STEPS)])
  const other = accessOf(heldOut, 1).offline
  const judged = (await evaluateOffPolicy(accessOf(training, 0, { heldOut: other }), {}, RandomStream.fromSeed(1)))!
  const squares = heldOut.actions.reduce((sum, a) => sum + a * a, 0)
  expect(judged.onHeldOut).toBe(true)
  // The box of the data is [-1, 1] here, so units are the same.
  expect(judged.actionDistance).toBeCloseTo(Math.sqrt(squares / heldOut.actions.length), 2)
  expect(splitHeldOut(line(9, RandomStream.fromSeed(1)))).toBeNull()
})

test('without rewards only what does not need them is recorded', async () => {
  const metrics = await offPolicyMetrics(accessOf(line(12, RandomStream.fromSeed(3)), 1), true)
  expect(Object.keys(metrics)).toEqual(['actionDistance'])
})
