import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { NO_RETURN } from '../../data/transition-store'
import { createRuntime } from '../../engine/create-runtime'
import type { Runtime } from '../../engine/runtime'
import { algorithmCase } from '../../parity/algorithm-case'
import { parseFixture } from '../../parity/fixture'
import { isOk } from '../../parity/parity-case'
import { runCase } from '../../parity/run-case'
import { cql } from '../cql/cql'
import { corlCql } from '../cql/parity'
import { oneStep } from '../testing'
import { calQl } from './cal-ql'

const NO_BOUND = { returnsToGo: new Float32Array(8).fill(-1e9) }

let runtime: Runtime
beforeAll(async () => {
  runtime = await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('Cal-QL', () => {
  it('reproduces CORL’s CQL when every return-to-go is -1e9', async () => {
    const fixture = parseFixture(
      JSON.parse(readFileSync(new URL('../../parity/fixtures/corl_cql.json', import.meta.url), 'utf8')),
    )
    const unbounded = {
      ...corlCql,
      batches: (batch: object) => ({
        batch: [...(batch as unknown[][]), (batch as unknown[][])[2]!.map(() => [-1e9])] as object as Record<
          string,
          unknown
        >,
      }),
    }
    expect(isOk(await runCase(algorithmCase(calQl, unbounded, fixture), runtime))).toBe(true)
  })

  it.each(['expectation', 'log-sum-exp'])('is CQL without a bound, in the form %s', (regulariser) => {
    const options = { values: { regulariser }, columns: NO_BOUND }
    expect(oneStep(calQl, options).after).toEqual(oneStep(cql, options).after)
  })

  it.each(['expectation', 'log-sum-exp'])('differs from CQL where the bound holds, in the form %s', (regulariser) => {
    const options = { values: { regulariser }, columns: { returnsToGo: new Float32Array(8).fill(1) } }
    expect(oneStep(calQl, options).after).not.toEqual(oneStep(cql, options).after)
  })

  it('only pushes the data’s Q up when the bound is above everything', () => {
    const bound = 1e4
    const columns = { returnsToGo: new Float32Array(8).fill(bound) }
    const record = oneStep(calQl, { columns })
    expect(record.metrics.boundRate).toBe(1)
    expect(record.metrics.qPolicyBounded).toBe(bound)
    expect(record.metrics.conservativeGap).toBeCloseTo(bound - record.metrics.qData!, 2)
    // The policy's own actions have no part in the gradient: other noise, and so other actions, changes nothing.
    const without = oneStep(calQl, { columns, values: { sampledActions: 5 } })
    const criticsOf = (all: Record<string, number[]>) =>
      Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith('critics')))
    for (const [path, gradient] of Object.entries(criticsOf(without.gradients))) {
      for (const [index, value] of gradient.entries()) {
        expect(value).toBeCloseTo(record.gradients[path]![index]!, 3)
      }
    }
  })

  it('can drop its bound at the switch, as CORL does', () => {
    const options = { phase: 'online', columns: { returnsToGo: new Float32Array(8).fill(1) } } as const
    const dropped = oneStep(calQl, { ...options, values: { calibrateOnline: false } })
    expect(dropped.after).toEqual(oneStep(cql, options).after)
    expect(oneStep(calQl, options).after).not.toEqual(dropped.after)
  })
})

describe('CQL', () => {
  it.each(['expectation', 'log-sum-exp'])(
    'leaves rows without a return out of its share under the bound: %s',
    (regulariser) => {
      // Half of the rows lie far under their return; of the others nobody knows it yet.
      const mixed = Float32Array.from({ length: 8 }, (_, row) => (row < 4 ? 1e4 : NO_RETURN))
      const shareWith = (returnsToGo: Float32Array) =>
        oneStep(cql, { values: { regulariser }, columns: { returnsToGo } }).metrics.boundRate
      expect(shareWith(mixed)).toBeCloseTo(1, 6)
      expect(shareWith(mixed.map((G) => (G > 0 ? -1e4 : G)))).toBe(0)
      expect(shareWith(new Float32Array(8).fill(NO_RETURN))).toBe(0)
    },
  )

  it('takes its weight from the phase', () => {
    const values = { regulariserWeight: 3, regulariserWeightOnline: 0.5 }
    const [offline, online] = [oneStep(cql, { values }), oneStep(cql, { values, phase: 'online' })]
    const sumOfGaps = 2 * offline.metrics.conservativeGap!
    expect(offline.metrics.conservativeLoss).toBeCloseTo(3 * sumOfGaps, 4)
    expect(online.metrics.conservativeLoss).toBeCloseTo(0.5 * sumOfGaps, 4)
  })

  it('cuts each row’s gap where it is told to', () => {
    const values = { gapMinimum: -1e-3, gapMaximum: 1e-3, regulariser: 'expectation' }
    expect(Math.abs(oneStep(cql, { values }).metrics.conservativeGap!)).toBeLessThanOrEqual(1e-3)
  })

  it('imitates the data in its cloning steps only', () => {
    const values = { cloningSteps: 2 }
    const plain = oneStep(cql, { step: 1 })
    expect(oneStep(cql, { values, step: 2 }).after).toEqual(oneStep(cql, { step: 2 }).after)
    expect(oneStep(cql, { values, step: 1 }).metrics.actorLoss).not.toBe(plain.metrics.actorLoss)
  })

  it.each(['orthogonal', 'small-last'])('begins with %s weights', (initialisation) => {
    const { before } = oneStep(cql, { values: { initialisation } })
    const gain = initialisation === 'orthogonal' ? 2 : 1e-4
    const last = before['critics.layer2.weight']!.slice(0, 8)
    expect(last.reduce((sum, weight) => sum + weight ** 2, 0)).toBeCloseTo(gain, 6)
    // The hidden 8 x 8 layer: rows of length sqrt 2, orthogonal to each other.
    const hidden = before['critics.layer1.weight']!.slice(0, 64)
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < 8; j++) {
        let product = 0
        for (let k = 0; k < 8; k++) product += hidden[8 * i + k]! * hidden[8 * j + k]!
        expect(product).toBeCloseTo(i === j ? 2 : 0, 5)
      }
    }
  })
})
