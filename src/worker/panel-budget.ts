/** Share of the worker's time that panels may take, below the 15 % that training is promised to lose at most. */
const SHARE = 0.12
/** Time saved up while nothing was due counts only up to here, so that training is never held up for long. */
const MOST_SAVED_MS = 50

/** Time that panels have earned by training going on; looking may overdraw it, and waits until that is paid back. */
export class PanelBudget {
  #saved = MOST_SAVED_MS

  trained(milliseconds: number): void {
    this.#saved = Math.min(MOST_SAVED_MS, this.#saved + (milliseconds * SHARE) / (1 - SHARE))
  }

  spent(milliseconds: number): void {
    this.#saved -= milliseconds
  }

  get open(): boolean {
    return this.#saved > 0
  }
}
