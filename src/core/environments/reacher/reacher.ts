import { hypot } from '../../mathematics/hypotenuse'
import { atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'
import type { Environment, EnvironmentDefinition, ObservationModel, Quantity, StateQuantity } from '../environment'
import { rungeKutta } from '../integration'
import { clamp, square } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import { fingertip, LINK_LENGTH, reacherDerivative } from './dynamics'
import { reacherPolicies } from './policies'

/**
 * A two-link arm touches a target. State [q1, q2, w1, w2, targetX, targetY]; one RK4 step of 0.05 s per action.
 * Observation and reward as Gymnasium's Reacher (gymnasium/envs/mujoco/reacher_v5.py): minus the distance (m) after the
 * step, minus 0.1 times the squared torque in shares of the limit. No end but the time limit.
 */
const TIME_STEP = 0.05
const MAXIMUM_TORQUE = 5
const MAXIMUM_SPEED = 15
const CONTROL_COST = 0.1
const REACH = 2 * LINK_LENGTH
const STATE_SIZE = 6
const TARGET_RING = { inner: 0.5, outer: 1.7 }

const REFERENCE_RETURNS = {
  random: -172.3,
  expert: -34.3,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (computed torque), seed 1.',
}

const joint = (name: string, symbol: string): Quantity => ({ name, symbol, unit: '', low: -1, high: 1 })
const metres = (name: string, symbol: string, bound: number): Quantity => ({
  name,
  symbol,
  unit: 'm',
  low: -bound,
  high: bound,
})
const speed = (name: string, symbol: string): Quantity => ({
  name,
  symbol,
  unit: 'rad/s',
  low: -MAXIMUM_SPEED,
  high: MAXIMUM_SPEED,
})
const ARM: readonly Quantity[] = [
  joint('cosine of the shoulder', '\\cos q_1'),
  joint('sine of the shoulder', '\\sin q_1'),
  joint('cosine of the elbow', '\\cos q_2'),
  joint('sine of the elbow', '\\sin q_2'),
  speed('shoulder velocity', '\\dot q_1'),
  speed('elbow velocity', '\\dot q_2'),
]
const TARGET: readonly Quantity[] = [
  metres('target x', 'g_x', REACH),
  metres('target y', 'g_y', REACH),
  metres('fingertip to target, x', 'd_x', 2 * REACH),
  metres('fingertip to target, y', 'd_y', 2 * REACH),
]
const angle = (name: string, symbol: string): StateQuantity => ({
  name,
  symbol,
  unit: 'rad',
  low: -Math.PI,
  high: Math.PI,
  periodic: true,
})
const states: readonly StateQuantity[] = [
  angle('shoulder', 'q_1'),
  angle('elbow', 'q_2'),
  ...ARM.slice(4),
  ...TARGET.slice(0, 2),
]
const actions: readonly Quantity[] = [
  { name: 'shoulder torque', symbol: 'u_1', unit: 'N m', low: -MAXIMUM_TORQUE, high: MAXIMUM_TORQUE },
  { name: 'elbow torque', symbol: 'u_2', unit: 'N m', low: -MAXIMUM_TORQUE, high: MAXIMUM_TORQUE },
]

export const reacher: EnvironmentDefinition = {
  id: 'reacher',
  label: 'Reacher',
  summary: 'Bring the fingertip of a two-link arm to a target and keep it there.',
  parameters: {},
  recipes: [
    {
      id: 'reacher-medium',
      label: 'Reacher, medium',
      explanation: 'A weak, noisy arm that drifts towards its targets.',
      shares: { medium: 1 },
      transitions: 20_000,
    },
  ],
  create: () => createReacher(),
}

/** Where targets may lie: uniformly in a ring that the arm can reach. */
export function drawTarget(random: { uniformBetween(low: number, high: number): number }): [number, number] {
  const angle = random.uniformBetween(-Math.PI, Math.PI)
  const radius = Math.sqrt(random.uniformBetween(square(TARGET_RING.inner), square(TARGET_RING.outer)))
  return [radius * cos(angle), radius * sin(angle)]
}

/** With `hiddenTarget` (m), the target is always that one and the observation says nothing about it. */
export function createReacher(hiddenTarget?: readonly [number, number]): Environment {
  const observations = hiddenTarget ? ARM : [...ARM, ...TARGET]
  const width = observations.length
  const environment: Omit<Environment, 'referenceReturns'> = {
    id: reacher.id,
    label: reacher.label,
    stateSize: STATE_SIZE,
    observations,
    states,
    actions,
    timeLimit: 100,
    behaviourPolicies: reacherPolicies(actions),
    model: observationModel(width, hiddenTarget),
    reset(random, state) {
      state[0] = random.uniformBetween(-Math.PI, Math.PI)
      state[1] = random.uniformBetween(-Math.PI, Math.PI)
      state[2] = 0
      state[3] = 0
      state.set(hiddenTarget ?? drawTarget(random), 4)
    },
    observe(states, out) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const [q1, q2, w1, w2, x, y] = states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE) as unknown as number[]
        out.set([cos(q1!), sin(q1!), cos(q2!), sin(q2!), w1!, w2!], row * width)
        if (hiddenTarget) continue
        const [tipX, tipY] = fingertip(q1!, q2!)
        out.set([x!, y!, x! - tipX, y! - tipY], row * width + ARM.length)
      }
    },
    stateOf(observed, into) {
      for (let row = 0; row * STATE_SIZE < into.length; row++) {
        const [cos1, sin1, cos2, sin2, w1, w2, x, y] = observed.subarray(row * width) as unknown as number[]
        const [targetX, targetY] = hiddenTarget ?? [x!, y!]
        into.set([atan2(sin1!, cos1!), atan2(sin2!, cos2!), w1!, w2!, targetX, targetY], row * STATE_SIZE)
      }
    },
    step(states, torques, outcome) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const next = outcome.states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE)
        next.set(states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE))
        const u1 = clamp(torques[2 * row]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE)
        const u2 = clamp(torques[2 * row + 1]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE)
        rungeKutta(next.subarray(0, 4), TIME_STEP, 1, (arm, derivative) => reacherDerivative(arm, u1, u2, derivative))
        next[2] = clamp(next[2]!, -MAXIMUM_SPEED, MAXIMUM_SPEED)
        next[3] = clamp(next[3]!, -MAXIMUM_SPEED, MAXIMUM_SPEED)
        const [tipX, tipY] = fingertip(next[0]!, next[1]!)
        outcome.rewards[row] = rewardOf(next[4]! - tipX, next[5]! - tipY, u1, u2)
        outcome.terminals[row] = 0
      }
    },
  }
  return withReferenceReturns(environment, hiddenTarget ? undefined : REFERENCE_RETURNS)
}

function observationModel(width: number, hiddenTarget?: readonly [number, number]): ObservationModel {
  return {
    rewards(_observations, torques, nextObservations, rewards) {
      for (let row = 0; row * width < nextObservations.length; row++) {
        const next = nextObservations.subarray(row * width, (row + 1) * width)
        const u1 = clamp(torques[2 * row]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE)
        const u2 = clamp(torques[2 * row + 1]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE)
        if (hiddenTarget) {
          const [tipX, tipY] = fingertip(atan2(next[1]!, next[0]!), atan2(next[3]!, next[2]!))
          rewards[row] = rewardOf(hiddenTarget[0] - tipX, hiddenTarget[1] - tipY, u1, u2)
        } else rewards[row] = rewardOf(next[8]!, next[9]!, u1, u2)
      }
    },
    terminals(_observations, _torques, _nextObservations, terminals) {
      terminals.fill(0)
    },
  }
}

function rewardOf(dx: number, dy: number, torque1: number, torque2: number): number {
  const effort = (square(torque1) + square(torque2)) / square(MAXIMUM_TORQUE)
  return -hypot(dx, dy) - CONTROL_COST * effort
}
