/** How far a reader is, and whether it may go on. */
export interface PaceOptions {
  /** Called with a fraction from 0 to 1. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

const yieldEveryMs = 30

/** Lets a long read report, hear of a cancellation and leave the thread to others. */
export class Pace {
  #lastYield = performance.now()
  #fraction = 0

  constructor(
    private readonly options: PaceOptions,
    private readonly from = 0,
    private readonly to = 1,
  ) {}

  /** A part of this work, from one fraction of it to another. */
  part(from: number, to: number): Pace {
    const span = this.to - this.from
    return new Pace(this.options, this.from + from * span, this.from + to * span)
  }

  /** Throws the signal's reason when cancelled. Without a fraction the last one stands. */
  async step(fraction = this.#fraction): Promise<void> {
    this.#fraction = Math.min(1, Math.max(0, fraction))
    this.options.signal?.throwIfAborted()
    const now = performance.now()
    if (now - this.#lastYield < yieldEveryMs) return
    this.options.onProgress?.(this.from + this.#fraction * (this.to - this.from))
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#lastYield = performance.now()
    this.options.signal?.throwIfAborted()
  }
}
