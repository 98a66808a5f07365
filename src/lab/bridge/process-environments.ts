import * as v from 'valibot'
import { type Bounds, toEnvironmentUnits } from '../../core/environments/action-scaling'
import type { Quantity } from '../../core/environments/environment'
import type { FinishedEpisode, VectorStep } from '../../core/environments/vector-environment'
import type { ParallelEnvironments } from '../../core/environments/world'
import type { RandomStream } from '../../core/random/random-stream'
import type { EnvironmentProcess } from './environment-process'

const rows = v.array(v.array(v.pipe(v.number(), v.finite())))
const ResetAnswer = v.object({ observations: rows })
const StepAnswer = v.object({
  observations: rows,
  rewards: v.array(v.pipe(v.number(), v.finite())),
  terminated: v.array(v.boolean()),
  truncated: v.array(v.boolean()),
})

export interface Shape {
  readonly observations: readonly Quantity[]
  /** The box in which the agent acts. */
  readonly actions: readonly Quantity[]
  /** What the process takes. */
  readonly real: readonly Bounds[]
  readonly timeLimit: number
}

export interface Numbering {
  /** Of the first copy, as the process knows it. */
  readonly first: number
  readonly count: number
  /** A copy rests when its episode is over. */
  readonly once: boolean
}

/** Copies of an environment in a process: one call a step for all of them. Their state stays in the process. */
export class ProcessEnvironments implements ParallelEnvironments {
  readonly environment: Pick<Shape, 'observations' | 'actions'>
  readonly count: number
  /** [count, S] */
  readonly observations: Float32Array
  readonly #random: RandomStream
  readonly #returns: Float64Array
  readonly #lengths: Uint32Array
  readonly #rests: boolean[]
  #begun = false

  constructor(
    private readonly process: EnvironmentProcess,
    private readonly shape: Shape,
    random: RandomStream,
    private readonly numbering: Numbering,
  ) {
    const { count } = numbering
    this.environment = shape
    this.count = count
    this.observations = new Float32Array(count * shape.observations.length)
    this.#random = random.split()
    this.#returns = new Float64Array(count)
    this.#lengths = new Uint32Array(count)
    this.#rests = Array(count).fill(false)
  }

  async begin(): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    await this.#reset(Array.from({ length: this.count }, (_, copy) => copy))
  }

  async step(agentActions: Float32Array): Promise<VectorStep> {
    const { actions: box, real, timeLimit } = this.shape
    const [width, size] = [box.length, this.shape.observations.length]
    const actions = new Float32Array(agentActions.length)
    toEnvironmentUnits(box, agentActions, actions)
    for (let i = 0; i < actions.length; i++) {
      const { low, high } = real[i % width]!
      actions[i] = Math.min(high, Math.max(low, actions[i]!))
    }
    const moving = Array.from({ length: this.count }, (_, copy) => copy).filter((copy) => !this.#rests[copy])
    const answer = await this.#ask(StepAnswer, 'step', moving, {
      actions: moving.map((copy) => [...actions.subarray(copy * width, (copy + 1) * width)]),
    })
    const step = {
      observations: this.observations.slice(),
      actions,
      rewards: new Float64Array(this.count),
      nextObservations: this.observations.slice(),
      terminals: new Uint8Array(this.count),
      timeouts: new Uint8Array(this.count),
    }
    const finished: FinishedEpisode[] = []
    for (const [i, copy] of moving.entries()) {
      step.nextObservations.set(answer.observations[i]!, copy * size)
      step.rewards[copy] = answer.rewards[i]!
      this.#returns[copy]! += answer.rewards[i]!
      this.#lengths[copy]! += 1
      const length = this.#lengths[copy]!
      const terminal = answer.terminated[i]!
      const timeout = !terminal && (answer.truncated[i]! || length >= timeLimit)
      step.terminals[copy] = terminal ? 1 : 0
      step.timeouts[copy] = timeout ? 1 : 0
      if (terminal || timeout) finished.push({ copy, return: this.#returns[copy]!, length, terminal })
    }
    this.observations.set(step.nextObservations)
    const over = finished.map(({ copy }) => copy)
    if (this.numbering.once) for (const copy of over) this.#rests[copy] = true
    else if (over.length > 0) await this.#reset(over)
    return { ...step, finished }
  }

  /** It stays in the process, which nobody can ask for it. */
  state(): null {
    return null
  }

  restore(): void {
    throw new Error('The state of an environment in a process cannot be put back.')
  }

  async #reset(copies: readonly number[]): Promise<void> {
    const size = this.shape.observations.length
    const seeds = copies.map(() => this.#random.integer(2 ** 31))
    const { observations } = await this.#ask(ResetAnswer, 'reset', copies, { seeds })
    for (const [i, copy] of copies.entries()) {
      this.observations.set(observations[i]!, copy * size)
      this.#returns[copy] = 0
      this.#lengths[copy] = 0
    }
  }

  /** One entry of each list for each copy, one number of each observation for each that was announced. */
  async #ask<S extends v.GenericSchema>(
    form: S,
    call: 'reset' | 'step',
    copies: readonly number[],
    what: Readonly<Record<string, unknown>>,
  ): Promise<v.InferOutput<S>> {
    const { process, numbering, shape } = this
    const answer = await process.ask({ call, copies: copies.map((copy) => numbering.first + copy), ...what })
    const parsed = v.safeParse(form, answer)
    if (!parsed.success) {
      const [issue] = parsed.issues
      throw process.error(`answered "${call}" wrongly at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`)
    }
    const size = shape.observations.length
    for (const [name, list] of Object.entries(parsed.output as Record<string, readonly unknown[]>)) {
      if (list.length !== copies.length) {
        throw process.error(`answered "${call}" with ${list.length} ${name}; ${copies.length} copies were asked for`)
      }
      const wrong = list.find((row) => Array.isArray(row) && row.length !== size) as readonly number[] | undefined
      if (wrong) {
        throw process.error(`answered "${call}" with an observation of ${wrong.length} numbers; it announced ${size}`)
      }
    }
    return parsed.output
  }
}
