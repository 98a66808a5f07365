import { add, mul, sqrt, square, stack, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { Algorithm, Phase, ProbeName, Sizes } from '../algorithms/algorithm'
import type { DeviceState, Program, Runtime } from '../engine/runtime'
import { flatten, isTensor, type TensorTree, type Tree } from '../engine/tree'
import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { RandomStream } from '../random/random-stream'
import type { BatchArrays, BatchSource } from './batch-source'
import type { LiveValues } from './live-values'
import { inChunks } from './row-chunks'
import { arraysOf, batchShapes, drawInto, type StepInputs } from './step-inputs'

/** Updates within which every network takes its turn. */
const LONGEST_DELAY = 10

interface ProbeProgram {
  readonly program: Program
  readonly inputs: Tree<Float32Array>
}

/** Value of a loss, or of a summand of one, and the norm of its gradient. */
export interface LossPull {
  readonly value: number
  readonly norm: number
}

/** By network, and by network and summand of its loss. */
export interface LossPulls {
  readonly networks: Readonly<Record<string, LossPull>>
  readonly terms: Readonly<Record<string, Readonly<Record<string, LossPull>>>>
}

/** Gradients of one network, set beside each other. */
export interface GradientComparison {
  /** <a, b> by `a·b` for every pair in the algorithm's order, and `a·a` */
  readonly products: Readonly<Record<string, number>>
  readonly numbers: Readonly<Record<string, number>>
}

/**
 * Looks at a learner's networks without changing them: nothing is written to its state, and no random number is taken
 * from the run. One question at a time: the next may be asked when the last is answered.
 */
export class Probes {
  #programs = new Map<string, ProbeProgram>()
  /** Networks that an update of a variant moves. */
  readonly #moved = new Map<string, readonly string[]>()

  constructor(
    private readonly algorithm: Algorithm,
    private readonly sizes: Sizes,
    private readonly h: LiveValues,
    private readonly runtime: Runtime,
    private readonly state: DeviceState,
  ) {}

  has(name: ProbeName): boolean {
    return this.algorithm.probes?.[name] !== undefined
  }

  /**
   * observations [n, S] and actions [n, A] in the learner's units -> [..., n] as `ProbeName` says.
   * Throws where the algorithm has no such probe.
   */
  async evaluate(name: ProbeName, observations: Float32Array, actions: Float32Array): Promise<Float32Array> {
    if (!this.has(name)) throw new UserError(message`${this.algorithm.label} has nothing to show for "${name}".`)
    const { sizes } = this
    const parts: { values: Float32Array; rows: number; chunk: number }[] = []
    const count = observations.length / sizes.observation
    await inChunks(count, async ({ start, rows, chunk }) => {
      const { program, inputs } = this.#probeProgram(name, chunk)
      const given = inputs as { observations: Float32Array; actions: Float32Array; h: Record<string, Float32Array> }
      given.observations.fill(0)
      given.actions.fill(0)
      given.observations.set(observations.subarray(start * sizes.observation, (start + rows) * sizes.observation))
      given.actions.set(actions.subarray(start * sizes.action, (start + rows) * sizes.action))
      this.h.write(given.h)
      program.run(inputs)
      parts.push({ values: (await program.outputs()).values!, rows, chunk })
    })
    return joinRowsLast(parts, count)
  }

  /**
   * The losses of one update on rows from `source`, with noise from `random`; nothing is updated. Of a network whose step
   * is delayed those of the next update that moves it.
   */
  async lossPulls(step: number, phase: Phase, source: BatchSource, random: RandomStream): Promise<LossPulls> {
    const coming = Array.from(
      { length: LONGEST_DELAY },
      (_, ahead) => this.algorithm.variant?.(step + ahead, this.h.values, phase) ?? '',
    )
    let all: LossPulls = { networks: {}, terms: {} }
    for (const variant of new Set(coming)) {
      const key = JSON.stringify([phase, variant, this.h.staticKey])
      const moved = this.#moved.get(key)
      if (moved?.every((network) => network in all.networks)) continue
      const pulls = await this.#pullsOf(phase, variant, source, random)
      this.#moved.set(key, Object.keys(pulls.networks))
      all = { networks: { ...pulls.networks, ...all.networks }, terms: { ...pulls.terms, ...all.terms } }
    }
    return all
  }

  async #pullsOf(phase: Phase, variant: string, source: BatchSource, random: RandomStream): Promise<LossPulls> {
    return readPulls(await this.#onBatch('gradients', phase, variant, source, random))
  }

  /** What a program says about a fresh batch of the step of this variant. */
  async #onBatch(
    kind: keyof typeof READINGS,
    phase: Phase,
    variant: string,
    source: BatchSource,
    random: RandomStream,
  ): Promise<Readonly<Record<string, Float32Array>>> {
    const { algorithm, sizes } = this
    const requests = algorithm.batches(this.h.values, phase, variant)
    const draws = algorithm.draws(sizes, this.h.values, phase, variant)
    const { program, inputs } = this.#batchProgram(kind, phase, variant)
    const batches = inputs.batches as Tree<Float32Array>
    for (const [name, request] of Object.entries(requests)) {
      source.fill(request, batches[name] as unknown as BatchArrays, random)
    }
    drawInto(draws, inputs.noise as Record<string, Float32Array>, random)
    this.h.write(inputs.h as Record<string, Float32Array>)
    program.run(inputs)
    return program.outputs()
  }

  /**
   * The gradients that the algorithm lets be compared, on rows from `source`, of the next update that has them; nothing is
   * updated. null where it has none, or none is to come within the longest delay.
   */
  async compareGradients(
    step: number,
    phase: Phase,
    source: BatchSource,
    random: RandomStream,
  ): Promise<GradientComparison | null> {
    const { algorithm, h } = this
    const coming = Array.from(
      { length: LONGEST_DELAY },
      (_, ahead) => algorithm.variant?.(step + ahead, h.values, phase) ?? '',
    )
    const variant = coming.find((one) => algorithm.comparison?.applies(h.values, phase, one))
    if (variant === undefined) return null
    const outputs = await this.#onBatch('comparison', phase, variant, source, random)
    const numbers = Object.entries(outputs).flatMap(([name, [value]]) =>
      name.startsWith(NUMBER) ? [[name.slice(NUMBER.length), value!] as const] : [],
    )
    const products = Object.entries(outputs).flatMap(([name, [value]]) =>
      name.startsWith(NUMBER) ? [] : [[name, value!] as const],
    )
    return { products: Object.fromEntries(products), numbers: Object.fromEntries(numbers) }
  }

  dispose(): void {
    for (const { program } of this.#programs.values()) program.dispose()
  }

  #probeProgram(name: ProbeName, rows: number): ProbeProgram {
    return this.#known(['probe', name, rows], () => {
      const shapes = {
        observations: [rows, this.sizes.observation],
        actions: [rows, this.sizes.action],
        h: this.h.shapes,
      }
      const program = this.runtime.createProgram<TensorTree, Omit<StepInputs, 'batches' | 'noise'> & ProbedRows>(
        (state, { observations, actions, h }) => ({
          outputs: { values: this.algorithm.probes![name]!({ state, observations, actions, h: this.h.with(h) }) },
        }),
        this.state,
        shapes,
      )
      return { program, inputs: arraysOf(shapes) }
    })
  }

  #batchProgram(kind: keyof typeof READINGS, phase: Phase, variant: string): ProbeProgram {
    const { algorithm, sizes, h } = this
    return this.#known([kind, phase, variant], () => {
      const requests = Object.entries(algorithm.batches(h.values, phase, variant))
      const draws = Object.entries(algorithm.draws(sizes, h.values, phase, variant))
      const shapes = {
        batches: Object.fromEntries(requests.map(([name, request]) => [name, batchShapes(request, sizes)])),
        noise: Object.fromEntries(draws.map(([name, { shape }]) => [name, shape])),
        h: h.shapes,
      }
      const program = this.runtime.createProgram<TensorTree, StepInputs>(
        (state, { batches, noise, h: values }) => ({
          outputs: READINGS[kind](algorithm, { state, batches, noise, h: h.with(values), phase, variant }),
        }),
        this.state,
        shapes,
      )
      return { program, inputs: arraysOf(shapes) }
    })
  }

  #known(key: readonly unknown[], create: () => ProbeProgram): ProbeProgram {
    const complete = JSON.stringify([...key, this.h.staticKey])
    let known = this.#programs.get(complete)
    if (!known) {
      known = create()
      this.#programs.set(complete, known)
    }
    return known
  }
}

type ProbedRows = { readonly observations: Tensor; readonly actions: Tensor }
type StepArguments = Parameters<Algorithm['update']>[0]
type Reading = (algorithm: Algorithm, given: StepArguments) => { readonly [name: string]: Tensor }

/** What may be asked about a fresh batch. */
const READINGS = { gradients: pullsIn, comparison: productsIn } satisfies Record<string, Reading>

/** Before the name of a number that belongs to compared gradients. */
const NUMBER = 'number:'

function pullsIn(algorithm: Algorithm, given: StepArguments): Record<string, Tensor> {
  const { losses, gradients, terms = {} } = algorithm.update(given)
  const networks = Object.entries(gradients).map(([network, tree]) => [
    `network:${network}`,
    stack([losses[network]!, norm(tree)]),
  ])
  const summands = Object.entries(terms).flatMap(([network, of]) =>
    Object.entries(of).map(([term, pull]) => {
      const { value, gradients: gradient } = pull()
      return [`term:${network}:${term}`, stack([value, norm(gradient)])]
    }),
  )
  return Object.fromEntries([...networks, ...summands])
}

/** Inner products of all pairs, `a·b` for a before b or a itself, and the numbers. */
function productsIn(algorithm: Algorithm, given: StepArguments): Record<string, Tensor> {
  const { gradients, numbers } = algorithm.comparison!.of(given)
  const named = Object.entries(gradients)
  const products = named.flatMap(([a, first], i) =>
    named.slice(i).map(([b, second]) => [`${a}·${b}`, stack([innerProduct(first, second)])] as const),
  )
  const scalars = Object.entries(numbers).map(([name, value]) => [`${NUMBER}${name}`, stack([value])] as const)
  return Object.fromEntries([...products, ...scalars])
}

function innerProduct(a: TensorTree, b: TensorTree): Tensor {
  const other = new Map(flatten(b, isTensor).map(({ path, leaf }) => [path, leaf]))
  return flatten(a, isTensor)
    .map(({ path, leaf }) => sum(mul(leaf, other.get(path)!)))
    .reduce((x, y) => add(x, y))
}

function norm(gradient: Tensor | TensorTree): Tensor {
  const leaves = isTensor(gradient) ? [gradient] : flatten(gradient, isTensor).map(({ leaf }) => leaf)
  return sqrt(leaves.map((leaf) => sum(square(leaf))).reduce((a, b) => add(a, b)))
}

function readPulls(outputs: Readonly<Record<string, Float32Array>>): LossPulls {
  const networks: Record<string, LossPull> = {}
  const terms: Record<string, Record<string, LossPull>> = {}
  for (const [name, [value, norm]] of Object.entries(outputs)) {
    const [kind, network, term] = name.split(':') as [string, string, string]
    const pull = { value: value!, norm: norm! }
    if (kind === 'network') networks[network] = pull
    else terms[network] = { ...terms[network], [term]: pull }
  }
  return { networks, terms }
}

/** Chunks [..., chunk], of which the first `rows` count, side by side: [..., count]. */
function joinRowsLast(
  parts: readonly { readonly values: Float32Array; readonly rows: number; readonly chunk: number }[],
  count: number,
): Float32Array {
  const leading = parts[0] ? parts[0].values.length / parts[0].chunk : 0
  const joined = new Float32Array(leading * count)
  let start = 0
  for (const { values, rows, chunk } of parts) {
    for (let i = 0; i < leading; i++) {
      joined.set(values.subarray(i * chunk, i * chunk + rows), i * count + start)
    }
    start += rows
  }
  return joined
}
