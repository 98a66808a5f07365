import type { Tensor } from '@tensorflow/tfjs-core'
import type { DeviceState, Program, Runtime } from '../../engine/runtime'
import { toEnvironmentUnits } from '../../environments/action-scaling'
import { type Environment, EnvironmentError } from '../../environments/environment'
import { message } from '../../messages/message'
import { UserError } from '../../messages/user-error'
import type { RandomStream } from '../../random/random-stream'
import { beyondRange, clampToRange, type DataRange } from '../../training/data-range'
import type { LiveValues } from '../../training/live-values'
import { denormaliseObservations, type Preprocessing, transformReward } from '../../training/preprocessing'
import type { Sizes } from '../algorithm'
import type { DynamicsState } from './dynamics'
import type { H } from './hyperparameters'
import { type ModelPenalty, stepModel } from './model-step'
import { trueErrors, withoutTruth } from './true-error'

/**
 * The change of an observation in one step, in the learner's units, that is a speed of 1: [S]. Undefined where
 * penalties are to be counted as the ensemble predicts.
 */
export function speedUnit(
  { penaltyUnit }: Pick<H, 'penaltyUnit'>,
  { observationScale }: Pick<Preprocessing, 'observationScale'>,
  environment: Environment | undefined,
): readonly number[] | undefined {
  if (penaltyUnit === 'prediction') return undefined
  const speeds = environment?.speedOfChange
  if (!speeds) {
    throw new EnvironmentError(
      message`The penalty unit "speed" needs an environment whose observation tells places; choose "as predicted", or a maze.`,
    )
  }
  return speeds.map((speed, i) => 1 / (speed * observationScale[i]!))
}

/** One imagined step of n rows, in the learner's units. */
export interface ImaginedStep {
  /** [n, S] */
  readonly nextObservations: Float32Array
  /** [n], 1 where the model left the range of the data (and was led back, if rollouts are clamped) */
  readonly beyond: Uint8Array
  /** [n], unpenalised */
  readonly rewards: Float32Array
  /** [n] */
  readonly terminals: Uint8Array
  /** u(s, a) of the kind that is chosen: [n] */
  readonly penalties: Float32Array
  /** Pinsker's bound on the total variation of the model's and the true next state, as the ensemble guesses: [n] */
  readonly totalVariation: Float32Array
  /** Largest |r| that a member predicts: [n] */
  readonly rewardBounds: Float32Array
  /**
   * Distance of the ensemble's mean to the true next state, in the penalty's units, where the simulator tells: [n]. NaN where the
   * model has led to a place that does not exist, such as the inside of a wall: nothing is true there.
   */
  readonly trueErrors: Float32Array | undefined
}

type Inputs = {
  readonly observations: Tensor
  readonly actions: Tensor
  readonly chosen: Tensor
  readonly noise: Tensor
  readonly h: { readonly [name: string]: Tensor }
}

interface PredictionProgram {
  readonly program: Program
  readonly inputs: {
    readonly observations: Float32Array
    readonly actions: Float32Array
    readonly chosen: Float32Array
    readonly noise: Float32Array
    readonly h: { readonly [name: string]: Float32Array }
  }
}

/** The learnt dynamics with the task's own reward and end around them, where those are known. */
export class LearntDynamics {
  #programs = new Map<string, PredictionProgram>()

  constructor(
    private readonly sizes: Sizes,
    private readonly h: LiveValues,
    private readonly runtime: Runtime,
    private readonly state: DeviceState,
    private readonly preprocessing: Preprocessing,
    private readonly environment: Environment | undefined,
    private readonly dataRange: DataRange,
    /** The change of an observation, in the learner's units, that penalties count as 1: at least [S] */
    private readonly penaltyUnits: () => ArrayLike<number>,
  ) {}

  /** observations [n, S], actions [n, A]; every row takes the prediction of a random elite. */
  async step(
    observations: Float32Array,
    actions: Float32Array,
    elites: readonly number[],
    random: RandomStream,
  ): Promise<ImaginedStep> {
    const rows = observations.length / this.sizes.observation
    const { program, inputs } = this.#program(rows)
    inputs.observations.set(observations)
    inputs.actions.set(actions)
    inputs.chosen.fill(0)
    for (let row = 0; row < rows; row++) inputs.chosen[elites[random.integer(elites.length)]! * rows + row] = 1
    random.fillNormal(inputs.noise)
    this.h.write(inputs.h)
    program.run(inputs)
    const outputs = await program.outputs()
    const nextObservations = outputs.nextObservations!
    const beyond = beyondRange(this.dataRange.observations, nextObservations)
    if (this.#settings.clampRollouts) {
      clampToRange(this.dataRange.observations, nextObservations)
      clampToRange(this.dataRange.rewards, outputs.rewards!)
    }
    const known = this.#askTask(observations, actions, nextObservations)
    const errors = this.#trueErrors(observations, actions, outputs.meanNextObservations!)
    return {
      nextObservations,
      beyond,
      rewards: known.rewards ?? outputs.rewards!,
      terminals: known.terminals,
      penalties: this.#penalties(outputs as Record<ModelPenalty, Float32Array>, errors),
      totalVariation: outputs.pinsker!,
      rewardBounds: known.rewards?.map(Math.abs) ?? outputs.rewardBound!,
      trueErrors: errors,
    }
  }

  dispose(): void {
    for (const { program } of this.#programs.values()) program.dispose()
  }

  get #settings(): H {
    return this.h.values as unknown as H
  }

  #penalties(byModel: Record<ModelPenalty, Float32Array>, errors: Float32Array | undefined): Float32Array {
    const { penalty } = this.#settings
    if (penalty !== 'true-error') return byModel[penalty]
    if (errors) return withoutTruth(errors)
    throw new UserError(
      message`The penalty "true error" needs an environment whose state an observation tells; choose one that the ensemble computes.`,
    )
  }

  #program(rows: number): PredictionProgram {
    const key = `${rows} ${this.h.staticKey}`
    const known = this.#programs.get(key)
    if (known) return known
    const { observation, action } = this.sizes
    const { members } = this.#settings
    const program = this.runtime.createProgram<DynamicsState, Inputs>(
      (state, { observations, actions, chosen, noise, h }) => {
        const live = this.h.with(h) as unknown as H
        const { penalties, ...prediction } = stepModel(state, observations, actions, chosen, noise, live)
        return { outputs: { ...prediction, ...penalties } }
      },
      this.state,
      {
        observations: [rows, observation],
        actions: [rows, action],
        chosen: [members, rows],
        noise: [rows, observation + 1],
        h: this.h.shapes,
      },
    )
    const inputs = {
      observations: new Float32Array(rows * observation),
      actions: new Float32Array(rows * action),
      chosen: new Float32Array(members * rows),
      noise: new Float32Array(rows * (observation + 1)),
      h: Object.fromEntries(Object.keys(this.h.shapes).map((name) => [name, new Float32Array(1)])),
    }
    const created = { program, inputs }
    this.#programs.set(key, created)
    return created
  }

  /** The task's own ends, and its rewards if they are to be known, in the learner's units. */
  #askTask(observations: Float32Array, actions: Float32Array, nextObservations: Float32Array) {
    const rows = observations.length / this.sizes.observation
    const terminals = new Uint8Array(rows)
    const model = this.environment?.model
    if (!model) return { terminals, rewards: undefined }
    const [s, a, next] = [
      this.#worldObservations(observations),
      this.#worldActions(actions),
      this.#worldObservations(nextObservations),
    ]
    model.terminals(s, a, next, terminals)
    if (this.#settings.reward === 'learnt') return { terminals, rewards: undefined }
    const rewards = new Float64Array(rows)
    model.rewards(s, a, next, rewards)
    return { terminals, rewards: Float32Array.from(rewards, (reward) => transformReward(this.preprocessing, reward)) }
  }

  #trueErrors(observations: Float32Array, actions: Float32Array, predicted: Float32Array) {
    const { environment, preprocessing } = this
    if (!environment) return undefined
    const rows = {
      observations: this.#worldObservations(observations),
      actions: this.#worldActions(actions),
      predicted,
    }
    return trueErrors(environment, preprocessing, rows, this.penaltyUnits())
  }

  #worldObservations(observations: Float32Array): Float32Array {
    const world = new Float32Array(observations.length)
    denormaliseObservations(this.preprocessing, observations, world)
    return world
  }

  #worldActions(actions: Float32Array): Float64Array {
    const world = new Float64Array(actions.length)
    toEnvironmentUnits(this.environment!.actions, actions, world)
    return world
  }
}
