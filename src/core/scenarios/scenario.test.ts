import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { algorithmById } from '../algorithms/registry'
import { evaluateClaim } from './claims'
import { checkRecording } from './recording'
import { checkScenario, measuresOf, type Scenario, ScenarioError } from './scenario'
import { scenarioConfiguration } from './scenario-configuration'
import { scenarioIds } from './scenario-ids'

const FOLDER = 'public/scenarios'
const read = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'))

/** Curves and figures that every run has, beside its metrics. */
const CURVES = ['return', 'goalRate']

describe.each(scenarioIds)('the shipped scenario %s', (id) => {
  const scenario = checkScenario(read(`${id}.json`))

  it('has the id of its file', () => {
    expect(scenario.id).toBe(id)
  })

  it('gives every method a complete configuration without a single correction', () => {
    for (const method of scenario.methods) {
      const { algorithm, seed, dataset } = scenarioConfiguration(scenario, method, 7)
      expect(algorithm.hyperparameters).toMatchObject(method.hyperparameters)
      expect(seed).toBe(7)
      if (dataset?.kind === 'recipe') expect(dataset.recipe.seed).toBe(7)
    }
  })

  it('keeps only metrics that one of its methods has', () => {
    const known = scenario.methods.flatMap(({ algorithm }) => Object.keys(algorithmById(algorithm).metrics))
    for (const metric of scenario.metrics) expect(known).toContain(metric)
  })

  it('makes claims only about what it keeps', () => {
    const curves = [...CURVES, ...scenario.metrics]
    for (const measure of scenario.claims.flatMap(measuresOf)) {
      if (measure.kind === 'curve') expect(curves).toContain(measure.curve)
    }
  })

  it('moves settings that exist', () => {
    for (const { of, name } of scenario.sliders) {
      const somewhere = scenario.methods.some((method) => {
        const { environment, algorithm, settings } = scenarioConfiguration(scenario, method, 0)
        const { hyperparameters } = algorithm
        return name in { environment: environment!.parameters, hyperparameters, settings }[of]
      })
      expect(somewhere, name).toBe(true)
    }
  })

  const slider = scenario.sliders.find(({ of }) => of === 'hyperparameters')
  if (slider) {
    it('lets a slider act on all methods that have the setting', () => {
      const moved = { hyperparameters: { [slider.name]: 2 } }
      const values = scenario.methods.map(
        (method) => scenarioConfiguration(scenario, method, 0, moved).algorithm.hyperparameters,
      )
      const having = values.filter((hyperparameters) => slider.name in hyperparameters)
      expect(having.length).toBeGreaterThan(0)
      for (const hyperparameters of having) expect(hyperparameters[slider.name]).toBe(2)
    })
  }
})

describe('the shipped recordings', () => {
  const recorded = existsSync(`${FOLDER}/recorded`) ? readdirSync(`${FOLDER}/recorded`) : []
  // What their pictures are drawn from has a test of its own, beside core/looks.
  const files = recorded.filter((file) => !file.endsWith('.looks.json'))

  it('are there for every scenario', () => {
    expect(files.toSorted()).toEqual(scenarioIds.map((id) => `${id}.json`).toSorted())
  })

  it.each(files)('%s is whole, small, and made with the settings that the scenario has now', (file) => {
    // As it travels.
    expect(gzipSync(readFileSync(`${FOLDER}/recorded/${file}`)).length).toBeLessThan(20_000)
    const recording = checkRecording(read(`recorded/${file}`))
    const scenario = checkScenario(read(file))
    expect(recording.seeds).toEqual(recording.seeds.map((_, i) => scenario.seeds.recordedFrom + i))
    expect(recording.traces).toHaveLength(scenario.methods.length * recording.seeds.length)
    // Outcome and interval are what the claim of today says of these very runs; figures are kept with four digits.
    expect(recording.claims).toHaveLength(scenario.claims.length)
    for (const [index, claim] of scenario.claims.entries()) {
      // Metrics are kept at some of their steps only.
      if (measuresOf(claim).some((measure) => measure.kind === 'curve' && !CURVES.includes(measure.curve))) continue
      const { interval, ...outcome } = evaluateClaim(claim, recording.traces)
      const { interval: kept, ...recorded } = recording.claims[index]!
      expect(recorded).toMatchObject({ id: claim.id, passed: outcome.passed })
      const near = (value: number | undefined, to: number | undefined) =>
        expect(Math.abs((value ?? 0) - (to ?? 0))).toBeLessThan(2e-3 * Math.max(1, Math.abs(to ?? 0)))
      near(kept?.low, interval?.low)
      near(kept?.high, interval?.high)
    }
    for (const method of scenario.methods) {
      const used = recording.configurations[method.id]!.algorithm.hyperparameters
      expect(used).toMatchObject({ ...method.hyperparameters })
      expect(recording.configurations[method.id]!.settings).toMatchObject({ ...scenario.settings, ...method.settings })
    }
  })
})

describe('a scenario from anywhere', () => {
  const shipped = read('unlearning.json') as Scenario
  const broken: readonly [string, unknown][] = [
    ['nothing', null],
    ['a list', []],
    ['another version', { ...shipped, version: 2 }],
    ['a title in one language', { ...shipped, title: { en: 'x' } }],
    ['an unknown key', { ...shipped, script: 'alert(1)' }],
    ['no methods', { ...shipped, methods: [] }],
    ['a method twice', { ...shipped, methods: [shipped.methods[0], shipped.methods[0]] }],
    ['too many claims', { ...shipped, claims: Array(100).fill(shipped.claims[0]) }],
    ['a claim about nobody', { ...shipped, methods: [shipped.methods[0]] }],
    ['an endless text', { ...shipped, headline: { en: 'x'.repeat(1e6), zh: 'x' } }],
    ['a number that is none', { ...shipped, secondsLive: Number.NaN }],
    ['a path as an id', { ...shipped, id: '../../etc' }],
  ]

  it.each(broken)('is refused with one sentence: %s', (_, given) => {
    let message = ''
    try {
      checkScenario(given)
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError)
      message = (error as Error).message
    }
    expect(message).toMatch(/^The scenario.*\.$/)
    expect(message.length).toBeLessThan(400)
  })

  it('refuses settings out of their range, and algorithms and worlds that do not exist', () => {
    const [method] = shipped.methods
    const wrong: readonly Partial<Scenario>[] = [
      { settings: { ...shipped.settings, copies: 1000 } },
      { settings: { ...shipped.settings, nonsense: 1 } },
      { environment: { id: 'nowhere', parameters: {} } },
    ]
    for (const part of wrong) {
      expect(() => scenarioConfiguration({ ...shipped, ...part }, method!, 0)).toThrow(ScenarioError)
    }
    expect(() => scenarioConfiguration(shipped, { ...method!, algorithm: 'magic' }, 0)).toThrow(/Unknown algorithm/)
  })

  it('never fails otherwise, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(shipped)), (value, key) => {
        for (const given of [value, { ...shipped, [key]: value }]) {
          try {
            checkScenario(given)
          } catch (error) {
            expect(error).toBeInstanceOf(ScenarioError)
          }
          expect(() => checkRecording(given)).toThrow(ScenarioError)
        }
      }),
      { numRuns: 200 },
    )
  })
})
