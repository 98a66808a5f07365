/** Hands out places in one growing array of float32, aligned to 64 bytes. */
export class Arena {
  #free: { offset: number; size: number }[] = []
  #end = 0

  /** `guard` elements are left unused after each place, for tests that look whether anything writes there. */
  constructor(readonly guard = 0) {}

  /** Elements up to the end of the last place ever handed out. */
  get size(): number {
    return this.#end
  }

  allocate(size: number): number {
    const needed = this.#rounded(size)
    let best = -1
    for (const [i, hole] of this.#free.entries()) {
      if (hole.size >= needed && (best < 0 || hole.size < this.#free[best]!.size)) best = i
    }
    if (best < 0) {
      const offset = this.#end
      this.#end += needed
      return offset
    }
    const hole = this.#free[best]!
    const offset = hole.offset
    if (hole.size === needed) this.#free.splice(best, 1)
    else this.#free[best] = { offset: offset + needed, size: hole.size - needed }
    return offset
  }

  free(offset: number, size: number): void {
    this.#free.push({ offset, size: this.#rounded(size) })
    this.#free.sort((a, b) => a.offset - b.offset)
    for (let i = this.#free.length - 1; i > 0; i--) {
      const [before, after] = [this.#free[i - 1]!, this.#free[i]!]
      if (before.offset + before.size !== after.offset) continue
      before.size += after.size
      this.#free.splice(i, 1)
    }
  }

  #rounded(size: number): number {
    return Math.ceil((Math.max(size, 1) + this.guard) / 16) * 16
  }
}
