import { cos } from '../../mathematics/trigonometric'
import type { Environment, EnvironmentDefinition, ObservationModel, Quantity } from '../environment'
import { clamp } from '../numbers'
import { mountainCarPolicies } from './policies'

/**
 * MountainCarContinuous-v0 of Gymnasium (gymnasium/envs/classic_control/continuous_mountain_car.py).
 * Like there, the state is rounded to float32 after each step, and the effort is charged for the action as it was
 * given, before clipping.
 */
const POWER = 0.0015
const GRAVITY = 0.0025
const MAXIMUM_SPEED = 0.07
const LEFT_WALL = -1.2
const RIGHT_END = 0.6
export const GOAL_POSITION = 0.45
const GOAL_REWARD = 100
const EFFORT = 0.1

const observations: readonly Quantity[] = [
  { name: 'position', symbol: 'x', unit: '', low: LEFT_WALL, high: RIGHT_END },
  { name: 'velocity', symbol: 'v', unit: '1/step', low: -MAXIMUM_SPEED, high: MAXIMUM_SPEED },
]
const actions: readonly Quantity[] = [{ name: 'force', symbol: 'F', unit: '', low: -1, high: 1 }]

export const mountainCar: EnvironmentDefinition = {
  id: 'mountain-car',
  label: 'Mountain car',
  summary:
    'Rock a weak car out of a valley. Gymnasium’s MountainCarContinuous-v0: effort costs, only the flag pays, so doing nothing is tempting.',
  gymnasiumId: 'MountainCarContinuous-v0',
  parameters: {},
  recipes: [
    {
      id: 'mountain-car-medium',
      label: 'Mountain car, medium',
      explanation: 'Reaches the flag late or never, so the rare reward is there to be found.',
      shares: { medium: 1 },
      transitions: 20_000,
    },
  ],
  create: createMountainCar,
}

function createMountainCar(): Environment {
  return {
    id: mountainCar.id,
    label: mountainCar.label,
    stateSize: 2,
    observations,
    states: observations,
    actions,
    timeLimit: 999,
    referenceReturns: {
      random: -33.3,
      expert: 95.6,
      source: 'Means of 1000 episodes of the random and the expert behaviour policy (push along the velocity), seed 1.',
    },
    behaviourPolicies: mountainCarPolicies(actions),
    model,
    reset(random, state) {
      state[0] = random.uniformBetween(-0.6, -0.4)
      state[1] = 0
    },
    observe(states, out) {
      out.set(states)
    },
    stateOf(observed, states) {
      states.set(observed)
    },
    step(states, forces, outcome) {
      for (let row = 0; row < forces.length; row++) {
        const force = clamp(forces[row]!, -1, 1)
        const before = states[2 * row]!
        const push = force * POWER - GRAVITY * cos(3 * before)
        let velocity = clamp(states[2 * row + 1]! + push, -MAXIMUM_SPEED, MAXIMUM_SPEED)
        const position = clamp(before + velocity, LEFT_WALL, RIGHT_END)
        if (position === LEFT_WALL && velocity < 0) velocity = 0
        const arrived = hasArrived(position, velocity)
        outcome.states[2 * row] = Math.fround(position)
        outcome.states[2 * row + 1] = Math.fround(velocity)
        outcome.terminals[row] = arrived ? 1 : 0
        outcome.rewards[row] = rewardOf(arrived, forces[row]!)
      }
    },
  }
}

const model: ObservationModel = {
  rewards(_observations, forces, nextObservations, rewards) {
    for (let row = 0; row < forces.length; row++) {
      rewards[row] = rewardOf(hasArrived(nextObservations[2 * row]!, nextObservations[2 * row + 1]!), forces[row]!)
    }
  },
  terminals(_observations, forces, nextObservations, terminals) {
    for (let row = 0; row < forces.length; row++) {
      terminals[row] = hasArrived(nextObservations[2 * row]!, nextObservations[2 * row + 1]!) ? 1 : 0
    }
  },
}

function hasArrived(position: number, velocity: number): boolean {
  return position >= GOAL_POSITION && velocity >= 0
}

function rewardOf(arrived: boolean, force: number): number {
  return (arrived ? GOAL_REWARD : 0) - EFFORT * force * force
}
