import type { Environment, EnvironmentDefinition, Quantity } from '../environment'
import { rungeKutta } from '../integration'
import { clamp } from '../numbers'
import { invertedPendulumDerivative, RAIL, TIME_STEP } from './dynamics'
import { invertedPendulumPolicies } from './policies'

/**
 * InvertedPendulum-v5 of Gymnasium (gymnasium/envs/mujoco/inverted_pendulum_v5.py): 1 in each step while the pole stands,
 * and the end once it leans by more than 0.2 rad. The hinge's own stops lie beyond that and are left out.
 */
const MAXIMUM_CONTROL = 3
const GEAR = 100
const SUBSTEPS = 2
const LARGEST_LEAN = 0.2
const START_NOISE = 0.01
const MAXIMUM_SPEED = 60
const STATE_SIZE = 4

const observations: readonly Quantity[] = [
  { name: 'cart position', symbol: 'x', unit: 'm', low: -RAIL - 2, high: RAIL + 2 },
  { name: 'angle', symbol: '\\theta', unit: 'rad', low: -Math.PI / 2, high: Math.PI / 2 },
  { name: 'cart velocity', symbol: '\\dot x', unit: 'm/s', low: -MAXIMUM_SPEED, high: MAXIMUM_SPEED },
  { name: 'angular velocity', symbol: '\\dot\\theta', unit: 'rad/s', low: -MAXIMUM_SPEED, high: MAXIMUM_SPEED },
]
const actions: readonly Quantity[] = [
  { name: 'force on the cart', symbol: 'F', unit: '', low: -MAXIMUM_CONTROL, high: MAXIMUM_CONTROL },
]

export const invertedPendulum: EnvironmentDefinition = {
  id: 'inverted-pendulum',
  label: 'Inverted pendulum',
  summary: 'Keep a pole upright on a cart. Gymnasium’s InvertedPendulum-v5, in the equations that MuJoCo steps it by.',
  gymnasiumId: 'InvertedPendulum-v5',
  parameters: {},
  recipes: [
    {
      id: 'inverted-pendulum-medium',
      label: 'Inverted pendulum, medium',
      explanation: 'A weak controller under noise that drops the pole after a while, and some random pushes.',
      shares: { medium: 3, random: 1 },
      transitions: 20_000,
    },
  ],
  create: createInvertedPendulum,
}

function createInvertedPendulum(): Environment {
  return {
    id: invertedPendulum.id,
    label: invertedPendulum.label,
    stateSize: STATE_SIZE,
    observations,
    states: observations,
    actions,
    timeLimit: 1000,
    referenceReturns: {
      random: 5.1,
      expert: 1000,
      source: 'Means of 1000 episodes of the random and the expert behaviour policy (LQR), seed 1.',
    },
    behaviourPolicies: invertedPendulumPolicies(actions),
    model: {
      rewards(_observations, _forces, next, rewards) {
        for (let row = 0; row < rewards.length; row++) rewards[row] = hasFallen(next[row * STATE_SIZE + 1]!) ? 0 : 1
      },
      terminals(_observations, _forces, next, terminals) {
        for (let row = 0; row < terminals.length; row++) terminals[row] = hasFallen(next[row * STATE_SIZE + 1]!) ? 1 : 0
      },
    },
    isFailure: (state) => hasFallen(state[1]!),
    reset(random, state) {
      for (let i = 0; i < STATE_SIZE; i++) state[i] = random.uniformBetween(-START_NOISE, START_NOISE)
    },
    observe(states, out) {
      out.set(states)
    },
    stateOf(observed, states) {
      states.set(observed.subarray(0, states.length))
    },
    step(states, controls, outcome) {
      for (let row = 0; row < controls.length; row++) {
        const next = outcome.states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE)
        next.set(states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE))
        const force = GEAR * clamp(controls[row]!, -MAXIMUM_CONTROL, MAXIMUM_CONTROL)
        rungeKutta(next, TIME_STEP, SUBSTEPS, (state, derivative) =>
          invertedPendulumDerivative(state, force, derivative),
        )
        const fallen = hasFallen(next[1]!)
        outcome.rewards[row] = fallen ? 0 : 1
        outcome.terminals[row] = fallen ? 1 : 0
      }
    },
  }
}

function hasFallen(angle: number): boolean {
  return Math.abs(angle) > LARGEST_LEAN
}
