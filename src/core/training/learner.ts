import type { Tensor } from '@tensorflow/tfjs-core'
import type { ActMode, Algorithm, BatchRequest, Draws, Phase, Sizes } from '../algorithms/algorithm'
import {
  type DeviceState,
  type Execution,
  executionOf,
  type GatheredMetrics,
  meansOf,
  type Program,
  type Runtime,
} from '../engine/runtime'
import type { HostArray, TensorTree, Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { Values } from '../schema/field'
import type { BatchArrays, BatchSource } from './batch-source'
import { trainedNetworks } from './divergence'
import { LiveValues } from './live-values'
import { Probes } from './probes'
import { inChunks } from './row-chunks'
import { arraysOf, batchShapes, drawInto, type StepInputs } from './step-inputs'

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

/** Metrics since the last report, by variant of the update. */
export type GatheredUpdates = readonly (GatheredMetrics & { readonly variant: string })[]

/** An algorithm with its networks on a device: draws batches and noise, and runs the traced steps. */
export class Learner {
  readonly state: DeviceState
  /** Networks that an optimiser moves, those first from which errors spread. */
  readonly trained: readonly string[]
  /** What panels may ask of the networks. */
  readonly probes: Probes
  #updates = new Map<string, UpdateProgram>()
  /** Keys of the variants in the order in which they first ran, which is the order of summation. */
  #variants: string[] = []
  /** Metrics that a restored run brought along for variants that have not run since. */
  #waiting = new Map<string, GatheredMetrics>()
  #acts = new Map<string, ActProgram>()
  #last: UpdateProgram | undefined
  readonly #h: LiveValues

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
    this.#h = new LiveValues(algorithm.hyperparameters, h)
    const first = initial ?? algorithm.initialise(sizes, h, random.initialisation)
    this.trained = trainedNetworks(algorithm, h, first)
    this.state = runtime.createState(first)
    this.probes = new Probes(algorithm, sizes, this.#h, runtime, this.state)
  }

  get hyperparameters(): Values {
    return this.#h.values
  }

  /** Live fields act at the next step; the caller has checked the values and that no `reset` field changed. */
  setHyperparameters(h: Values): void {
    this.#h.values = h
  }

  /** How the steps run, once there was one: compiled, or eager and why. */
  get execution(): Execution | undefined {
    return this.#last && executionOf(this.#last.program)
  }

  /** One gradient step on rows from `source`. */
  async update(step: number, phase: Phase, source: BatchSource): Promise<void> {
    const update = this.#updateProgram(step, phase)
    const batches = update.inputs.batches as Tree<Float32Array>
    for (const [name, request] of Object.entries(update.requests)) {
      source.fill(request, batches[name] as unknown as BatchArrays, this.random.batches)
    }
    drawInto(update.draws, update.inputs.noise as Record<string, Float32Array>, this.random.policyNoise)
    this.#h.write(update.inputs.h as Record<string, Float32Array>)
    update.program.run(update.inputs)
    this.#last = update
    if (Object.values(update.requests).some((request) => request.from === 'prioritised')) {
      const { priorities } = await update.program.outputs()
      if (priorities) source.setPriorities(priorities)
    }
  }

  /** observations [rows, S] -> actions [rows, A] in [-1, 1]; noise from the given stream. */
  async act(
    observations: Float32Array,
    mode: ActMode,
    random: RandomStream,
    phase: Phase = 'online',
  ): Promise<Float32Array> {
    const rows = observations.length / this.sizes.observation
    const act = this.#actProgram(rows, mode, phase)
    ;(act.inputs.observations as Float32Array).set(observations)
    drawInto(act.draws, act.inputs.noise as Record<string, Float32Array>, random)
    this.#h.write(act.inputs.h as Record<string, Float32Array>)
    act.program.run(act.inputs)
    const { actions } = await act.program.outputs()
    return actions!
  }

  /** As `act`, for any number of rows with few traced programs: cut into chunks, the last one filled up. */
  async actInChunks(
    observations: Float32Array,
    mode: ActMode,
    random: RandomStream,
    phase: Phase = 'online',
  ): Promise<Float32Array> {
    const { observation, action } = this.sizes
    const count = observations.length / observation
    const actions = new Float32Array(count * action)
    await inChunks(count, async ({ start, rows, chunk }) => {
      const given = new Float32Array(chunk * observation)
      given.set(observations.subarray(start * observation, (start + rows) * observation))
      actions.set((await this.act(given, mode, random, phase)).subarray(0, rows * action), start * action)
    })
    return actions
  }

  /** Mean of each metric since the last call, over whichever variants ran. */
  async metrics(): Promise<Record<string, number>> {
    const waiting = this.#waiting
    this.#waiting = new Map()
    const perProgram = await Promise.all(
      this.#variants.map((key) => {
        const gathered = waiting.get(key)
        return gathered ? meansOf(gathered) : (this.#updates.get(key)?.program.metrics() ?? {})
      }),
    )
    const values = new Map<string, number[]>()
    for (const [name, value] of perProgram.flatMap(Object.entries<number>)) {
      values.set(name, [...(values.get(name) ?? []), value])
    }
    return Object.fromEntries([...values].map(([name, all]) => [name, all.reduce((a, b) => a + b, 0) / all.length]))
  }

  /** What `metrics` would average, per variant of the update, without reading it off. */
  async gathered(): Promise<GatheredUpdates> {
    const all = this.#variants.map(async (key) => {
      const gathered = this.#waiting.get(key) ?? (await this.#updates.get(key)?.program.gathered())
      return { variant: key, ...(gathered ?? { count: 0, sums: {} }) }
    })
    return Promise.all(all)
  }

  restoreGathered(all: GatheredUpdates): void {
    for (const { program } of this.#updates.values()) program.dispose()
    this.#updates.clear()
    this.#last = undefined
    this.#variants = all.map(({ variant }) => variant)
    this.#waiting = new Map(all.map(({ variant, ...gathered }) => [variant, gathered]))
  }

  /** A metric of the last update that is no finite number; see `Program.brokenMetric`. */
  brokenMetric(): string | undefined {
    return this.#last?.program.brokenMetric()
  }

  /** Arrays of the last update (advantage weights, ...). */
  async outputs(): Promise<Record<string, Float32Array>> {
    return this.#last ? this.#last.program.outputs() : {}
  }

  dispose(): void {
    for (const { program } of [...this.#updates.values(), ...this.#acts.values()]) program.dispose()
    this.probes.dispose()
    this.state.dispose()
  }

  #updateProgram(step: number, phase: Phase): UpdateProgram {
    const { algorithm, sizes } = this
    const h = this.#h.values
    const variant = algorithm.variant?.(step, h, phase) ?? ''
    const key = JSON.stringify([variant, phase, this.#h.staticKey])
    const known = this.#updates.get(key)
    if (known) return known

    const requests = algorithm.batches(h, phase, variant)
    const draws = algorithm.draws(sizes, h, phase, variant)
    const shapes = {
      batches: Object.fromEntries(
        Object.entries(requests).map(([name, request]) => [name, batchShapes(request, sizes)]),
      ),
      noise: Object.fromEntries(Object.entries(draws).map(([name, { shape }]) => [name, shape])),
      h: this.#h.shapes,
    }
    const program = this.runtime.createProgram<TensorTree, StepInputs>(
      (state, inputs) => {
        const { batches, noise } = inputs
        const result = algorithm.update({ state, batches, noise, h: this.#h.with(inputs.h), phase, variant })
        return { state: result.state, metrics: result.metrics, outputs: result.outputs }
      },
      this.state,
      shapes,
    )
    const created = { program, requests, draws, inputs: arraysOf(shapes) }
    this.#updates.set(key, created)
    const gathered = this.#waiting.get(key)
    if (gathered) {
      program.restoreGathered(gathered)
      this.#waiting.delete(key)
    } else if (!this.#variants.includes(key)) this.#variants.push(key)
    return created
  }

  #actProgram(rows: number, mode: ActMode, phase: Phase): ActProgram {
    const { algorithm, sizes } = this
    const key = JSON.stringify([rows, mode, phase, this.#h.staticKey])
    const known = this.#acts.get(key)
    if (known) return known

    const draws = algorithm.actDraws(sizes, rows, this.#h.values, mode)
    const shapes = {
      observations: [rows, sizes.observation],
      noise: Object.fromEntries(Object.entries(draws).map(([name, { shape }]) => [name, shape])),
      h: this.#h.shapes,
    }
    const program = this.runtime.createProgram<TensorTree, { observations: Tensor } & Omit<StepInputs, 'batches'>>(
      (state, { observations, noise, h }) => ({
        outputs: { actions: algorithm.act({ state, observations, noise, h: this.#h.with(h), mode, phase }) },
      }),
      this.state,
      shapes,
    )
    const created = { program, draws, inputs: arraysOf(shapes) }
    this.#acts.set(key, created)
    return created
  }
}
