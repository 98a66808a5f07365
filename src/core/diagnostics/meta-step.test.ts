import { expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { computeMetaStep, type MetaForm } from './meta-step'
import { accessOfFormulas, smallRun } from './testing'

const uMaze = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 120, seed: 2 }
const ALWAYS = { policyDelay: 1, explorerDelay: 1, innerLearningRate: 0.1, metaWeight: 0.7 }
/** Each form as the algorithm itself takes its step. */
const AS_SETTINGS: Record<MetaForm, object> = {
  paper: { metaWeighting: 'plain', metaGradient: 'second-order' },
  firstOrder: { metaWeighting: 'plain', metaGradient: 'first-order' },
  code: { metaWeighting: 'ratio', metaGradient: 'first-order', guardRatio: false },
  guarded: { metaWeighting: 'ratio', metaGradient: 'first-order', guardRatio: true, ratioCap: 10 },
}

it.each(Object.entries(AS_SETTINGS))(
  'the form %s is as long as the step that the algorithm takes so',
  async (name, settings) => {
    const { run, access, runtime } = await smallRun('o2o', uMaze, { hyperparameters: { ...ALWAYS, ...settings } })
    expect(await computeMetaStep(access(), {}, RandomStream.fromSeed(5))).toBeUndefined()
    for (let step = 0; step < 16; step++) await run.advance()
    const { forms, jacobian } = (await computeMetaStep(access(), {}, RandomStream.fromSeed(5)))!
    const { networks } = await access().lossPulls(RandomStream.fromSeed(5))
    const form = forms[name as MetaForm]
    expect(form.norm).toBeGreaterThan(0)
    expect(form.norm / networks.actor!.norm).toBeCloseTo(1, 3)
    expect(forms.paper.cosineToPaper).toBeCloseTo(1, 6)
    expect(jacobian.leftOut).toBeGreaterThan(0)
    run.dispose()
    runtime.dispose()
  },
)

it('what it says is the geometry of the three gradients', async () => {
  // g = (3, 0), g' = (0, 2), -a H g' = (1, 0): worked out by hand.
  const { access } = await accessOfFormulas(uMaze, { discount: 0.9, policy: () => [0, 0], probes: {} })
  const compareGradients = async () => ({
    products: {
      train·train: 9,
      train·test: 0,
      train·curvature: 3,
      test·test: 4,
      test·curvature: 0,
      curvature·curvature: 1,
    },
    numbers: { trainLoss: -4, testLoss: 0.2, beta: 0.5, stepSize: 0.1 },
  })
  const { forms, jacobian, agreement } = (await computeMetaStep(
    { ...access, compareGradients },
    {},
    RandomStream.fromSeed(1),
  ))!
  expect(agreement).toBeCloseTo(0, 10)
  // (3.5, 1), (3, 1), (3, -20), (3, 10)
  expect(forms.paper.norm).toBeCloseTo(Math.hypot(3.5, 1), 10)
  expect(forms.firstOrder.cosineToPaper).toBeCloseTo((3 * 3.5 + 1) / Math.hypot(3.5, 1) / Math.hypot(3, 1), 10)
  expect(forms.code).toMatchObject({ weight: -10, norm: Math.hypot(3, 20) })
  expect(forms.code.cosineToBatch).toBeCloseTo(3 / Math.hypot(3, 20), 10)
  expect(forms.guarded.weight).toBe(5)
  expect(jacobian.stretch).toBeCloseTo(Math.hypot(1, 2) / 2, 10)
  expect(jacobian.cosine).toBeCloseTo(2 / Math.hypot(1, 2), 10)
  expect(jacobian.leftOut).toBeCloseTo(0.5, 10)
  expect(jacobian.codeRatio).toBe(-20)
})

it('another algorithm does not look ahead', async () => {
  const { run, access, runtime } = await smallRun('td3-bc', uMaze)
  for (let step = 0; step < 12; step++) await run.advance()
  expect(await computeMetaStep(access(), {}, RandomStream.fromSeed(5))).toBeUndefined()
  run.dispose()
  runtime.dispose()
})
