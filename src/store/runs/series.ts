/** Values over the run's steps in arrays that grow; kept outside React, which only sees a version counter. */
export class Series {
  #steps = new Float64Array(256)
  #values = new Float64Array(256)
  #length = 0
  #interrupted = false
  readonly #breaks: number[] = []

  get length(): number {
    return this.#length
  }

  push(step: number, value: number): void {
    if (this.#interrupted && this.#length > 0) this.#breaks.push(this.#length)
    this.#interrupted = false
    if (this.#length === this.#steps.length) {
      this.#steps = grown(this.#steps)
      this.#values = grown(this.#values)
    }
    this.#steps[this.#length] = step
    this.#values[this.#length++] = value
  }

  /** Nobody looked for a while: the next point does not go on from the last, unless it is of the same step. */
  interrupt(): void {
    this.#interrupted = true
  }

  resume(): void {
    this.#interrupted = false
  }

  /** From which index up to which, of each stretch without a gap; rising. */
  get stretches(): readonly { readonly from: number; readonly to: number }[] {
    const starts = [0, ...this.#breaks]
    return starts.map((from, i) => ({ from, to: starts[i + 1] ?? this.#length }))
  }

  /** Views of what is there; valid until the next push. */
  get steps(): Float64Array {
    return this.#steps.subarray(0, this.#length)
  }

  get values(): Float64Array {
    return this.#values.subarray(0, this.#length)
  }

  /** Index of the point nearest to a step; -1 when there is none. */
  nearest(step: number): number {
    let low = 0
    let high = this.#length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#steps[middle]! < step) low = middle + 1
      else high = middle
    }
    if (low > 0 && step - this.#steps[low - 1]! <= this.#steps[low]! - step) return low - 1
    return this.#length === 0 ? -1 : low
  }
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
