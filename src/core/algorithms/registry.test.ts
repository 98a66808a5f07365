import { join } from 'node:path'
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { Runtime } from '../engine/runtime'
import { inEnglish } from '../messages/message'
import { RandomStream } from '../random/random-stream'
import type { Values } from '../schema/field'
import { checkValues, defaults } from '../schema/values'
import type { BatchSource } from '../training/batch-source'
import { Learner } from '../training/learner'
import type { Algorithm, Phase, Sizes } from './algorithm'
import { algorithmById, algorithms } from './registry'

const WASM = join(import.meta.dirname, '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/')
const SMALL = { batchSize: 8, hiddenUnits: 8, criticSteps: 2 }
const SIZES: readonly Sizes[] = [
  { observation: 2, action: 1 },
  { observation: 5, action: 3 },
]

/** Rows without any structure; every fifth is terminal, and some actions lie on the edge of the box. */
const noiseSource: BatchSource = {
  fill(_, into, random) {
    for (const column of [into.observations, into.rewards, into.nextObservations, into.returnsToGo]) {
      random.fillNormal(column)
    }
    random.fillUniform(into.actions, -1, 1)
    into.actions[0] = 1
    into.actions[1] = -1
    for (let row = 0; row < into.terminals.length; row++) into.terminals[row] = row % 5 === 0 ? 1 : 0
  },
  setPriorities() {},
}

function learnerOf(algorithm: Algorithm, sizes: Sizes, h: Values, runtime: Runtime): Learner {
  const random = RandomStream.fromSeed(5)
  return new Learner(algorithm, sizes, h, runtime, {
    initialisation: random.split(),
    batches: random.split(),
    policyNoise: random.split(),
  })
}

async function train(learner: Learner, phase: Phase, from: number, steps: number): Promise<Record<string, number>> {
  for (let step = from; step < from + steps; step++) await learner.update(step, phase, noiseSource)
  return learner.metrics()
}

function expectFinite(numbers: Iterable<number>, what: string): void {
  for (const value of numbers) expect(Number.isFinite(value), `${what}: ${value}`).toBe(true)
}

interface Alternative {
  readonly name: string
  readonly value: boolean | string
}

describe('the registry', () => {
  it('knows each algorithm by an id of its own', () => {
    expect(new Set(algorithms.map(({ id }) => id)).size).toBe(algorithms.length)
    for (const algorithm of algorithms) expect(algorithmById(algorithm.id)).toBe(algorithm)
  })

  it('says which ids there are when asked for another', () => {
    expect(() => algorithmById('ppo')).toThrow('Unknown algorithm "ppo"; known are awac')
  })
})

describe.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))('%s', (_, algorithm) => {
  const h: Values = { ...defaults(algorithm.hyperparameters), ...SMALL }
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await createRuntime({ backend: 'wasm', mode: 'eager', wasmPaths: WASM })
  })

  it('has defaults within their ranges, and presets of its own fields', () => {
    expect(checkValues(algorithm.hyperparameters, defaults(algorithm.hyperparameters)).problems).toEqual([])
    for (const { values } of algorithm.presets ?? []) {
      expect(checkValues(algorithm.hyperparameters, values).problems).toEqual([])
    }
  })

  it.each(SIZES)('trains offline and online, S = $observation and A = $action, and acts', async (sizes) => {
    const learner = learnerOf(algorithm, sizes, h, runtime)
    const seen = { ...(await train(learner, 'offline', 0, 4)), ...(await train(learner, 'online', 4, 4)) }
    expectFinite(Object.values(seen), JSON.stringify(seen))
    const declared = Object.keys(algorithm.metrics)
    expect(Object.keys(seen).filter((name) => !declared.includes(name))).toEqual([])

    const tensors = memory().numTensors
    await train(learner, 'online', 8, 4)
    expect(memory().numTensors).toBe(tensors)

    const observations = new Float32Array(4 * sizes.observation).fill(0.3)
    for (const mode of ['explore', 'sample', 'mean'] as const) {
      const actions = await learner.act(observations, mode, RandomStream.fromSeed(1))
      expect(actions).toHaveLength(4 * sizes.action)
      expect(actions.every((value) => value >= -1 && value <= 1)).toBe(true)
    }
    learner.dispose()
  })

  it('is compiled in every phase, as are its presets', async () => {
    const warnings: string[] = []
    const compiled = await createRuntime({
      backend: 'cpu',
      mode: 'compiled',
      onWarning: (warning) => warnings.push(inEnglish(warning)),
    })
    for (const values of [{}, ...(algorithm.presets ?? []).map((preset) => preset.values)]) {
      const learner = learnerOf(algorithm, SIZES[0]!, { ...h, ...values, criticSteps: 2 }, compiled)
      const seen = { ...(await train(learner, 'offline', 0, 2)), ...(await train(learner, 'online', 2, 2)) }
      await learner.act(new Float32Array(2), 'explore', RandomStream.fromSeed(1))
      expectFinite(Object.values(seen), JSON.stringify(seen))
      learner.dispose()
    }
    expect(warnings).toEqual([])
    compiled.dispose()
    runtime = await createRuntime({ backend: 'wasm', mode: 'eager', wasmPaths: WASM })
  })

  const alternatives = Object.entries(algorithm.hyperparameters).flatMap(([name, field]): Alternative[] => {
    if (field.kind === 'boolean') return [{ name, value: !field.default }]
    if (field.kind !== 'choice') return []
    return field.choices.filter(({ value }) => value !== field.default).map(({ value }) => ({ name, value }))
  })
  if (alternatives.length > 0) {
    it('trains with every other choice of its settings', async () => {
      for (const { name, value } of alternatives) {
        const learner = learnerOf(algorithm, SIZES[0]!, { ...h, [name]: value }, runtime)
        const seen = { ...(await train(learner, 'offline', 0, 2)), ...(await train(learner, 'online', 2, 2)) }
        expectFinite(Object.values(seen), `${name} = ${value}: ${JSON.stringify(seen)}`)
        learner.dispose()
      }
    })
  }
})
