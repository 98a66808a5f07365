import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import type { Curve } from '../statistics/seed-curves'
import { DIP_DEFINITIONS, isBelowRandom, measureDip } from './dip'
import { dipClaim, dipSentence } from './dip-sentence'
import { summariseDips } from './dip-summary'

const options = { switchStep: 1000, floor: 0 }

function curve(points: Readonly<Record<number, number>>): Curve {
  return { steps: Object.keys(points).map(Number), values: Object.values(points) }
}

describe('a dip', () => {
  it('has the figures of a curve built to have them', () => {
    // From 10 straight down to 2 at 1400, back to 9.5 at 1900, which is exactly 95 %.
    const dip = measureDip(curve({ 500: 4, 1000: 10, 1200: 6, 1400: 2, 1600: 6, 1900: 9.5, 2000: 12 }), options)!
    expect(dip).toMatchObject({ valueAtSwitch: 10, lowest: 2, stepOfLowest: 1400, depth: 8, relativeDepth: 0.8 })
    expect([dip.stepsToBottom, dip.stepsToRecover]).toEqual([400, 900])
    // Trapezia of the loss: 400 steps to 8, 200 to 4, 300 to 0.5, then a triangle until the line crosses 10.
    const crossing = 100 * (0.5 / 2.5)
    expect(dip.areaLost).toBeCloseTo(400 * 4 + 200 * 6 + 300 * 2.25 + (crossing * 0.5) / 2, 9)
  })

  it('agrees with a sum over every single step, for any curve', () => {
    const random = RandomStream.fromSeed(5)
    for (let trial = 0; trial < 50; trial++) {
      const steps = Array.from({ length: 12 }, (_, i) => 1000 + 100 * i)
      const values = steps.map(() => random.uniformBetween(-5, 5))
      const { areaLost } = measureDip({ steps, values }, options)!
      const fine = 1000
      let sum = 0
      for (let i = 0; i < 11; i++) {
        for (let k = 0; k < fine; k++) {
          const at = (k + 0.5) / fine
          sum += (Math.max(0, values[0]! - (values[i]! * (1 - at) + values[i + 1]! * at)) * 100) / fine
        }
      }
      expect(areaLost).toBeCloseTo(sum, 2)
    }
  })

  it('is measured from the floor, and by negative returns too', () => {
    const dip = measureDip(curve({ 1000: -200, 1100: -1000, 1200: -200 }), { switchStep: 1000, floor: -1200 })!
    expect(dip).toMatchObject({ depth: 800, relativeDepth: 0.8, stepsToRecover: 200 })
  })

  it('is recovered only where it stays so', () => {
    const relapse = { 1000: 10, 1100: 1, 1200: 10, 1300: 1, 1400: 10, 1500: 10 }
    expect(measureDip(curve(relapse), options)!.stepsToRecover).toBe(400)
    expect(measureDip(curve({ 1000: 10, 1100: 1, 1200: 9 }), options)!.stepsToRecover).toBeNull()
  })

  it('is none where the curve only rises, and unknown where an end is missing', () => {
    const none = measureDip(curve({ 1000: 5, 1100: 6, 1200: 9 }), options)
    expect(none).toMatchObject({ depth: 0, relativeDepth: 0, stepsToBottom: 0, stepsToRecover: 0, areaLost: 0 })
    expect(measureDip(curve({ 1100: 5, 1200: 9 }), options)).toBeUndefined()
    expect(measureDip(curve({ 900: 5, 1000: 9 }), options)).toBeUndefined()
  })

  it('has no share where nothing had been learnt', () => {
    expect(measureDip(curve({ 1000: 0, 1100: 0 }), options)!.relativeDepth).toBeNull()
  })

  it('defines every figure', () => {
    for (const text of Object.values(DIP_DEFINITIONS)) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(DIP_DEFINITIONS.stepsToRecover).toContain('95 %')
  })
})

/** Seeds that fall from 10 to the given returns after 900 steps. */
function summary(label: string, bottoms: readonly number[], floor = 0) {
  const curves = bottoms.map((bottom, seed) => ({ seed, ...curve({ 1000: 10, 1900: bottom, 2000: bottom + 0.1 }) }))
  return summariseDips(label, curves, { switchStep: 1000, floor }, RandomStream.fromSeed(1))!
}

describe('several seeds', () => {
  it('are summarised by their own bottoms, which a mean curve would hide', () => {
    const early = { seed: 0, ...curve({ 1000: 10, 1100: 0, 1200: 10 }) }
    const late = { seed: 1, ...curve({ 1000: 10, 1100: 10, 1200: 0 }) }
    const both = summariseDips('A', [early, late], options, RandomStream.fromSeed(1))!
    expect(both.relativeDepth!.iqm).toBe(1)
    expect(both).toMatchObject({ stepsToBottom: 150, seedsRecovered: 1, seedsWithSomethingToLose: 2 })
  })

  it('support a claim when the difference of pairs is not 0', () => {
    const cql = summary('CQL', [0.5, 0.7, 0.6, 0.6, 0.4])
    const calQl = summary('Cal-QL', [8.5, 8.4, 8.6, 8.5, 8.2])
    expect(dipClaim(calQl, cql)).toMatchObject({
      kind: 'different',
      summaries: [{ label: 'CQL' }, { label: 'Cal-QL' }],
    })
    expect(dipSentence(dipClaim(calQl, cql))).toBe(
      'CQL lost 94 % of its return within 900 steps (interquartile mean of 5 seeds, 95 % interval 93 to 96 %); Cal-QL lost 15 % (interquartile mean of 5 seeds, 95 % interval 14 to 18 %). The difference is 79 percentage points (mean of 5 pairs of equal seeds, 95 % interval 77 to 80): it is not 0.',
    )
  })

  it('support none when it may be', () => {
    const [a, b] = [summary('A', [0, 9, 1, 8, 5]), summary('B', [2, 9, 8, 1, 6])]
    expect(dipClaim(a, b).kind).toBe('undecided')
    expect(dipSentence(dipClaim(a, b))).toContain('it may be 0, so these seeds do not tell which loses more')
  })

  it('support none when they are few, however far apart', () => {
    const [a, b] = [summary('A', [0, 0, 0, 0]), summary('B', [9, 9, 9, 9, 9])]
    expect(dipClaim(a, b)).toMatchObject({ kind: 'few', seeds: 4 })
    expect(dipSentence(dipClaim(a, b))).toContain('4 seeds carry no claim about other seeds; run at least 5.')
    expect(dipSentence(dipClaim(summary('A', [0])))).toBe(
      'A lost 100 % of its return within 900 steps (1 seed). One seed carries no claim about other seeds; run at least 5.',
    )
  })

  it('are compared by pairs: what a seed takes from both methods is no difference between them', () => {
    // A loses one unit more of each seed's ten; the seeds themselves differ by far more.
    const [a, b] = [summary('A', [0, 2, 4, 6, 8]), summary('B', [1.01, 3, 4.99, 7, 9])]
    const claim = dipClaim(a, b)
    expect(claim).toMatchObject({ kind: 'different', difference: { pairs: { count: 5, signTest: 2 / 2 ** 5 } } })
    expect(a.relativeDepth!.interval!.low).toBeLessThan(b.relativeDepth!.interval!.high)
  })

  it('say of which return, and that there was nothing to lose', () => {
    expect(dipSentence(dipClaim(summary('A', [0, 0, 0], -10)))).toContain(
      'lost 50 % of its return above the random policy’s',
    )
    expect(dipSentence(dipClaim(summary('A', [0, 0, 0], 10), summary('B', [0], 20)))).toBe(
      'A and B had learnt nothing by the switch that could be lost.',
    )
  })
})

it('calls more than was learnt below random, and nothing where the random return is unknown', () => {
  const curve = { steps: [0, 100, 200], values: [-1300, -1100, -1400] }
  const shareOf = (floor: number) => measureDip(curve, { switchStep: 100, floor })!.relativeDepth
  expect(isBelowRandom(shareOf(-1200)!)).toBe(true)
  expect(isBelowRandom(shareOf(-1400)!)).toBe(false)
  expect(shareOf(Number.NaN)).toBeNull()
})
