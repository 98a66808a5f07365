import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator'
import { log } from '../mathematics/exponential'

/** The exact state of a stream; part of every checkpoint. */
export interface RandomState {
  readonly generator: readonly number[]
  /** Second value of the last polar pair, kept for the next call of `normal`. */
  readonly spareNormal: number | null
}

/**
 * Four words that neighbouring seeds do not share: a Weyl sequence through MurmurHash3's finaliser, as Vigna advises for
 * seeding xoroshiro. Seeded with the bare number, the first draws of all small seeds would be almost equal.
 */
function scatter(seed: number): number[] {
  return [1, 2, 3, 4].map((index) => {
    let word = (seed + Math.imul(index, 0x9e3779b9)) | 0
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  })
}

/** A seeded source of random numbers (xoroshiro128+). Every draw of a run comes from one of these. */
export class RandomStream {
  #generator: JumpableRandomGenerator
  #spareNormal: number | null

  private constructor(generator: JumpableRandomGenerator, spareNormal: number | null) {
    this.#generator = generator
    this.#spareNormal = spareNormal
  }

  static fromSeed(seed: number): RandomStream {
    return new RandomStream(xoroshiro128plusFromState(scatter(seed)), null)
  }

  static fromState(state: RandomState): RandomStream {
    return new RandomStream(xoroshiro128plusFromState(state.generator), state.spareNormal)
  }

  /** A stream 2^64 draws away from this one; this one moves on, so that repeated splits differ. */
  split(): RandomStream {
    const child = new RandomStream(this.#generator.clone(), null)
    this.#generator.jump()
    this.#spareNormal = null
    return child
  }

  state(): RandomState {
    return { generator: this.#generator.getState(), spareNormal: this.#spareNormal }
  }

  restore(state: RandomState): void {
    this.#generator = xoroshiro128plusFromState(state.generator)
    this.#spareNormal = state.spareNormal
  }

  /** Uniform on [0, 1), with 32 bits. */
  uniform(): number {
    return (this.#generator.next() >>> 0) * 2.3283064365386963e-10
  }

  uniformBetween(low: number, high: number): number {
    return low + (high - low) * this.uniform()
  }

  /** Uniform on {0, ..., count - 1}. */
  integer(count: number): number {
    return Math.floor(this.uniform() * count)
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    if (this.#spareNormal !== null) {
      const spare = this.#spareNormal
      this.#spareNormal = null
      return spare
    }
    let x: number
    let y: number
    let squaredRadius: number
    do {
      x = 2 * this.uniform() - 1
      y = 2 * this.uniform() - 1
      squaredRadius = x * x + y * y
    } while (squaredRadius >= 1 || squaredRadius === 0)
    const factor = Math.sqrt((-2 * log(squaredRadius)) / squaredRadius)
    this.#spareNormal = y * factor
    return x * factor
  }

  fillNormal(out: Float32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.normal()
  }

  fillUniform(out: Float32Array, low: number, high: number): void {
    for (let i = 0; i < out.length; i++) out[i] = this.uniformBetween(low, high)
  }

  /**
   * Groups of `size` whole numbers of 0 .. from - 1 one after the other; without replacement no number comes twice in a
   * group, and every group of distinct numbers is as likely as any other.
   */
  fillChoices(out: Float32Array, from: number, size: number, replace: boolean): void {
    if (!replace && size > from) throw new RangeError(`Cannot draw ${size} distinct numbers of ${from}.`)
    const numbers = Array.from({ length: from }, (_, i) => i)
    for (let i = 0; i < out.length; i++) {
      const place = i % size
      if (replace) {
        out[i] = this.integer(from)
        continue
      }
      // Fisher and Yates: a shuffle of any order is as good a start as another.
      const other = place + this.integer(from - place)
      const drawn = numbers[other]!
      numbers[other] = numbers[place]!
      numbers[place] = drawn
      out[i] = drawn
    }
  }
}

/**
 * The streams of one run. They are separate so that, say, one more evaluation does not shift the
 * minibatches: two runs of one seed that differ in a single setting keep sharing all other draws.
 */
export interface RunStreams {
  readonly initialisation: RandomStream
  readonly batches: RandomStream
  readonly policyNoise: RandomStream
  readonly environment: RandomStream
  readonly evaluation: RandomStream
  readonly dataset: RandomStream
}

export function streamsFromSeed(seed: number): RunStreams {
  const root = RandomStream.fromSeed(seed)
  return {
    initialisation: root.split(),
    batches: root.split(),
    policyNoise: root.split(),
    environment: root.split(),
    evaluation: root.split(),
    dataset: root.split(),
  }
}

export type RunStreamStates = { readonly [Name in keyof RunStreams]: RandomState }

export function streamStates(streams: RunStreams): RunStreamStates {
  return mapStreams(streams, (stream) => stream.state())
}

export function restoreStreams(streams: RunStreams, states: RunStreamStates): void {
  for (const name of Object.keys(streams) as (keyof RunStreams)[]) streams[name].restore(states[name])
}

function mapStreams<T>(streams: RunStreams, f: (stream: RandomStream) => T): { [Name in keyof RunStreams]: T } {
  return {
    initialisation: f(streams.initialisation),
    batches: f(streams.batches),
    policyNoise: f(streams.policyNoise),
    environment: f(streams.environment),
    evaluation: f(streams.evaluation),
    dataset: f(streams.dataset),
  }
}
