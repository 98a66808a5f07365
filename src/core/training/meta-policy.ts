import type { Tensor } from '@tensorflow/tfjs-core'
import type { Batch, Sizes } from '../algorithms/algorithm'
import type { H } from '../algorithms/pearl/hyperparameters'
import { inferPosterior } from '../algorithms/pearl/inference'
import { actIn } from '../algorithms/pearl/losses'
import type { State } from '../algorithms/pearl/versions'
import type { DeviceState, Program, Runtime } from '../engine/runtime'
import type { TensorTree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { BatchArrays } from './batch-source'
import type { LiveValues } from './live-values'
import { batchShapes } from './step-inputs'

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
