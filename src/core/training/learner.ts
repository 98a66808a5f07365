import type { Tensor } from '@tensorflow/tfjs-core'
import type { ActMode, Algorithm, Batch, BatchRequest, Draws, Live, Phase, Sizes } from '../algorithms/algorithm'
import type { DeviceState, Program, Runtime } from '../engine/runtime'
import { type HostArray, isShape, mapTree, type Shape, sizeOf, type TensorTree, type Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { Schema, Values } from '../schema/field'
import type { BatchArrays, BatchSource } from './batch-source'

/** Everything of a step that changes from call to call; `h` holds the live numbers. */
type Inputs = {
  readonly batches: { readonly [name: string]: Batch }
  readonly noise: { readonly [name: string]: Tensor }
  readonly h: { readonly [name: string]: Tensor }
}

interface UpdateProgram {
  readonly program: Program
  readonly requests: { readonly [name: string]: BatchRequest }
  readonly draws: Draws
  readonly inputs: Tree<Float32Array>
}

interface ActProgram {
  readonly program: Program
  readonly draws: Draws
  readonly inputs: Tree<Float32Array>
}

/** An algorithm with its networks on a device: draws batches and noise, and runs the traced steps. */
export class Learner {
  readonly state: DeviceState
  #updates = new Map<string, UpdateProgram>()
  #acts = new Map<string, ActProgram>()
  #last: UpdateProgram | undefined
  #h: Values

  constructor(
    readonly algorithm: Algorithm,
    readonly sizes: Sizes,
    h: Values,
    private readonly runtime: Runtime,
    private readonly random: {
      readonly initialisation: RandomStream
      readonly batches: RandomStream
      readonly policyNoise: RandomStream
    },
    initial?: Tree<HostArray>,
  ) {
    this.#h = h
    this.state = runtime.createState(initial ?? algorithm.initialise(sizes, h, random.initialisation))
  }

  get hyperparameters(): Values {
    return this.#h
  }

  /** Live fields act at the next step; the caller has checked the values and that no `reset` field changed. */
  setHyperparameters(h: Values): void {
    this.#h = h
  }

  /** How the steps run, once there was one: compiled, or eager and why. */
  get execution(): { readonly mode: 'compiled' | 'eager'; readonly reason?: string } | undefined {
    return this.#last && { mode: this.#last.program.mode, reason: this.#last.program.reason }
  }

  /** One gradient step on rows from `source`. */
  async update(step: number, phase: Phase, source: BatchSource): Promise<void> {
    const update = this.#updateProgram(step, phase)
    const batches = update.inputs.batches as Tree<Float32Array>
    for (const [name, request] of Object.entries(update.requests)) {
      source.fill(request, batches[name] as unknown as BatchArrays, this.random.batches)
    }
    drawInto(update.draws, update.inputs.noise as Record<string, Float32Array>, this.random.policyNoise)
    this.#writeLive(update.inputs.h as Record<string, Float32Array>)
    update.program.run(update.inputs)
    this.#last = update
    if (Object.values(update.requests).some((request) => request.from === 'prioritised')) {
      const { priorities } = await update.program.outputs()
      if (priorities) source.setPriorities(priorities)
    }
  }

  /** observations [rows, S] -> actions [rows, A] in [-1, 1]; noise from the given stream. */
  async act(observations: Float32Array, mode: ActMode, random: RandomStream): Promise<Float32Array> {
    const rows = observations.length / this.sizes.observation
    const act = this.#actProgram(rows, mode)
    ;(act.inputs.observations as Float32Array).set(observations)
    drawInto(act.draws, act.inputs.noise as Record<string, Float32Array>, random)
    this.#writeLive(act.inputs.h as Record<string, Float32Array>)
    act.program.run(act.inputs)
    const { actions } = await act.program.outputs()
    return actions!
  }

  /** Mean of each metric since the last call, over whichever variants ran. */
  async metrics(): Promise<Record<string, number>> {
    const perProgram = await Promise.all([...this.#updates.values()].map(({ program }) => program.metrics()))
    const values = new Map<string, number[]>()
    for (const [name, value] of perProgram.flatMap(Object.entries<number>)) {
      values.set(name, [...(values.get(name) ?? []), value])
    }
    return Object.fromEntries([...values].map(([name, all]) => [name, all.reduce((a, b) => a + b, 0) / all.length]))
  }

  /** Arrays of the last update (advantage weights, ...). */
  async outputs(): Promise<Record<string, Float32Array>> {
    return this.#last ? this.#last.program.outputs() : {}
  }

  dispose(): void {
    for (const { program } of [...this.#updates.values(), ...this.#acts.values()]) program.dispose()
    this.state.dispose()
  }

  #updateProgram(step: number, phase: Phase): UpdateProgram {
    const { algorithm, sizes } = this
    const h = this.#h
    const variant = algorithm.variant?.(step, h, phase) ?? ''
    const key = JSON.stringify([variant, phase, this.#staticValues()])
    const known = this.#updates.get(key)
    if (known) return known

    const requests = algorithm.batches(h, phase, variant)
    const draws = algorithm.draws(sizes, h, phase, variant)
    const shapes = {
      batches: Object.fromEntries(Object.entries(requests).map(([name, { rows }]) => [name, batchShapes(rows, sizes)])),
      noise: Object.fromEntries(Object.entries(draws).map(([name, { shape }]) => [name, shape])),
      h: this.#liveShapes(),
    }
    const program = this.runtime.createProgram<TensorTree, Inputs>(
      (state, inputs) => {
        const { batches, noise } = inputs
        const result = algorithm.update({ state, batches, noise, h: this.#live(inputs.h), phase, variant })
        return { state: result.state, metrics: result.metrics, outputs: result.outputs }
      },
      this.state,
      shapes,
    )
    const created = { program, requests, draws, inputs: arraysOf(shapes) }
    this.#updates.set(key, created)
    return created
  }

  #actProgram(rows: number, mode: ActMode): ActProgram {
    const { algorithm, sizes } = this
    const key = JSON.stringify([rows, mode, this.#staticValues()])
    const known = this.#acts.get(key)
    if (known) return known

    const draws = algorithm.actDraws(sizes, rows, this.#h, mode)
    const shapes = {
      observations: [rows, sizes.observation],
      noise: Object.fromEntries(Object.entries(draws).map(([name, { shape }]) => [name, shape])),
      h: this.#liveShapes(),
    }
    const program = this.runtime.createProgram<TensorTree, { observations: Tensor } & Omit<Inputs, 'batches'>>(
      (state, { observations, noise, h }) => ({
        outputs: { actions: algorithm.act({ state, observations, noise, h: this.#live(h), mode }) },
      }),
      this.state,
      shapes,
    )
    const created = { program, draws, inputs: arraysOf(shapes) }
    this.#acts.set(key, created)
    return created
  }

  #isLive(name: string): boolean {
    const field = this.algorithm.hyperparameters[name]
    return field?.kind === 'number' && field.change === 'live'
  }

  #staticValues(): [string, unknown][] {
    return Object.entries(this.#h).filter(([name]) => !this.#isLive(name))
  }

  #liveShapes(): { [name: string]: Shape } {
    return Object.fromEntries(
      Object.keys(this.#h)
        .filter((name) => this.#isLive(name))
        .map((name) => [name, []]),
    )
  }

  #live(scalars: { readonly [name: string]: Tensor }): Live<Schema> {
    return { ...this.#h, ...scalars } as Live<Schema>
  }

  #writeLive(arrays: Record<string, Float32Array>): void {
    for (const [name, array] of Object.entries(arrays)) array[0] = this.#h[name] as number
  }
}

function batchShapes(rows: number, { observation, action }: Sizes): { [Column in keyof Batch]: Shape } {
  return {
    observations: [rows, observation],
    actions: [rows, action],
    rewards: [rows],
    nextObservations: [rows, observation],
    terminals: [rows],
    returnsToGo: [rows],
  }
}

function arraysOf(shapes: Tree<Shape>): Tree<Float32Array> {
  return mapTree<Shape, Float32Array>(shapes, isShape, (shape) => new Float32Array(sizeOf(shape)))
}

function drawInto(draws: Draws, arrays: Record<string, Float32Array>, random: RandomStream): void {
  for (const [name, { distribution, low = 0, high = 1 }] of Object.entries(draws)) {
    if (distribution === 'normal') random.fillNormal(arrays[name]!)
    else random.fillUniform(arrays[name]!, low, high)
  }
}
