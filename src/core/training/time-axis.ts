import type { Phase } from '../algorithms/algorithm'

/** What a snapshot keeps of it. */
export interface TimeAxisState {
  /** Gradient steps of this run. */
  readonly step: number
  /** Steps on the time axis before this run's own count began: a dynamics model was fitted by the run that it continues. */
  readonly stepsBefore: number
  /** Those of them that were offline: before the border. */
  readonly stepsBeforeBorder: number
}

/** How long each phase lasts, in gradient steps. */
export interface PhaseLengths {
  readonly offlineSteps: number
  /** null where there is nothing to be online in. */
  readonly onlineSteps: number | null
}

/** Where a run is: its own count of steps, and the time axis on which a run that continues another one goes on. */
export class TimeAxis {
  step = 0
  #stepsBefore = 0
  #stepsBeforeBorder = 0

  /** `lengths`: those of this moment; a slider may move them. */
  constructor(private readonly lengths: () => PhaseLengths) {}

  /** On the time axis. */
  get now(): number {
    return this.#stepsBefore + this.step
  }

  get phase(): Phase {
    const { offlineSteps, onlineSteps } = this.lengths()
    return this.step < offlineSteps || onlineSteps === null ? 'offline' : 'online'
  }

  /** Steps since the border, which is where the offline steps are over. */
  get onlineStep(): number {
    return this.step - this.lengths().offlineSteps
  }

  get finished(): boolean {
    return this.step >= this.#ownSteps
  }

  get totalSteps(): number {
    return this.#stepsBefore + this.#ownSteps
  }

  get onlineStartStep(): number {
    return this.#stepsBeforeBorder + this.lengths().offlineSteps
  }

  state(): TimeAxisState {
    return { step: this.step, stepsBefore: this.#stepsBefore, stepsBeforeBorder: this.#stepsBeforeBorder }
  }

  restore({ step, stepsBefore, stepsBeforeBorder }: TimeAxisState): void {
    this.step = step
    this.#stepsBefore = stepsBefore
    this.#stepsBeforeBorder = stepsBeforeBorder
  }

  get #ownSteps(): number {
    const { offlineSteps, onlineSteps } = this.lengths()
    return offlineSteps + (onlineSteps ?? 0)
  }
}
