import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEnvironment } from '../environments/registry'
import { inEnglish } from '../messages/message'
import type { Schema, Values } from '../schema/field'
import { checkValues } from '../schema/values'
import { checkConfiguration } from '../training/configuration'
import { runSettings } from '../training/run-settings'
import { checkShared } from './check-shared'
import { compactState } from './compact'
import { lockGroups, type SharedState } from './shared-state'
import { stateOf, vocabulary } from './testing'

function read(given: unknown) {
  const { state, problems } = checkShared(given, vocabulary)
  return { state, problems: problems.map(inEnglish) }
}

describe('values that cannot be taken as they are', () => {
  test('are brought into their range and named', () => {
    const { state, problems } = read({
      version: 1,
      algorithm: { id: 'awac', hyperparameters: { lambda: 1e308, batchSize: -5 } },
      settings: { offlineSteps: 1e99, mixing: 'everything' },
      dataset: {
        kind: 'recipe',
        recipe: { environment: 'pendulum', shares: { medium: 1 }, transitions: 1e12, seed: -4 },
      },
      seed: 3.7,
      page: { seeds: 10_000, stop: { step: -1 } },
    })
    expect(state).toMatchObject({
      algorithm: { hyperparameters: { lambda: 20, batchSize: expect.any(Number) } },
      settings: { offlineSteps: 1_000_000, mixing: 'uniform' },
      dataset: { recipe: { transitions: 100_000, seed: 0 } },
      seed: 4,
      page: { seeds: 20, stop: { step: 1, final: false } },
    })
    expect(problems.join('\n')).toMatch(/transitions = 1000000000000.*\n.*seed of the data[\s\S]*lambda/)
  })

  test('unknown names are left out and named', () => {
    const { state, problems } = read({
      version: 1,
      environment: { id: 'moon' },
      algorithm: { id: 'dreamer' },
      extra: 1,
      page: { panels: { awac: ['dips', 'spy'] }, language: 'xx', locks: { everything: 'locked' }, script: '<b>' },
    })
    expect(state).toMatchObject({
      environment: { id: 'pendulum' },
      algorithm: { id: 'awac' },
      page: { panels: { awac: ['dips'] }, locks: {} },
    })
    for (const name of ['moon', 'dreamer', 'extra', 'spy', 'xx', 'everything']) {
      expect([...problems, 'more things'].join(' ')).toMatch(new RegExp(`${name}|more things`))
    }
  })

  test('a wrong operation on the data is left out, the others are done', () => {
    const { state, problems } = read({
      version: 1,
      dataset: {
        kind: 'recipe',
        recipe: { environment: 'pendulum', shares: { medium: 1 }, transitions: 100, seed: 1 },
        operations: [{ kind: 'flip', share: 0.5, seed: 1 }, { kind: 'keep-best', share: 9 }, { kind: 'sell' }],
      },
    })
    expect(state?.dataset?.operations).toEqual([{ kind: 'flip', share: 0.5, seed: 1 }])
    expect(problems).toHaveLength(2)
  })

  test('a maze that nobody can walk becomes the usual one', () => {
    const { state, problems } = read({ version: 1, environment: { id: 'free-maze', parameters: { layout: 'S#G' } } })
    expect(() => createEnvironment('free-maze', state!.environment!.parameters)).not.toThrow()
    expect(problems[0]).toMatch(/No way leads/)
  })

  test('data of another world are not put into this one', () => {
    const recipe = { environment: 'reacher', shares: { medium: 1 }, transitions: 100, seed: 1 }
    const { state, problems } = read({
      version: 1,
      environment: { id: 'pendulum' },
      dataset: { kind: 'recipe', recipe },
    })
    expect(state?.dataset).toMatchObject({ recipe: { environment: 'pendulum' } })
    expect(problems.join()).toMatch(/do not fit/)
  })

  test('a change of a setting that would need a new run is no intervention', () => {
    const { state, problems } = read({
      version: 1,
      page: { interventions: [{ step: 5, values: { hiddenUnits: 8, lambda: 2 } }] },
    })
    expect(state?.page.interventions).toEqual([{ step: 5, values: { lambda: 2 } }])
    expect(problems.join()).toMatch(/hiddenUnits/)
  })
})

describe('hostile content', () => {
  test('does not reach prototypes', () => {
    const text =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"version":1,"algorithm":{"id":"awac","hyperparameters":{"__proto__":{"lambda":3},"constructor":2}},"page":{"__proto__":{"polluted":1},"panels":{"__proto__":["dips"]},"locks":{"__proto__":"hidden"}}}'
    const { state } = read(JSON.parse(text))
    expect(Object.getPrototypeOf(state!.page)).toBe(Object.prototype)
    expect((state as unknown as { polluted?: number }).polluted).toBeUndefined()
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(state!.algorithm.hyperparameters.lambda).not.toBe(3)
    expect(Object.keys(state!.page.panels ?? {})).toEqual([])
  })

  test('nesting without end and huge lists take no time', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const nested = JSON.parse(`{"version":1,"environment":${deep},"settings":${deep},"page":{"panels":${deep}}}`)
    expect(read(nested).state).not.toBeNull()
    const many = Array.from({ length: 100_000 }, () => ({ step: 1, values: { lambda: 1 } }))
    expect(read({ version: 1, page: { interventions: many } }).state?.page.interventions).toHaveLength(500)
  })

  test('what is said about it is short, few and plain', () => {
    const long = '<img src=x onerror=alert(1)>\u202e\u0000'.repeat(10_000)
    const page = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${long.slice(0, 20_000)}${i}`, i]))
    const { problems } = read({ version: 1, environment: { id: long }, algorithm: { id: long }, page })
    expect(problems.length).toBeLessThanOrEqual(7)
    for (const problem of problems) {
      expect(problem.length).toBeLessThan(260)
      expect(problem).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})

function expectWithin(schema: Schema, values: Values): void {
  expect(checkValues(schema, values)).toEqual({ values, problems: [] })
}

/** Whatever was read, nothing of it lies outside what the page itself could set. */
function expectSound(state: SharedState): void {
  const algorithm = vocabulary.algorithms.find(({ id }) => id === state.algorithm.id)!
  expectWithin(algorithm.hyperparameters, state.algorithm.hyperparameters)
  expectWithin(runSettings, state.settings)
  expect(checkConfiguration(state).problems).toEqual([])
  const { page } = state
  expect(page.seeds ?? 1).toBeLessThanOrEqual(20)
  expect(
    Object.values(page.panels ?? {})
      .flat()
      .every((id) => vocabulary.panels.includes(id)),
  ).toBe(true)
  for (const name of Object.keys(page.locks ?? {}))
    expect(name.includes('.') || lockGroups.includes(name as never)).toBe(true)
  for (const { step, values } of page.interventions ?? []) {
    expect(Number.isInteger(step) && step >= 0).toBe(true)
    expect(Object.values(values).every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(true)
  }
}

const start = stateOf({
  algorithm: { id: 'cal-ql' },
  page: { panels: { awac: ['dips'] }, locks: { world: 'locked' }, seeds: 2 },
})
const seeds: readonly unknown[] = [start, compactState(start, vocabulary), stateOf({ algorithm: { id: 'pearl' } })]
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, Number.POSITIVE_INFINITY, '', '__proto__', '<script>', [], {}),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A good state with one place anywhere in it replaced. */
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.nat(40), { maxLength: 4 }), odd)
  .map(([good, way, value]) => {
    const copy = structuredClone(good) as Record<string, unknown>
    let at: Record<string, unknown> = copy
    for (const [i, turn] of way.entries()) {
      const keys = Object.keys(at)
      if (keys.length === 0) break
      const key = keys[turn % keys.length]!
      const next = at[key]
      if (i === way.length - 1 || typeof next !== 'object' || next === null) {
        at[key] = value
        break
      }
      at = next as Record<string, unknown>
    }
    return copy
  })

test('anything at all is read without throwing, and nothing of it ends up out of range', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue({ maxDepth: 5 }), fc.object({ maxDepth: 3 }), mutated), (given) => {
      const { state, problems } = read(given)
      expect(problems.length).toBeLessThanOrEqual(7)
      if (state) expectSound(state)
    }),
    { numRuns: 1000 },
  )
})
