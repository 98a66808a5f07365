import { memory, type Tensor } from '@tensorflow/tfjs-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { Algorithm, ProbeName } from '../algorithms/algorithm'
import { awac } from '../algorithms/awac/awac'
import { cql } from '../algorithms/cql/cql'
import { oema } from '../algorithms/oema/oema'
import { algorithmById, algorithms } from '../algorithms/registry'
import { createRuntime } from '../engine/create-runtime'
import type { Runtime } from '../engine/runtime'
import { flatten, type HostArray, isTensor, type TensorTree, type Tree } from '../engine/tree'
import { RandomStream, streamsFromSeed } from '../random/random-stream'
import { defaults } from '../schema/values'
import type { BatchSource } from './batch-source'
import { Learner } from './learner'
import { LiveValues } from './live-values'
import { batchShapes, type StepInputs } from './step-inputs'

const sizes = { observation: 3, action: 2 }

/** Rows of noise: what is in them does not matter here. */
const source: BatchSource = {
  fill(_, into, random) {
    for (const column of Object.values(into)) random.fillUniform(column, -0.9, 0.9)
    into.terminals.fill(0)
  },
  setPriorities() {},
}

let runtime: Runtime

async function learnerOf(algorithm: Algorithm, mode: 'compiled' | 'eager' = 'eager'): Promise<Learner> {
  runtime = await createRuntime({ backend: 'cpu', mode })
  const h = { ...defaults(algorithm.hyperparameters), hiddenUnits: 8, batchSize: 8 }
  return new Learner(algorithm, sizes, h, runtime, streamsFromSeed(2))
}

afterEach(() => runtime.dispose())

function rows(count: number, width: number, seed: number): Float32Array {
  const values = new Float32Array(count * width)
  RandomStream.fromSeed(seed).fillUniform(values, -1, 1)
  return values
}

/** ReLU network, or one member of an ensemble, by hand. */
function memberOutput(network: Tree<HostArray>, member: number, input: readonly number[]): number {
  const layers = Object.values(network) as { weight: HostArray; bias: HostArray }[]
  return layers.reduce<readonly number[]>((x, { weight, bias }, index) => {
    const [fanIn, fanOut] = weight.shape.slice(-2) as [number, number]
    return Array.from({ length: fanOut }, (_, out) => {
      let sum = bias.data[member * fanOut + out]!
      for (let i = 0; i < fanIn; i++) sum += x[i]! * weight.data[(member * fanIn + i) * fanOut + out]!
      return index < layers.length - 1 ? Math.max(0, sum) : sum
    })
  }, input)[0]!
}

describe.each(['eager', 'compiled'] as const)('probes of AWAC, %s', (mode) => {
  it('give Q of every critic at any number of rows, row for row', async () => {
    const learner = await learnerOf(awac, mode)
    const state = await learner.state.read()
    for (const count of [1, 17, 300]) {
      const [s, a] = [rows(count, 3, 1), rows(count, 2, 2)]
      const q = await learner.probes.evaluate('q', s, a)
      expect(q.length).toBe(2 * count)
      for (const row of [0, count >> 1, count - 1]) {
        const input = [...s.subarray(row * 3, row * 3 + 3), ...a.subarray(row * 2, row * 2 + 2)]
        for (const member of [0, 1]) {
          const expected = memberOutput(state.critics as Tree<HostArray>, member, input)
          expect(q[member * count + row]).toBeCloseTo(expected, 5)
        }
      }
    }
    learner.dispose()
  })

  it('give a density that integrates to 1', async () => {
    const learner = await learnerOf(awac, mode)
    const [side, low, high] = [60, -6, 6]
    const cell = (high - low) / side
    const actions = Float32Array.from({ length: 2 * side * side }, (_, i) => {
      const point = i >> 1
      return low + ((i % 2 === 0 ? point % side : Math.floor(point / side)) + 0.5) * cell
    })
    const s = rows(1, 3, 5)
    const observations = Float32Array.from({ length: 3 * side * side }, (_, i) => s[i % 3]!)
    const logDensity = await learner.probes.evaluate('logDensity', observations, actions)
    const mass = logDensity.reduce((sum, value) => sum + Math.exp(value) * cell * cell, 0)
    expect(mass).toBeCloseTo(1, 3)
    learner.dispose()
  })
})

it('answer for every algorithm with finite numbers of the announced shape', async () => {
  const sizesOf = (critics: number): Partial<Record<ProbeName, number>> => ({
    q: critics,
    targetQ: critics,
    exploredAction: sizes.action,
    predictedNextObservation: 5 * sizes.observation,
  })
  for (const algorithm of algorithms) {
    const learner = await learnerOf(algorithm)
    // Two critics, but for those that have a setting for it; MOPO's members are those of its model.
    const hasMany = algorithm.training === undefined && algorithm.hyperparameters.members !== undefined
    const members = sizesOf(hasMany ? (learner.hyperparameters.members as number) : 2)
    for (const name of Object.keys(algorithm.probes ?? {}) as ProbeName[]) {
      const values = await learner.probes.evaluate(name, rows(5, 3, 1), rows(5, 2, 2))
      expect([algorithm.id, name, values.length]).toEqual([algorithm.id, name, 5 * (members[name] ?? 1)])
      expect(values.every(Number.isFinite)).toBe(true)
    }
    learner.dispose()
    runtime.dispose()
  }
})

it('says which algorithm has nothing to show', async () => {
  const learner = await learnerOf(oema)
  expect(learner.probes.has('upperBound')).toBe(true)
  await expect(learner.probes.evaluate('value', rows(1, 3, 1), rows(1, 2, 1))).rejects.toThrow(
    'O2O has nothing to show',
  )
  learner.dispose()
})

it('shows the optimistic bound above the mean of the critics, and an explored action within the box', async () => {
  const learner = await learnerOf(oema)
  const [s, a] = [rows(20, 3, 1), rows(20, 2, 2)]
  const q = await learner.probes.evaluate('q', s, a)
  const bound = await learner.probes.evaluate('upperBound', s, a)
  const beta = learner.hyperparameters.optimism as number
  bound.forEach((value, row) => {
    const [first, second] = [q[row]!, q[20 + row]!]
    expect(value).toBeCloseTo((first + second) / 2 + (beta * Math.abs(first - second)) / 2, 5)
  })
  const explored = await learner.probes.evaluate('exploredAction', s, a)
  const mean = await learner.actInChunks(s, 'mean', RandomStream.fromSeed(1))
  for (let row = 0; row < 20; row++) {
    for (const axis of [0, 1]) {
      const difference = explored[axis * 20 + row]! - mean[row * 2 + axis]!
      expect(Math.abs(difference)).toBeLessThanOrEqual((learner.hyperparameters.perturbationBound as number) + 1e-6)
    }
  }
  learner.dispose()
})

it('leave networks and tensors as they were', async () => {
  const learner = await learnerOf(cql)
  const before = await learner.state.read()
  const [s, a] = [rows(40, 3, 1), rows(40, 2, 2)]
  const ask = async () => {
    for (const name of ['q', 'targetQ', 'logDensity'] satisfies ProbeName[]) await learner.probes.evaluate(name, s, a)
    await learner.probes.lossPulls(1, 'offline', source, RandomStream.fromSeed(3))
  }
  await ask()
  const held = memory().numTensors
  await ask()
  expect(memory().numTensors).toBe(held)
  expect(await learner.state.read()).toEqual(before)
  learner.dispose()
})

describe.each([
  ['td3-bc', 'offline', 'actor', ['value', 'cloning']],
  ['cql', 'offline', 'critics', ['temporalDifference', 'conservative']],
  ['cal-ql', 'online', 'critics', ['temporalDifference', 'conservative']],
  ['cql', 'offline', 'actor', ['entropyCost', 'value']],
  ['sac', 'online', 'actor', ['entropyCost', 'value']],
  ['mopo', 'offline', 'actor', ['entropyCost', 'value']],
  ['kl-ac', 'offline', 'actor', ['divergence', 'value']],
  ['pearl', 'online', 'encoder', ['bottleneck', 'temporalDifference']],
  ['pearl', 'online', 'actor', ['entropyCost', 'policyRegularisers', 'value']],
  ['o2o', 'offline', 'actor', ['value', 'cloning']],
  ['o2o', 'online', 'actor', ['value', 'lookAhead']],
] as const)('summands of the loss of %s, %s, %s', (id, phase, network, names) => {
  it('have values and gradients that add up to what the optimiser sees', async () => {
    const algorithm = algorithmById(id)
    const learner = await learnerOf(algorithm)
    const h = learner.hyperparameters
    const variant = algorithm.variant?.(1, h, phase) ?? ''
    const requests = algorithm.batches(h, phase, variant)
    const draws = algorithm.draws(sizes, h, phase, variant)
    const live = new LiveValues(algorithm.hyperparameters, h)
    const shapes = {
      batches: Object.fromEntries(
        Object.entries(requests).map(([name, request]) => [name, batchShapes(request, sizes)]),
      ),
      noise: Object.fromEntries(Object.entries(draws).map(([name, { shape }]) => [name, shape])),
      h: live.shapes,
    }
    const program = runtime.createProgram<TensorTree, StepInputs>(
      (state, { batches, noise, h: given }) => {
        const { losses, gradients, terms } = algorithm.update({
          state,
          batches,
          noise,
          h: live.with(given),
          phase,
          variant,
        })
        const whole = { value: losses[network]!, gradients: gradients[network] as TensorTree }
        const parts = [whole, ...Object.values(terms![network]!).map((term) => term())]
        const outputs = parts.flatMap((part, index) =>
          flatten<Tensor>(part, isTensor).map(({ path, leaf }) => [`${index} ${path}`, leaf] as const),
        )
        expect(Object.keys(terms![network]!)).toEqual(names)
        return { outputs: Object.fromEntries(outputs) }
      },
      learner.state,
      shapes,
    )
    let seed = 1
    const inputs = fill(shapes, () => seed++)
    live.write(inputs.h as Record<string, Float32Array>)
    program.run(inputs)
    const outputs = await program.outputs()
    const paths = Object.keys(outputs).filter((name) => name.startsWith('0 '))
    for (const path of paths) {
      outputs[path]!.forEach((value, i) => {
        const sum = names.reduce((total, _, index) => total + outputs[path.replace('0', `${index + 1}`)]![i]!, 0)
        expect(sum).toBeCloseTo(value, 4)
      })
    }
    const pulls = await learner.probes.lossPulls(1, phase, source, RandomStream.fromSeed(4))
    const { value, norm } = pulls.networks[network]!
    const summands = Object.values(pulls.terms[network]!)
    expect(Object.keys(pulls.terms[network]!)).toEqual(names)
    expect(norm).toBeGreaterThan(0)
    expect(norm).toBeLessThanOrEqual(summands.reduce((sum, one) => sum + one.norm, 0) * (1 + 1e-5))
    expect(summands.reduce((sum, one) => sum + one.value, 0)).toBeCloseTo(value, 4)
    learner.dispose()
  })
})

function fill(shapes: object, nextSeed: () => number): Tree<Float32Array> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      Array.isArray(shape)
        ? rows(
            shape.reduce((product: number, size: number) => product * size, 1),
            1,
            nextSeed(),
          )
        : fill(shape, nextSeed),
    ]),
  )
}

/** The metric that is a network's loss, where it is not called after the network. */
const LOSS_METRICS: Readonly<Record<string, string>> = { critics: 'criticLoss' }
/** Metrics of a sum that say only one of its summands. */
const SUMMAND_METRICS: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  cql: [
    ['critics', 'temporalDifference', 'criticLoss'],
    ['critics', 'conservative', 'conservativeLoss'],
  ],
  'cal-ql': [
    ['critics', 'temporalDifference', 'criticLoss'],
    ['critics', 'conservative', 'conservativeLoss'],
  ],
  pearl: [
    ['encoder', 'bottleneck', 'divergenceLoss'],
    ['encoder', 'temporalDifference', 'criticLoss'],
  ],
}

describe.each(algorithms.map(({ id }) => id))('losses of %s', (id) => {
  it('are those that its update tells of the same rows and noise', async () => {
    const algorithm = algorithmById(id)
    const made = await learnerOf(algorithm)
    // The last of a cycle of delayed updates: every network moves.
    const step = 11
    const fixed: BatchSource = {
      fill: (_, into) => source.fill({ rows: 8, from: 'replay' }, into, RandomStream.fromSeed(9)),
      setPriorities() {},
    }
    const streams = { ...streamsFromSeed(2), policyNoise: RandomStream.fromSeed(4) }
    const learner = new Learner(algorithm, sizes, made.hyperparameters, runtime, streams)
    const pulls = await learner.probes.lossPulls(step, 'online', fixed, RandomStream.fromSeed(4))
    await learner.update(step, 'online', fixed)
    const metrics = await learner.metrics()
    const compared = Object.entries(pulls.networks).flatMap(([network, { value }]) => {
      const metric = metrics[LOSS_METRICS[network] ?? `${network}Loss`]
      const isSum = SUMMAND_METRICS[id]?.some(([of]) => of === network) || pulls.terms[network]?.lookAhead
      // WSRL reports its critics' loss as the mean over the critic steps of an update; the loss told is the last one's.
      const isMean = id === 'wsrl' && network === 'critics'
      return metric === undefined || isSum || isMean ? [] : [[value, metric] as const]
    })
    const summands = (SUMMAND_METRICS[id] ?? []).map(
      ([network, term, metric]) => [pulls.terms[network]![term]!.value, metrics[metric]!] as const,
    )
    expect(compared.length + summands.length).toBeGreaterThan(0)
    for (const [value, metric] of [...compared, ...summands]) {
      expect(value / metric).toBeCloseTo(1, 4)
    }
    made.dispose()
    learner.dispose()
  })
})

it('AWR’s value loss is the one computed by hand', async () => {
  const learner = await learnerOf(algorithmById('awr'))
  const drawn: { observations: Float32Array; returnsToGo: Float32Array }[] = []
  const watched: BatchSource = {
    fill(request, into, random) {
      source.fill(request, into, random)
      drawn.push({ observations: into.observations.slice(), returnsToGo: into.returnsToGo.slice() })
    },
    setPriorities() {},
  }
  const pulls = await learner.probes.lossPulls(1, 'offline', watched, RandomStream.fromSeed(4))
  const { value } = (await learner.state.read()) as { value: Tree<HostArray> }
  const { observations, returnsToGo } = drawn[0]!
  const errors = [...returnsToGo].map(
    (g, row) => (g - memberOutput(value, 0, [...observations.subarray(3 * row, 3 * row + 3)])) ** 2,
  )
  const byHand = errors.reduce((sum, error) => sum + error, 0) / (2 * errors.length)
  expect(pulls.networks.value!.value).toBeCloseTo(byHand, 5)
  learner.dispose()
})

it.each(['td3', 'td3-bc', 'o2o', 'sac'])(
  'tells the losses of %s at every step, also of the networks whose turn is next',
  async (id) => {
    const algorithm = algorithmById(id)
    const learner = await learnerOf(algorithm)
    const told = []
    for (const step of [0, 1, 2, 3]) {
      const pulls = await learner.probes.lossPulls(step, 'online', source, RandomStream.fromSeed(4))
      told.push(Object.keys(pulls.networks).sort().join())
    }
    expect(told[0]).toContain('actor')
    expect(new Set(told).size).toBe(1)
    learner.dispose()
  },
)
