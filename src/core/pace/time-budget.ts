/**
 * Keeps work that is done in between to a share of the time: it earns while other work goes on, and may overdraw what it
 * has, but then waits until that is paid back.
 */
export class TimeBudget {
  #saved: number

  /** `mostSaved`: time saved up while nothing was due counts only up to here, so that it never comes in one long stretch. */
  constructor(
    private readonly share: number,
    private readonly mostSaved: number,
  ) {
    this.#saved = mostSaved
  }

  /** Other work went on for so many milliseconds. */
  earn(milliseconds: number): void {
    this.#saved = Math.min(this.mostSaved, this.#saved + (milliseconds * this.share) / (1 - this.share))
  }

  spend(milliseconds: number): void {
    this.#saved -= milliseconds
  }

  get open(): boolean {
    return this.#saved > 0
  }
}
