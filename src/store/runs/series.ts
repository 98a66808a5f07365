/** Values over the run's steps in arrays that grow; kept outside React, which only sees a version counter. */
export class Series {
  #steps = new Float64Array(256)
  #values = new Float64Array(256)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(step: number, value: number): void {
    if (this.#length === this.#steps.length) {
      this.#steps = grown(this.#steps)
      this.#values = grown(this.#values)
    }
    this.#steps[this.#length] = step
    this.#values[this.#length++] = value
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
