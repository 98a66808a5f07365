const WINDOW_MS = 2000
/** No step takes as long: the machine slept, or its clock was set. */
const GAP_MS = 30_000

/** Steps per second over the last two seconds of training; pauses do not count. */
export class Throughput {
  #samples: { at: number; step: number }[] = []

  /** Call at the start of each stretch of training. */
  begin(now: number, step: number): void {
    this.#samples = [{ at: now, step }]
  }

  record(now: number, step: number): void {
    const last = this.#samples.at(-1)
    if (last && (now < last.at || now - last.at > GAP_MS)) this.#samples = []
    this.#samples.push({ at: now, step })
    while (this.#samples.length > 2 && now - this.#samples[1]!.at >= WINDOW_MS) this.#samples.shift()
  }

  get stepsPerSecond(): number {
    const first = this.#samples[0]
    const last = this.#samples.at(-1)
    if (!first || !last || last.at === first.at) return 0
    return (1000 * (last.step - first.step)) / (last.at - first.at)
  }
}
