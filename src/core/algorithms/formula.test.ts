import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../engine/create-runtime'
import type { Values } from '../schema/field'
import { defaults } from '../schema/values'
import type { Algorithm, Phase } from './algorithm'
import { type Formula, type Loss, summandsOf } from './formula'
import { algorithms } from './registry'
import { oneStep, type StepRecord } from './testing'

const formulas = Object.values(import.meta.glob<Formula>('./*/formula.ts', { eager: true, import: 'formula' }))

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

/** For speed: what PEARL would draw of many tasks. */
const SMALL = { metaBatch: 2, contextRows: 4, batchSize: 8, hiddenUnits: 8, encoderUnits: 8, sampledActions: 2 }

/** Losses of one formula that moves two networks together: under which of them an update notes it. */
const NOTED: Readonly<Record<string, string>> = { inference: 'encoder' }
/** Trained by the run, not by the update: the model of a model-based algorithm. */
const ELSEWHERE = ['dynamics']

/** The defaults, each preset, and each other choice on its own: every form that a formula has. */
function formsOf({ hyperparameters, presets = [] }: Algorithm): Values[] {
  const others = Object.entries(hyperparameters).flatMap(([name, field]): Values[] => {
    if (field.kind === 'boolean') return [{ [name]: !field.default }]
    if (field.kind !== 'choice') return []
    return field.choices.filter(({ value }) => value !== field.default).map(({ value }) => ({ [name]: value }))
  })
  return [{}, ...presets.map(({ values }) => values), ...others, ...extra(hyperparameters)]
}

/** Numbers that change what is in a loss. */
function extra(hyperparameters: Algorithm['hyperparameters']): Values[] {
  return 'cloningSteps' in hyperparameters ? [{ cloningSteps: 100 }] : []
}

function near(value: number, expected: number, what: string): void {
  expect(Math.abs(value - expected), `${what}: ${value}, not ${expected}`).toBeLessThan(
    1e-4 * Math.max(1, Math.abs(expected)),
  )
}

/** The terms that the formula shows as summands are those of the update's loss: no more, no fewer, and they add up to it. */
function checkSum(loss: Loss, record: StepRecord, what: string): void {
  const network = NOTED[loss.network] ?? loss.network
  const whole = record.losses[network]
  if (whole === undefined) throw new Error(`${what}: the formula shows a loss of ${network}, which the update has not.`)
  const shown = summandsOf(loss)
  const parts = record.terms[network] ?? {}
  if (shown.length === 1) {
    expect(Object.keys(parts).length, `${what}: the formula shows one term of several`).toBeLessThanOrEqual(1)
  } else {
    expect(shown.map(({ gradient }) => gradient).sort(), what).toEqual(Object.keys(parts).sort())
    const total = shown.map(({ gradient }) => parts[gradient!]!)
    near(
      total.reduce((sum, { value }) => sum + value, 0),
      whole,
      `${what}: the sum of the terms`,
    )
    for (const [path, gradient] of Object.entries(record.gradients)) {
      if (!path.startsWith(`${network}.`)) continue
      const inside = path.slice(network.length + 1)
      for (const [i, expected] of gradient.entries()) {
        near(
          total.reduce((sum, { gradients }) => sum + gradients[inside]![i]!, 0),
          expected,
          `${what}: the gradients of the terms at ${path}`,
        )
      }
    }
  }
  // What a term is said to be worth is what the update measured, and together they are the loss.
  const measured = shown.map(({ value }) => (value === undefined ? undefined : record.metrics[value]))
  for (const [i, value] of measured.entries()) {
    const part = shown.length === 1 ? whole : parts[shown[i]!.gradient!]?.value
    if (value !== undefined && part !== undefined) near(value, part, `${what}: the number beneath ${shown[i]!.id}`)
  }
}

it('has one formula for each algorithm', () => {
  expect(formulas.map(({ algorithm }) => algorithm).sort()).toEqual(algorithms.map(({ id }) => id).sort())
})

describe.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))(
  'the terms shown of %s',
  (id, algorithm) => {
    const { losses } = formulas.find((formula) => formula.algorithm === id)!

    it.each(algorithm.training === 'meta' ? (['online'] as const) : (['offline', 'online'] as const))(
      'add up to the losses of its update, %s',
      (phase: Phase) => {
        let checked = 0
        for (const values of formsOf(algorithm)) {
          // A step in which everything that is delayed is due.
          const step = 59
          const h = { ...defaults(algorithm.hyperparameters), ...values }
          const record = oneStep(algorithm, { values: { ...values, ...SMALL }, phase, step })
          for (const loss of losses({ h: h as Parameters<typeof losses>[0]['h'], phase, step })) {
            if (ELSEWHERE.includes(loss.network)) continue
            checkSum(loss, record, `${id} ${phase} ${JSON.stringify(values)}, ${loss.network}`)
            checked++
          }
          const written = losses({ h: h as Parameters<typeof losses>[0]['h'], phase, step }).map(
            ({ network }) => network,
          )
          const networks = Object.keys(record.losses).filter((network) => !covers(written, network))
          expect(networks, `losses of ${id} without a formula, ${JSON.stringify(values)}`).toEqual([])
        }
        expect(checked).toBeGreaterThan(0)
      },
    )
  },
)

function covers(written: readonly string[], network: string): boolean {
  return written.includes(network) || (written.includes('inference') && ['encoder', 'critics'].includes(network))
}
