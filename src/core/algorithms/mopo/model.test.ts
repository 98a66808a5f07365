import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../data/generation/generate-dataset'
import type { DatasetRecipe } from '../../data/generation/recipe'
import { createRuntime } from '../../engine/create-runtime'
import { createEnvironment } from '../../environments/registry'
import { checkConfiguration } from '../../training/configuration'
import { createRun } from '../../training/create-run'
import { speedUnit } from './model'
import type { MopoPlain, MopoRun } from './run'

const maze = createEnvironment('flow-maze')
const recipe: DatasetRecipe = { environment: 'flow-maze', shares: { narrow: 1 }, transitions: 600, seed: 3 }
const TIME_STEP = 0.25

/** A fitted run whose penalties count in `penaltyUnit`. */
async function fitted(penaltyUnit: string) {
  const { configuration, problems } = checkConfiguration({
    version: 1,
    environment: { id: 'flow-maze' },
    dataset: { kind: 'recipe', recipe },
    algorithm: { id: 'mopo', hyperparameters: { dynamicsUnits: 8, dynamicsSteps: 30, members: 3, penaltyUnit } },
    settings: { normaliseObservations: true },
    seed: 5,
  })
  expect(problems).toEqual([])
  const runtime = await createRuntime({ backend: 'cpu', mode: 'compiled' })
  const run = createRun(configuration, await generateDataset(recipe, 'data'), runtime) as MopoRun
  while (run.progress.stage === 'Fitting the dynamics model') await run.advance()
  return { run, runtime }
}

describe('the unit of penalties', () => {
  it('turns what an observation changes by in a step into the speed of the state', () => {
    const states = Float64Array.of(0.6, 0.4)
    const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
    maze.step(states, Float64Array.of(0.8, 0.3), outcome)
    const [before, after] = [new Float32Array(2), new Float32Array(2)]
    maze.observe(states, before)
    maze.observe(outcome.states, after)
    const observationScale = Float64Array.of(0.4, 0.5)
    const unit = speedUnit({ penaltyUnit: 'speed' }, { observationScale }, maze)!
    for (const axis of [0, 1]) {
      const change = (after[axis]! - before[axis]!) / observationScale[axis]!
      expect(change / unit[axis]!).toBeCloseTo((outcome.states[axis]! - states[axis]!) / TIME_STEP, 5)
    }
  })

  it('is the ensemble’s own where it is not chosen, and refused where no place is observed', () => {
    const preprocessing = { observationScale: Float64Array.of(1, 1, 1) }
    const pendulum = createEnvironment('pendulum')
    expect(speedUnit({ penaltyUnit: 'prediction' }, preprocessing, pendulum)).toBeUndefined()
    expect(() => speedUnit({ penaltyUnit: 'speed' }, preprocessing, pendulum)).toThrow(/tells places; choose/)
  })

  it.each(['prediction', 'speed'])('is that of the penalty on a step: %s', async (penaltyUnit) => {
    const { run, runtime } = await fitted(penaltyUnit)
    const [observations, actions] = [Float32Array.of(0.3, -0.7), Float32Array.of(0.9, -0.5)]
    const members = await run.diagnose.probe('predictedNextObservation', observations, actions)
    const { fit } = (await run.snapshot()).plain as MopoPlain
    // A speed in m/s: from the learner's units to half widths of 1.5 m, by the time step.
    const units =
      penaltyUnit === 'prediction'
        ? [...fit.targetScale]
        : [...run.policyRun.preprocessing.observationScale].map((scale) => TIME_STEP / (1.5 * scale))
    const along = (axis: number) => [0, 1, 2].map((member) => members[2 * member + axis]! / units[axis]!)
    const deviations = [0, 1].map((axis) => {
      const values = along(axis)
      const centre = (values[0]! + values[1]! + values[2]!) / 3
      return values.map((value) => value - centre)
    })
    const farthest = Math.max(...[0, 1, 2].map((i) => Math.hypot(deviations[0]![i]!, deviations[1]![i]!)))
    const [penalty] = await run.diagnose.probe('penalty', observations, actions)
    expect(penalty).toBeCloseTo(farthest, 4)
    run.dispose()
    runtime.dispose()
  })
})
