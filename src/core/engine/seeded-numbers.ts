/** Seeded random numbers for what the engine tries itself with (mulberry32); training draws from better ones. */
export class SeededNumbers {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b9)
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  fillUniform(array: Float32Array, low: number, high: number): void {
    for (let i = 0; i < array.length; i++) array[i] = low + (high - low) * this.next()
  }

  /** Mean 0, standard deviation 1 (Box and Muller). */
  fillNormal(array: Float32Array): void {
    for (let i = 0; i < array.length; i++) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
      array[i] = radius * Math.cos(2 * Math.PI * this.next())
    }
  }
}
