import { atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'
import type { Values, ValuesOf } from '../../schema/field'
import { number } from '../../schema/field'
import type { Environment, EnvironmentDefinition, ObservationModel, Quantity } from '../environment'
import { clamp, normaliseAngle, square } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import { pendulumPolicies } from './policies'

/**
 * Pendulum-v1 of Gymnasium (gymnasium/envs/classic_control/pendulum.py): a rod on a hinge, torque too weak to lift it
 * at once. State [theta, thetaDot], theta = 0 upright and never wrapped; the reward is that of the state before the step.
 */
const GRAVITY = 10
const TIME_STEP = 0.05
const MAXIMUM_SPEED = 8
const MAXIMUM_TORQUE = 2
const STATE_SIZE = 2
const OBSERVATION_SIZE = 3

const REFERENCE_RETURNS = {
  random: -1233,
  expert: -157,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (energy swing-up), seed 1.',
}

const parameters = {
  mass: number({
    label: 'Mass',
    symbol: 'm',
    unit: 'kg',
    explanation: 'Mass of the rod; a heavier rod needs more swings.',
    default: 1,
    minimum: 0.5,
    maximum: 2,
    change: 'reset',
  }),
  length: number({
    label: 'Length',
    symbol: 'l',
    unit: 'm',
    explanation: 'Length of the rod; a longer one falls more slowly and is harder to turn.',
    default: 1,
    minimum: 0.5,
    maximum: 2,
    change: 'reset',
  }),
}

export type PendulumParameters = ValuesOf<typeof parameters>

export const pendulum: EnvironmentDefinition = {
  id: 'pendulum',
  label: 'Pendulum',
  summary:
    'Swing a rod upright and hold it there with a weak motor. Gymnasium’s Pendulum-v1: dense reward, no end but the time limit.',
  gymnasiumId: 'Pendulum-v1',
  parameters,
  // Rewards reach -16 a step: unscaled, advantages drown every temperature; a swing-up takes some 60 steps.
  recommended: { rewardScale: 0.1, discount: 0.97 },
  recipes: [
    {
      id: 'pendulum-medium',
      label: 'Pendulum, medium',
      explanation: 'A weak, noisy controller: half-way between chance and mastery, with room to improve.',
      shares: { medium: 1 },
      transitions: 20_000,
    },
    {
      id: 'pendulum-weak',
      label: 'Pendulum, weak and random',
      explanation: 'Two thirds random, one third medium, little of it: a poor start for fine-tuning.',
      shares: { random: 2, medium: 1 },
      transitions: 6_000,
    },
    {
      id: 'pendulum-narrow',
      label: 'Pendulum, narrow demonstrations',
      explanation: 'Good and all alike: nothing shows what other actions would do.',
      shares: { narrow: 1 },
      transitions: 10_000,
    },
  ],
  create: (values: Values) => createPendulum(values as PendulumParameters),
}

const actions: readonly Quantity[] = [
  { name: 'torque', symbol: 'u', unit: 'N m', low: -MAXIMUM_TORQUE, high: MAXIMUM_TORQUE },
]

export function createPendulum({ mass, length }: PendulumParameters): Environment {
  const environment: Omit<Environment, 'referenceReturns'> = {
    id: pendulum.id,
    label: pendulum.label,
    stateSize: STATE_SIZE,
    observations: [
      { name: 'cosine of the angle', symbol: '\\cos\\theta', unit: '', low: -1, high: 1 },
      { name: 'sine of the angle', symbol: '\\sin\\theta', unit: '', low: -1, high: 1 },
      {
        name: 'angular velocity',
        symbol: '\\dot\\theta',
        unit: 'rad/s',
        low: -MAXIMUM_SPEED,
        high: MAXIMUM_SPEED,
      },
    ],
    states: [
      { name: 'angle', symbol: '\\theta', unit: 'rad', low: -Math.PI, high: Math.PI, periodic: true },
      {
        name: 'angular velocity',
        symbol: '\\dot\\theta',
        unit: 'rad/s',
        low: -MAXIMUM_SPEED,
        high: MAXIMUM_SPEED,
      },
    ],
    actions,
    timeLimit: 200,
    behaviourPolicies: pendulumPolicies({ mass, length, gravity: GRAVITY, maximumTorque: MAXIMUM_TORQUE }, actions),
    model: pendulumModel,
    reset(random, state) {
      state[0] = random.uniformBetween(-Math.PI, Math.PI)
      state[1] = random.uniformBetween(-1, 1)
    },
    observe(states, observations) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const angle = states[row * STATE_SIZE]!
        observations[row * OBSERVATION_SIZE] = cos(angle)
        observations[row * OBSERVATION_SIZE + 1] = sin(angle)
        observations[row * OBSERVATION_SIZE + 2] = states[row * STATE_SIZE + 1]!
      }
    },
    stateOf(observations, states) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const at = row * OBSERVATION_SIZE
        states[row * STATE_SIZE] = atan2(observations[at + 1]!, observations[at]!)
        states[row * STATE_SIZE + 1] = observations[at + 2]!
      }
    },
    step(states, torques, outcome) {
      const gravityGain = (3 * GRAVITY) / (2 * length)
      const torqueGain = 3 / (mass * length * length)
      for (let row = 0; row < torques.length; row++) {
        const angle = states[row * STATE_SIZE]!
        const speed = states[row * STATE_SIZE + 1]!
        const torque = clamp(torques[row]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE)
        const acceleration = gravityGain * sin(angle) + torqueGain * torque
        const newSpeed = clamp(speed + acceleration * TIME_STEP, -MAXIMUM_SPEED, MAXIMUM_SPEED)
        outcome.rewards[row] = pendulumReward(angle, speed, torque)
        outcome.states[row * STATE_SIZE] = angle + newSpeed * TIME_STEP
        outcome.states[row * STATE_SIZE + 1] = newSpeed
        outcome.terminals[row] = 0
      }
    },
  }
  const standard = mass === parameters.mass.default && length === parameters.length.default
  return withReferenceReturns(environment, standard ? REFERENCE_RETURNS : undefined)
}

const pendulumModel: ObservationModel = {
  rewards(observations, torques, _nextObservations, rewards) {
    for (let row = 0; row < torques.length; row++) {
      const at = row * OBSERVATION_SIZE
      const angle = atan2(observations[at + 1]!, observations[at]!)
      rewards[row] = pendulumReward(angle, observations[at + 2]!, clamp(torques[row]!, -MAXIMUM_TORQUE, MAXIMUM_TORQUE))
    }
  },
  terminals(_observations, _actions, _nextObservations, terminals) {
    terminals.fill(0)
  },
}

function pendulumReward(angle: number, speed: number, torque: number): number {
  return -(square(normaliseAngle(angle)) + 0.1 * square(speed) + 0.001 * square(torque))
}
