import { hypot } from '../../mathematics/hypotenuse'
import { atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'
import type { Environment, EnvironmentDefinition, Quantity, StateQuantity } from '../environment'
import { rungeKutta } from '../integration'
import { clamp, square } from '../numbers'
import { armOf, FOREARM, gymnasiumReacherDerivative, LINK, TIME_STEP } from './dynamics'
import { gymnasiumReacherPolicies } from './policies'

/**
 * Reacher-v5 of Gymnasium (gymnasium/envs/mujoco/reacher_v5.py). State [q1, q2, w1, w2, targetX, targetY]. Reward: minus
 * the distance (m) after the step, minus the squared action as it was given. Gymnasium takes the fingertip from
 * MuJoCo's last stage of the step instead of its end, 2e-5 m away at full torque.
 */
const GEAR = 200
const SUBSTEPS = 2
const MAXIMUM_SPEED = 220
const REACH = LINK + FOREARM
const LARGEST_TARGET = 0.2
const STATE_SIZE = 6
const OBSERVATION_SIZE = 10

const share = (name: string, symbol: string): Quantity => ({ name, symbol, unit: '', low: -1, high: 1 })
const speed = (name: string, symbol: string): Quantity => ({
  name,
  symbol,
  unit: 'rad/s',
  low: -MAXIMUM_SPEED,
  high: MAXIMUM_SPEED,
})
const metres = (name: string, symbol: string, bound: number): Quantity => ({
  name,
  symbol,
  unit: 'm',
  low: -bound,
  high: bound,
})
const angle = (name: string, symbol: string): StateQuantity => ({
  name,
  symbol,
  unit: 'rad',
  low: -Math.PI,
  high: Math.PI,
  periodic: true,
})
const observations: readonly Quantity[] = [
  share('cosine of the shoulder', '\\cos q_1'),
  share('cosine of the elbow', '\\cos q_2'),
  share('sine of the shoulder', '\\sin q_1'),
  share('sine of the elbow', '\\sin q_2'),
  metres('target x', 'g_x', LARGEST_TARGET),
  metres('target y', 'g_y', LARGEST_TARGET),
  speed('shoulder velocity', '\\dot q_1'),
  speed('elbow velocity', '\\dot q_2'),
  metres('target to fingertip, x', 'd_x', REACH + LARGEST_TARGET),
  metres('target to fingertip, y', 'd_y', REACH + LARGEST_TARGET),
]
const states: readonly StateQuantity[] = [
  angle('shoulder', 'q_1'),
  angle('elbow', 'q_2'),
  ...observations.slice(6, 8),
  ...observations.slice(4, 6),
]
const actions: readonly Quantity[] = [
  { name: 'shoulder torque', symbol: 'u_1', unit: '', low: -1, high: 1 },
  { name: 'elbow torque', symbol: 'u_2', unit: '', low: -1, high: 1 },
]

export const gymnasiumReacher: EnvironmentDefinition = {
  id: 'gymnasium-reacher',
  label: 'Reacher of Gymnasium',
  summary:
    'Bring the fingertip of a short arm to a target. Gymnasium’s Reacher-v5, in the equations that MuJoCo steps it by.',
  gymnasiumId: 'Reacher-v5',
  parameters: {},
  recipes: [
    {
      id: 'gymnasium-reacher-medium',
      label: 'Reacher of Gymnasium, medium',
      explanation: 'A weak, noisy arm that drifts towards its targets.',
      shares: { medium: 1 },
      transitions: 20_000,
    },
  ],
  create: createGymnasiumReacher,
}

function createGymnasiumReacher(): Environment {
  return {
    id: gymnasiumReacher.id,
    label: gymnasiumReacher.label,
    stateSize: STATE_SIZE,
    observations,
    states,
    actions,
    timeLimit: 50,
    referenceReturns: {
      random: -43.1,
      expert: -4.8,
      source: 'Means of 1000 episodes of the random and the expert behaviour policy (joint angles), seed 1.',
    },
    behaviourPolicies: gymnasiumReacherPolicies(actions),
    model: {
      rewards(_observations, torques, next, rewards) {
        for (let row = 0; row < rewards.length; row++) {
          const at = row * OBSERVATION_SIZE
          rewards[row] = rewardOf(next[at + 8]!, next[at + 9]!, torques[2 * row]!, torques[2 * row + 1]!)
        }
      },
      terminals(_observations, _torques, _next, terminals) {
        terminals.fill(0)
      },
    },
    reset(random, state) {
      for (let i = 0; i < 2; i++) state[i] = random.uniformBetween(-0.1, 0.1)
      for (let i = 2; i < 4; i++) state[i] = random.uniformBetween(-0.005, 0.005)
      do {
        for (let i = 4; i < 6; i++) state[i] = random.uniformBetween(-LARGEST_TARGET, LARGEST_TARGET)
      } while (hypot(state[4]!, state[5]!) >= LARGEST_TARGET)
    },
    observe(given, out) {
      for (let row = 0; row * STATE_SIZE < given.length; row++) {
        const [q1, q2, w1, w2, x, y] = given.subarray(row * STATE_SIZE) as unknown as number[]
        const [tipX, tipY] = armOf(q1!, q2!).tip
        out.set(
          [cos(q1!), cos(q2!), sin(q1!), sin(q2!), x!, y!, w1!, w2!, tipX - x!, tipY - y!],
          row * OBSERVATION_SIZE,
        )
      }
    },
    stateOf(observed, into) {
      for (let row = 0; row * STATE_SIZE < into.length; row++) {
        const [cos1, cos2, sin1, sin2, x, y, w1, w2] = observed.subarray(row * OBSERVATION_SIZE) as unknown as number[]
        into.set([atan2(sin1!, cos1!), atan2(sin2!, cos2!), w1!, w2!, x!, y!], row * STATE_SIZE)
      }
    },
    step(given, torques, outcome) {
      for (let row = 0; row * STATE_SIZE < given.length; row++) {
        const next = outcome.states.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE)
        next.set(given.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE))
        const [u1, u2] = [torques[2 * row]!, torques[2 * row + 1]!]
        const [torque1, torque2] = [GEAR * clamp(u1, -1, 1), GEAR * clamp(u2, -1, 1)]
        rungeKutta(next.subarray(0, 4), TIME_STEP, SUBSTEPS, (arm, derivative) =>
          gymnasiumReacherDerivative(arm, torque1, torque2, derivative),
        )
        const [tipX, tipY] = armOf(next[0]!, next[1]!).tip
        outcome.rewards[row] = rewardOf(tipX - next[4]!, tipY - next[5]!, u1, u2)
        outcome.terminals[row] = 0
      }
    },
  }
}

function rewardOf(dx: number, dy: number, torque1: number, torque2: number): number {
  return -hypot(dx, dy) - square(torque1) - square(torque2)
}
