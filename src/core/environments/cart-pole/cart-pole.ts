import { atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'
import type { Environment, EnvironmentDefinition, ObservationModel, Quantity, StateQuantity } from '../environment'
import { rungeKutta } from '../integration'
import { clamp, square } from '../numbers'
import { cartPoleDerivative } from './dynamics'
import { cartPolePolicies } from './policies'

/**
 * Swing-up of a pole on a cart by a continuous force of up to 10 N (Gymnasium's CartPole has only full force left or
 * right, and starts upright). State [x, xDot, theta, thetaDot], theta = 0 upright; two RK4 steps of 0.02 s per action.
 * Leaving the track of ±2.4 m ends the episode; rewards are never negative, so ending early is never a gain.
 */
const MAXIMUM_FORCE = 10
/** m; how far the track reaches to each side. */
export const TRACK = 2.4
const MAXIMUM_SPEED = 10
const MAXIMUM_ANGULAR_SPEED = 25
const SUBSTEP = 0.02
const SUBSTEPS = 2
const STATE_SIZE = 4
const OBSERVATION_SIZE = 5

const observations: readonly Quantity[] = [
  {
    name: 'cart position',
    symbol: 'x',
    unit: 'm',
    low: -TRACK - MAXIMUM_SPEED * 0.04,
    high: TRACK + MAXIMUM_SPEED * 0.04,
  },
  { name: 'cart velocity', symbol: '\\dot x', unit: 'm/s', low: -MAXIMUM_SPEED, high: MAXIMUM_SPEED },
  { name: 'cosine of the angle', symbol: '\\cos\\theta', unit: '', low: -1, high: 1 },
  { name: 'sine of the angle', symbol: '\\sin\\theta', unit: '', low: -1, high: 1 },
  {
    name: 'angular velocity',
    symbol: '\\dot\\theta',
    unit: 'rad/s',
    low: -MAXIMUM_ANGULAR_SPEED,
    high: MAXIMUM_ANGULAR_SPEED,
  },
]
const states: readonly StateQuantity[] = [
  observations[0]!,
  observations[1]!,
  { name: 'angle', symbol: '\\theta', unit: 'rad', low: -Math.PI, high: Math.PI, periodic: true },
  observations[4]!,
]
const actions: readonly Quantity[] = [
  { name: 'force on the cart', symbol: 'F', unit: 'N', low: -MAXIMUM_FORCE, high: MAXIMUM_FORCE },
]

export const cartPole: EnvironmentDefinition = {
  id: 'cart-pole-swing-up',
  label: 'Cart-pole swing-up',
  summary: 'Swing a hanging pole upright by moving its cart, then balance it. Driving off the track ends the episode.',
  parameters: {},
  recipes: [
    {
      id: 'cart-pole-medium',
      label: 'Cart-pole swing-up, medium',
      explanation: 'A weak, noisy controller that drops the pole again, and some random driving.',
      shares: { medium: 3, random: 1 },
      transitions: 20_000,
    },
  ],
  create: createCartPole,
}

function createCartPole(): Environment {
  return {
    id: cartPole.id,
    label: cartPole.label,
    stateSize: STATE_SIZE,
    observations,
    states,
    actions,
    timeLimit: 200,
    referenceReturns: {
      random: 3.8,
      expert: 165.5,
      source: 'Means of 1000 episodes of the random and the expert behaviour policy (energy swing-up, LQR), seed 1.',
    },
    behaviourPolicies: cartPolePolicies(actions),
    model,
    isFailure: (state) => hasLeft(state[0]!),
    reset(random, state) {
      state[0] = random.uniformBetween(-0.2, 0.2)
      state[1] = random.uniformBetween(-0.05, 0.05)
      state[2] = Math.PI + random.uniformBetween(-0.2, 0.2)
      state[3] = random.uniformBetween(-0.05, 0.05)
    },
    observe(states, out) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const at = row * STATE_SIZE
        out.set(
          [states[at]!, states[at + 1]!, cos(states[at + 2]!), sin(states[at + 2]!), states[at + 3]!],
          row * OBSERVATION_SIZE,
        )
      }
    },
    stateOf(observed, into) {
      for (let row = 0; row * STATE_SIZE < into.length; row++) {
        const [x, speed, cosine, sine, angularSpeed] = observed.subarray(row * OBSERVATION_SIZE) as unknown as number[]
        into.set([x!, speed!, atan2(sine!, cosine!), angularSpeed!], row * STATE_SIZE)
      }
    },
    step(states, forces, outcome) {
      for (let row = 0; row < forces.length; row++) {
        const next = outcome.states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE)
        next.set(states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE))
        const force = clamp(forces[row]!, -MAXIMUM_FORCE, MAXIMUM_FORCE)
        rungeKutta(next, SUBSTEP, SUBSTEPS, (state, derivative) => cartPoleDerivative(state, force, derivative))
        next[1] = clamp(next[1]!, -MAXIMUM_SPEED, MAXIMUM_SPEED)
        next[3] = clamp(next[3]!, -MAXIMUM_ANGULAR_SPEED, MAXIMUM_ANGULAR_SPEED)
        outcome.rewards[row] = rewardOf(next[0]!, cos(next[2]!))
        outcome.terminals[row] = hasLeft(next[0]!) ? 1 : 0
      }
    },
  }
}

const model: ObservationModel = {
  rewards(_observations, forces, nextObservations, rewards) {
    for (let row = 0; row < forces.length; row++) {
      rewards[row] = rewardOf(nextObservations[row * OBSERVATION_SIZE]!, nextObservations[row * OBSERVATION_SIZE + 2]!)
    }
  },
  terminals(_observations, forces, nextObservations, terminals) {
    for (let row = 0; row < forces.length; row++) {
      terminals[row] = hasLeft(nextObservations[row * OBSERVATION_SIZE]!) ? 1 : 0
    }
  },
}

function hasLeft(position: number): boolean {
  return Math.abs(position) > TRACK
}

/** How upright, times how far from the ends of the track: 0 to 1. */
function rewardOf(position: number, cosine: number): number {
  return hasLeft(position) ? 0 : ((1 + cosine) / 2) * (1 - square(position / TRACK))
}
