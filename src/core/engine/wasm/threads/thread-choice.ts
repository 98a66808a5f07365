/** Runs before the first trial: optimised code comes from a background thread. */
const WARM_UP_RUNS = 40
/** A trial is so many runs in a row, of which the first find memory where other threads have left it and do not count. */
const RUNS_OF_TRIAL = 8
const UNCOUNTED = 3
/** Each number of threads is tried so often, by turns, and judged by the median of its runs. */
const TRIALS = 4
/** Runs after which it is tried again: other work on the machine comes and goes. */
const RUNS_BETWEEN = 10_000
/** More threads are taken only where a step is shorter by this share: the cores are wanted elsewhere, too. */
const LEAST_GAIN = 0.08

/** How many threads a step runs on: of one, two, four and so on as many as pay, by trying. */
export class ThreadChoice {
  readonly #candidates: readonly number[]
  #times: number[][]
  #current = 1
  /** Of trials; below 0 what is still to come before the first. */
  #runs = -WARM_UP_RUNS

  constructor(most: number) {
    const candidates = [1]
    for (let count = 2; count < most; count *= 2) candidates.push(count)
    if (most > 1) candidates.push(most)
    this.#candidates = candidates
    this.#times = candidates.map(() => [])
  }

  /** The number that has been found to pay; 1 until that is known. */
  get current(): number {
    return this.#current
  }

  /** For the next run; `ready` says whether so many threads could take part at all. */
  next(ready: (count: number) => boolean): number {
    if (this.#candidates.length === 1 || this.#runs < 0) return this.#current
    return ready(this.#candidates.at(-1)!) ? this.#candidates[this.#candidateOnTrial()]! : this.#current
  }

  #candidateOnTrial(): number {
    return Math.floor(this.#runs / RUNS_OF_TRIAL) % this.#candidates.length
  }

  /** How long the run took that `next` was asked for last, and on how many threads it was. */
  took(ms: number, threads: number): void {
    const tried = this.#runs >= 0 && threads === this.#candidates[this.#candidateOnTrial()]
    if (tried && this.#runs % RUNS_OF_TRIAL >= UNCOUNTED) this.#times[this.#candidateOnTrial()]!.push(ms)
    if (this.#runs < 0 || tried) this.#runs++
    if (this.#runs === RUNS_OF_TRIAL * TRIALS * this.#candidates.length) this.#choose()
  }

  #choose(): void {
    const medians = this.#times.map((times) => times.sort((a, b) => a - b)[times.length >> 1]!)
    let [best, least] = [1, medians[0]!]
    medians.forEach((time, i) => {
      if (time < least * (1 - LEAST_GAIN)) [best, least] = [this.#candidates[i]!, time]
    })
    this.#current = best
    this.#times = this.#candidates.map(() => [])
    this.#runs = -RUNS_BETWEEN
  }
}
