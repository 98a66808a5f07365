import { hypot } from '../../mathematics/hypotenuse'
import { cos, sin } from '../../mathematics/trigonometric'
import { behaviourSet } from '../behaviour-policy'
import type { Environment, ObservationModel, Quantity, Reals } from '../environment'
import { clamp } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import type { Task, TaskFamily } from './task-family'

/**
 * A point that starts at the origin and moves up to 0.1 m per step and axis towards a goal that it is not told, somewhere
 * on the upper unit half circle: rlkit/envs/point_robot.py of katerakelly/oyster (there +-0.1 per step is the action).
 */
const STEP = 0.1
const TIME_LIMIT = 20
/** m */
const GOAL_RADIUS = 0.2
const WIDE_GOAL_RADIUS = 0.3
const FARTHEST = STEP * TIME_LIMIT

const metres = (name: string, symbol: string, low: number, high: number): Quantity => ({
  name,
  symbol,
  unit: 'm',
  low,
  high,
})
const observations = [metres('x', 'x', -FARTHEST, FARTHEST), metres('y', 'y', -FARTHEST, FARTHEST)]
const actions: readonly Quantity[] = [
  { name: 'movement, x', symbol: 'a_x', unit: '0.1 m/step', low: -1, high: 1 },
  { name: 'movement, y', symbol: 'a_y', unit: '0.1 m/step', low: -1, high: 1 },
]

/** Reward for being at a distance (m) from the goal. */
type RewardOfDistance = (distance: number) => number
const dense: RewardOfDistance = (distance) => -distance
const within =
  (radius: number): RewardOfDistance =>
  (distance) =>
    distance <= radius ? 1 - distance : 0

/** m, of the goals that a family of point robots is drawn with; within it the sparse ones reward. */
export function goalRadiusOf(familyId: string): number {
  return familyId === wideSparsePointRobot.id ? WIDE_GOAL_RADIUS : GOAL_RADIUS
}

export const densePointRobot: TaskFamily = {
  ...family('point-robot', 'Point robot', dense),
  summary: 'Find a goal on a half circle; every step tells how far away it is.',
}

export const sparsePointRobot: TaskFamily = {
  ...family('sparse-point-robot', 'Point robot, sparse reward', within(GOAL_RADIUS)),
  summary: 'Find a goal on a half circle; only within 0.2 m of it does a step tell anything.',
  trainingRewards: (task) => rewardModel(task, dense),
}

export const wideSparsePointRobot: TaskFamily = {
  ...family('wide-sparse-point-robot', 'Point robot, sparse reward, wide goals', within(WIDE_GOAL_RADIUS)),
  summary: 'The same with goals of 0.3 m: a search meets them more often.',
  trainingRewards: (task) => rewardModel(task, dense),
}

function family(id: string, label: string, rewardOf: RewardOfDistance): Omit<TaskFamily, 'summary'> {
  return {
    id,
    label,
    hidden: [metres('goal x', 'g_x', -1, 1), metres('goal y', 'g_y', 0, 1)],
    dynamicsVary: false,
    sampleTask(random) {
      const angle = random.uniformBetween(0, Math.PI)
      return { hidden: [cos(angle), sin(angle)] }
    },
    createEnvironment: (task) => createPointRobot(id, label, task, rewardOf),
    oracleReturn({ hidden }) {
      let sum = 0
      for (let step = 1; step <= TIME_LIMIT; step++) {
        const left = hidden.map((goal) => Math.max(0, Math.abs(goal) - step * STEP))
        sum += rewardOf(hypot(left[0]!, left[1]!))
      }
      return sum
    },
    oracleSource: 'Exact: the return of moving along both axes at full speed to the goal, which no policy exceeds.',
  }
}

function createPointRobot(id: string, label: string, task: Task, rewardOf: RewardOfDistance): Environment {
  const [goalX, goalY] = task.hidden as readonly [number, number]
  const towards = (x: number, y: number) => (state: Float64Array, action: Float64Array) => {
    action[0] = (x - state[0]!) / STEP
    action[1] = (y - state[1]!) / STEP
  }
  const rewards = rewardModel(task, rewardOf)
  const environment: Omit<Environment, 'referenceReturns'> = {
    id,
    label,
    stateSize: 2,
    observations,
    states: observations,
    actions,
    timeLimit: TIME_LIMIT,
    behaviourPolicies: behaviourSet({
      actions,
      expert: { explanation: 'Is told the goal and goes there.', begin: () => towards(goalX, goalY) },
      medium: { gain: 0.5, noise: 0.7, explanation: 'Is told the goal, goes at half speed under strong noise.' },
      narrow: { gain: 0.8, noise: 0.1, explanation: 'Is told the goal and goes there with little noise.' },
      failed: { explanation: 'Goes to the goal’s mirror image.', begin: () => towards(-goalX, -goalY) },
    }),
    model: {
      rewards,
      terminals: (_observations, _actions, _nextObservations, terminals) => terminals.fill(0),
    },
    reset(_random, state) {
      state.fill(0)
    },
    observe(states, out) {
      out.set(states)
    },
    stateOf(observed, states) {
      states.set(observed)
    },
    step(states, moves, outcome) {
      for (let i = 0; i < states.length; i++) outcome.states[i] = states[i]! + STEP * clamp(moves[i]!, -1, 1)
      rewards(states, moves, outcome.states, outcome.rewards)
      outcome.terminals.fill(0)
    },
  }
  return withReferenceReturns(environment, undefined)
}

function rewardModel({ hidden }: Task, rewardOf: RewardOfDistance): ObservationModel['rewards'] {
  const [goalX, goalY] = hidden as readonly [number, number]
  return (_observations: Reals, _actions: Reals, nextObservations: Reals, rewards: Reals) => {
    for (let row = 0; 2 * row < nextObservations.length; row++) {
      rewards[row] = rewardOf(hypot(nextObservations[2 * row]! - goalX, nextObservations[2 * row + 1]! - goalY))
    }
  }
}
