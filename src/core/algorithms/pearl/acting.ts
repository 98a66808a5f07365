import type { Tensor } from '@tensorflow/tfjs-core'
import type { DeviceState, Program, Runtime } from '../../engine/runtime'
import type { TensorTree } from '../../engine/tree'
import { toAgentUnits } from '../../environments/action-scaling'
import type { Environment, ObservationModel } from '../../environments/environment'
import { VectorEnvironment, type VectorStep } from '../../environments/vector-environment'
import type { RandomStream } from '../../random/random-stream'
import type { BatchArrays } from '../../training/batch-source'
import type { Policy } from '../../training/evaluation'
import type { LiveValues } from '../../training/live-values'
import { batchShapes } from '../../training/step-inputs'
import type { Batch, Sizes } from '../algorithm'
import type { H } from './hyperparameters'
import { inferPosterior } from './inference'
import type { State } from './losses'
import { actIn } from './losses'

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

/** q(z|c) of several tasks: [T, Z] each. */
export interface Beliefs {
  readonly mean: Float32Array
  readonly variance: Float32Array
}

type ActInputs = { readonly observations: Tensor; readonly latent: Tensor; readonly noise: Tensor }

/** PEARL's networks outside of their updates: what is believed about tasks, and how to act on a belief. */
export class TaskPolicy {
  #programs = new Map<string, Program>()

  constructor(
    private readonly sizes: Sizes,
    private readonly h: LiveValues,
    private readonly runtime: Runtime,
    private readonly state: DeviceState,
  ) {}

  /** Before anything was seen: N(0, 1), or the point 0 without a bottleneck. */
  prior(tasks: number): Beliefs {
    const { latentSize, bottleneck } = this.#settings
    const size = tasks * latentSize
    return { mean: new Float32Array(size), variance: new Float32Array(size).fill(bottleneck ? 1 : 0) }
  }

  /** Contexts of `tasks` tasks, `contextRows` rows each, padding marked by `terminals`. */
  async infer(contexts: BatchArrays, tasks: number): Promise<Beliefs> {
    const rows = contexts.rewards.length
    const program = this.#known(['infer', tasks, rows], () =>
      this.runtime.createProgram<TensorTree, Batch>(
        (state, context) => {
          const { mean, variance } = inferPosterior((state as State).encoder, context, tasks, this.#settings)
          return { outputs: { mean, variance } }
        },
        this.state,
        batchShapes({ rows }, this.sizes),
      ),
    )
    program.run(contexts)
    const { mean, variance } = await program.outputs()
    return { mean: mean!, variance: variance! }
  }

  /** z ~ q: [T, Z] */
  sample({ mean, variance }: Beliefs, random: RandomStream): Float32Array {
    return mean.map((value, i) => value + Math.sqrt(variance[i]!) * random.normal())
  }

  /** observations [n, S] and z [n, Z] -> actions [n, A]; the policy's mean without `random`. */
  async act(observations: Float32Array, latent: Float32Array, random?: RandomStream): Promise<Float32Array> {
    const rows = observations.length / this.sizes.observation
    const sampled = random !== undefined
    const { latentSize } = this.#settings
    const program = this.#known(['act', rows, sampled], () =>
      this.runtime.createProgram<TensorTree, ActInputs>(
        (state, given) => ({
          outputs: {
            actions: actIn((state as State).actor, given.observations, given.latent, sampled ? given.noise : undefined),
          },
        }),
        this.state,
        {
          observations: [rows, this.sizes.observation],
          latent: [rows, latentSize],
          noise: [rows, this.sizes.action],
        },
      ),
    )
    const noise = new Float32Array(rows * this.sizes.action)
    random?.fillNormal(noise)
    program.run({ observations, latent, noise })
    return (await program.outputs()).actions!
  }

  dispose(): void {
    for (const program of this.#programs.values()) program.dispose()
  }

  get #settings(): H {
    return this.h.values as unknown as H
  }

  #known(key: readonly unknown[], create: () => Program): Program {
    const complete = JSON.stringify([...key, this.h.staticKey])
    let known = this.#programs.get(complete)
    if (!known) {
      known = create()
      this.#programs.set(complete, known)
    }
    return known
  }
}
