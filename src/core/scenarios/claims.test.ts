import { describe, expect, it } from 'vitest'
import { evaluateClaim, measureOf } from './claims'
import type { RunTrace } from './run-trace'
import type { Claim, Measure } from './scenario'

const SWITCH = 100

function trace(
  method: string,
  seed: number,
  values: readonly number[],
  figures: Record<string, number> = {},
): RunTrace {
  const steps = values.map((_, index) => index * 50)
  return {
    method,
    seed,
    onlineStartStep: SWITCH,
    totalSteps: steps.at(-1)!,
    curves: { return: { steps, values } },
    figures,
    marks: [],
    trajectories: [],
  }
}

const says = { en: 'x', zh: 'x' }
const at = (point: 'start' | 'switch' | 'lowest' | 'highest' | 'end', more: object = {}): Measure => ({
  kind: 'curve',
  method: 'a',
  curve: 'return',
  at: point,
  ...more,
})
function claim(parts: Partial<Claim>): Claim {
  return { id: 'c', says, of: at('end'), comparison: 'at least', threshold: 0, decidedBy: 'mean', ...parts }
}

describe('measureOf', () => {
  // Steps 0, 50, 100 | 150, 200, 250, 300.
  const run = trace('a', 0, [-5, 3, 8, 6, 1, 2, 9], { share: 0.25 })

  it('reads the curve where it is told', () => {
    expect(measureOf(at('start'), run)).toBe(-5)
    expect(measureOf(at('switch'), run)).toBe(8)
    expect(measureOf(at('lowest'), run)).toBe(1)
    expect(measureOf(at('lowest', { within: 50 }), run)).toBe(6)
    expect(measureOf(at('highest'), run)).toBe(9)
    expect(measureOf(at('end'), run)).toBe(9)
    expect(measureOf(at('end', { last: 3 }), run)).toBe(4)
  })

  it('looks at everything where the run never goes online', () => {
    expect(measureOf(at('lowest'), { ...run, onlineStartStep: 300 })).toBe(-5)
  })

  it('reads figures, and nothing where there is none', () => {
    expect(measureOf({ kind: 'figure', method: 'a', figure: 'share' }, run)).toBe(0.25)
    expect(measureOf({ kind: 'figure', method: 'a', figure: 'other' }, run)).toBeNaN()
    expect(measureOf(at('end', { curve: 'other' }), run)).toBeNaN()
  })
})

describe('evaluateClaim', () => {
  const runs = [1, 2, 3, 4].map((seed) => trace('a', seed, [0, 0, 10, 10 - seed, 10]))

  it('takes differences and ratios seed by seed', () => {
    const fall = evaluateClaim(claim({ of: at('switch'), minus: at('lowest'), threshold: 2.5 }), runs)
    expect(fall.perSeed).toEqual([1, 2, 3, 4])
    expect(fall).toMatchObject({ mean: 2.5, decisive: 2.5, passed: true })
    const ratio = evaluateClaim(claim({ of: at('lowest'), dividedBy: at('switch') }), runs)
    expect(ratio.perSeed).toEqual([0.9, 0.8, 0.7, 0.6])
  })

  it('compares methods within a seed', () => {
    const better = runs.map((run) => ({ ...trace('b', run.seed, [0, 0, 0, 0, 10 + run.seed]) }))
    const outcome = evaluateClaim(claim({ of: { ...at('end'), method: 'b' }, minus: at('end') }), [...runs, ...better])
    expect(outcome.perSeed).toEqual([1, 2, 3, 4])
  })

  it.each([
    ['at least', 'worst seed', 6, true],
    ['at least', 'worst seed', 6.1, false],
    ['at most', 'worst seed', 9, true],
    ['at most', 'worst seed', 8.9, false],
    ['above', 'mean', 7.5, false],
    ['above', 'mean', 7.4, true],
    ['below', 'mean', 7.5, false],
    ['below', 'mean', 7.6, true],
  ] as const)('decides %s by %s at %d: %s', (comparison, decidedBy, threshold, passed) => {
    expect(evaluateClaim(claim({ of: at('lowest'), comparison, decidedBy, threshold }), runs).passed).toBe(passed)
  })

  it('decides by the unfavourable end of an interval around the mean', () => {
    const five = [...runs, trace('a', 5, [0, 0, 10, 5, 10])]
    const decide = (comparison: 'above' | 'below', threshold: number) =>
      evaluateClaim(claim({ of: at('lowest'), comparison, decidedBy: 'interval', threshold }), five)
    const { interval, mean } = decide('above', 0)
    // 9, 8, 7, 6, 5: 7 +- 2.776 sqrt(2.5 / 5)
    expect(interval!.low).toBeCloseTo(7 - 1.963, 3)
    expect(interval!.high).toBeCloseTo(mean! + 1.963, 3)
    expect(decide('above', interval!.low - 0.01).passed).toBe(true)
    expect(decide('above', interval!.low + 0.01).passed).toBe(false)
    expect(decide('below', interval!.high + 0.01).passed).toBe(true)
    expect(decide('below', interval!.high - 0.01).passed).toBe(false)
  })

  it('finds no interval in fewer than five seeds, and so decides nothing by it', () => {
    const outcome = evaluateClaim(claim({ decidedBy: 'interval' }), runs)
    expect(outcome).toMatchObject({ interval: null, decisive: null, passed: false })
  })

  it('fails where a seed has no such figure: nothing at the switch, nothing measured', () => {
    const nothing = trace('a', 9, [0, 0, 0, 0, 0])
    const outcome = evaluateClaim(
      claim({ of: at('lowest'), dividedBy: at('switch'), comparison: 'below', threshold: 1 }),
      [...runs, nothing],
    )
    expect(outcome.perSeed.at(-1)).toBeNull()
    expect(outcome.passed).toBe(false)
  })

  it('refuses runs that are missing', () => {
    expect(() => evaluateClaim(claim({ of: { ...at('end'), method: 'b' } }), runs)).toThrow(/no run of b with seed 1/)
  })
})
