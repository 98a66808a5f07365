import { scalar, setBackend, tensor, tidy } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ModelPenalty, penalties } from '../algorithms/mopo/model-step'
import { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import { checkRecording } from './recording'
import { checkScenario } from './scenario'
import { scenarioConfiguration } from './scenario-configuration'

const read = (path: string): unknown => JSON.parse(readFileSync(`public/scenarios/${path}`, 'utf8'))
const scenarioOf = (id: string) => checkScenario(read(`${id}.json`))
const recordingOf = (id: string) => checkRecording(read(`recorded/${id}.json`))

describe('Hallucination compares kinds of penalty, not their scales', () => {
  beforeAll(() => setBackend('cpu'))

  /** What each kind makes of five members that are off by independent errors, as on the data. */
  function onData(): Record<ModelPenalty, number> {
    const [members, rows, size] = [5, 2000, 2]
    const errors = new Float32Array(members * rows * (size + 1))
    RandomStream.fromSeed(1).fillNormal(errors)
    return tidy(() => {
      const mu = tensor(errors, [members, rows, size + 1])
      const u = penalties(mu, tensor(errors.map(Math.abs), [members, rows, size + 1]), size, scalar(10))
      return Object.fromEntries(Object.entries(u).map(([kind, of]) => [kind, mean([...of.dataSync()])])) as Record<
        ModelPenalty,
        number
      >
    })
  }

  it('so that every kind of disagreement costs the same on the data at its weight', () => {
    const scale = onData()
    const hallucination = scenarioOf('hallucination')
    const costOf = (id: string) => {
      const method = hallucination.methods.find((one) => one.id === id)!
      const { penaltyWeight, penalty } = scenarioConfiguration(hallucination, method, 0).algorithm.hyperparameters
      return Number(penaltyWeight) * scale[penalty as ModelPenalty]
    }
    expect(scale.discrepancy / scale['mean-discrepancy']).toBeGreaterThan(1.4)
    for (const { id, hyperparameters } of hallucination.methods) {
      if (hyperparameters.penalty === undefined || hyperparameters.penalty === 'true-error') continue
      expect(costOf(id) / costOf('cautious'), id).toBeGreaterThan(0.85)
      expect(costOf(id) / costOf('cautious'), id).toBeLessThan(1.15)
    }
  })

  it('at a weight that arrives in every recorded seed', () => {
    const { traces } = recordingOf('hallucination')
    const lowest = (method: string) =>
      Math.min(...traces.filter((trace) => trace.method === method).map((trace) => trace.curves.return!.values.at(-1)!))
    expect(lowest('cautious')).toBeGreaterThan(9.5)
  })
})

describe('Collapse shows bootstrapping error, not fresh critics alone', () => {
  const collapse = scenarioOf('collapse')
  const { traces } = recordingOf('collapse')
  const trained = collapse.methods.filter(
    (method) =>
      scenarioConfiguration(collapse, method, 0).algorithm.hyperparameters.offlineStage === 'cloning-and-critic',
  )

  it('with a method whose critics were trained on the same data, and claims about it', () => {
    expect(trained.map(({ algorithm }) => algorithm)).toEqual(['sac'])
    expect(collapse.claims.filter(({ of }) => of.method === trained[0]!.id).length).toBeGreaterThanOrEqual(2)
  })

  it('which falls while its Q rises in every recorded seed, within the few hundred steps of the headline', () => {
    for (const { method, curves, onlineStartStep } of traces) {
      if (method !== trained[0]!.id) continue
      const { steps, values } = curves.goalRate!
      const fallen = steps.find((step, i) => step > onlineStartStep && values[i]! < 0.1)!
      expect(fallen - onlineStartStep).toBeLessThanOrEqual(400)
      const q = curves.qPolicy ?? curves.qData!
      const at = (wanted: number) => q.values[q.steps.findLastIndex((step) => step <= wanted)]!
      expect(at(onlineStartStep + 500)).toBeGreaterThan(at(onlineStartStep) + 1)
    }
  })
})

describe('words', () => {
  /** Said once, and more than can be shown: with what is wrong about each. */
  const TOO_MUCH: readonly (readonly [RegExp, string])[] = [
    [
      /nothing (that is )?worse .*can look better/i,
      'the floor acts on the actions that the policy samples in the regulariser',
    ],
    [/never (do |takes? |tries )?unknown actions/i, 'a Gaussian has tails'],
    [/actor never leaves/i, 'the target asks about actions that the policy samples'],
    [/without exploring/i, 'evaluations may sample'],
    [/surely does/i, 'r_max is seen, not known'],
    [/任何比数据行为更差的动作都不会显得更好|不会让它做未知的动作|从不离开尝试过的动作/, 'the same in Chinese'],
  ]
  const texts = [
    ...['public/scenarios', 'public/lessons'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${folder}/${file}`),
    ),
    ...['src/interface/text/en', 'src/interface/text/zh', 'src/core/algorithms'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => `${folder}/${file}`),
    ),
    'docs/from-sac.md',
  ]

  it.each(TOO_MUCH)('do not say %s: %s', (pattern) => {
    for (const file of texts) expect(readFileSync(file, 'utf8'), file).not.toMatch(pattern)
  })

  it('tell how Unlearning is made: what its data leave out, and how far the regulariser’s weight drops', () => {
    const unlearning = scenarioOf('unlearning')
    const caveats = unlearning.caveats.map(({ en }) => en).join(' ')
    const { hyperparameters } = scenarioConfiguration(unlearning, unlearning.methods[0]!, 0).algorithm
    const drop = Number(hyperparameters.regulariserWeight) / Number(hyperparameters.regulariserWeightOnline)
    expect(unlearning.dataset!.drop).toBe('failures')
    expect(caveats).toMatch(/fall are filtered out/)
    expect(drop).toBeCloseTo(40, 6)
    expect(caveats).toMatch(/forty-fold/)
  })
})
