import { toAgentUnits } from '../environments/action-scaling'
import type { Environment, ObservationModel } from '../environments/environment'
import { VectorEnvironment, type VectorStep } from '../environments/vector-environment'
import type { RandomStream } from '../random/random-stream'
import type { Policy } from './evaluation'

/** One step of one task, actions in [-1, 1]. */
export interface TaskStep {
  readonly observation: Float32Array
  readonly action: Float32Array
  /** The task's own, which contexts and returns know. */
  readonly reward: number
  /** What the actor-critic learns from: the same, unless the family trains on a denser one. */
  readonly trainingReward: number
  readonly nextObservation: Float32Array
  readonly terminal: number
}

export interface TaskEpisode {
  readonly steps: readonly TaskStep[]
  /** Undiscounted, of the task's own rewards. */
  readonly return: number
}

export interface TaskEnvironment {
  readonly environment: Environment
  readonly trainingRewards?: ObservationModel['rewards']
}

/** One episode of each task, side by side: row k of the policy's arguments is task k. */
export async function taskEpisodes(
  tasks: readonly TaskEnvironment[],
  policy: Policy,
  random: RandomStream,
): Promise<TaskEpisode[]> {
  const worlds = tasks.map(({ environment }) => new VectorEnvironment(environment, 1, random))
  const { observations: quantities, actions: box, timeLimit } = tasks[0]!.environment
  const [size, width] = [quantities.length, box.length]
  const episodes = tasks.map(() => [] as TaskStep[])
  const running = tasks.map(() => true)
  for (let step = 0; step < timeLimit && running.includes(true); step++) {
    const observations = new Float32Array(tasks.length * size)
    worlds.forEach((world, k) => {
      observations.set(world.observations, k * size)
    })
    const actions = await policy(observations)
    worlds.forEach((world, k) => {
      if (!running[k]) return
      const taken = world.step(actions.subarray(k * width, (k + 1) * width))
      episodes[k]!.push(taskStep(tasks[k]!, taken))
      running[k] = taken.terminals[0] === 0 && taken.timeouts[0] === 0
    })
  }
  return episodes.map(episodeOf)
}

/** What one step of a single copy of the task's world tells. */
export function taskStep(task: TaskEnvironment, taken: VectorStep): TaskStep {
  const action = new Float32Array(taken.actions.length)
  toAgentUnits(task.environment.actions, taken.actions, action)
  const reward = taken.rewards[0]!
  return {
    observation: taken.observations.slice(),
    action,
    reward,
    trainingReward: trainingReward(task, taken, reward),
    nextObservation: taken.nextObservations.slice(),
    terminal: taken.terminals[0]!,
  }
}

export function episodeOf(steps: readonly TaskStep[]): TaskEpisode {
  return { steps, return: steps.reduce((sum, { reward }) => sum + reward, 0) }
}

function trainingReward(
  { trainingRewards }: TaskEnvironment,
  taken: { observations: Float32Array; actions: Float32Array; nextObservations: Float32Array },
  reward: number,
): number {
  if (!trainingRewards) return reward
  const dense = new Float64Array(1)
  trainingRewards(taken.observations, taken.actions, taken.nextObservations, dense)
  return dense[0]!
}
