import { expect, test } from 'vitest'
import type { Environment } from '../environment'
import { createEnvironment } from '../registry'
import invertedPendulum from './inverted-pendulum-v5.json'
import reacher from './reacher-v5.json'

interface Recording {
  readonly episodes: readonly {
    readonly initialState: readonly number[]
    readonly initialObservation: readonly number[]
    readonly actions: readonly (readonly number[])[]
    readonly observations: readonly (readonly number[])[]
  }[]
}

/** Largest difference of each entry of the observation after one step from each recorded state. */
function oneStepErrors(environment: Environment, { episodes }: Recording, follow: boolean): number[] {
  const errors = environment.observations.map(() => 0)
  const outcome = {
    states: new Float64Array(environment.stateSize),
    rewards: new Float64Array(1),
    terminals: new Uint8Array(1),
  }
  for (const { initialState, initialObservation, actions, observations } of episodes) {
    const state = Float64Array.from(initialState)
    actions.forEach((action, t) => {
      if (!follow) environment.stateOf!(Float64Array.from(t === 0 ? initialObservation : observations[t - 1]!), state)
      environment.step(state, Float64Array.from(action), outcome)
      state.set(outcome.states)
      const seen = new Float64Array(errors.length)
      environment.observe(state, seen)
      observations[t]!.forEach((value, i) => {
        errors[i] = Math.max(errors[i]!, Math.abs(value - seen[i]!))
      })
    })
  }
  return errors
}

test('InvertedPendulum-v5: a step from what MuJoCo shows leads to what it shows next, at the stops too', () => {
  const errors = oneStepErrors(createEnvironment('inverted-pendulum'), invertedPendulum, false)
  expect(invertedPendulum.episodes.some(({ observations }) => observations.some(([x]) => Math.abs(x!) > 1))).toBe(true)
  expect(Math.max(...errors)).toBeLessThan(1e-12)
})

test('Reacher-v5: joints follow MuJoCo through whole episodes, pressed into the stop of the elbow too', () => {
  const errors = oneStepErrors(createEnvironment('gymnasium-reacher'), reacher, true)
  expect(Math.max(...reacher.episodes[2]!.observations.map((row) => Math.abs(row[6]!)))).toBeGreaterThan(100)
  expect(Math.max(...errors.slice(0, 8))).toBeLessThan(1e-9)
  // Of the fingertip Gymnasium shows the last stage of the step, which is not its end where a stop pushes.
  expect(Math.max(...errors.slice(8))).toBeLessThan(0.02)
})
