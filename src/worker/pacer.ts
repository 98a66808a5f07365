import type { RunProgress } from '../core/training/training-run'

/** How fast a run may train. */
export interface Pace {
  /** Gradient steps a second, at most; null: as fast as it can. */
  readonly stepsPerSecond: number | null
  /** Whether it goes so many times slower around its switch to online learning. */
  readonly slowAtSwitch: boolean
  /** Whether it pauses there, once. */
  readonly pauseAtSwitch: boolean
}

/** Share of a run on either side of its switch that counts as around it. */
const AROUND = 0.03
const SLOWER = 4
/** At full speed the stretch around the switch takes so long instead. */
const STRETCH_SECONDS = 8

/** How often it looks whether it may go on. */
const AT_BOUND_MS = 20

type Place = Pick<RunProgress, 'step' | 'onlineStartStep' | 'totalSteps'>

/** Says when the next gradient step is due. */
export class Pacer {
  #pace: Pace = { stepsPerSecond: null, slowAtSwitch: false, pauseAtSwitch: false }
  #due = 0
  #bound = Number.POSITIVE_INFINITY
  #step = 0

  /** It waits at this step until it may go on: those that are compared come along. null: nobody does. */
  boundAt(step: number | null): void {
    this.#bound = step ?? Number.POSITIVE_INFINITY
  }

  /** Another run, which waits for nobody yet. */
  begin(): void {
    this.#bound = Number.POSITIVE_INFINITY
    this.#step = 0
    this.#due = 0
  }

  set(pace: Pace): void {
    this.#pace = pace
    this.#due = 0
  }

  /** Milliseconds until then; 0 where it is. */
  waitMs(now: number): number {
    return this.#step >= this.#bound ? AT_BOUND_MS : Math.max(0, this.#due - now)
  }

  stepped(now: number, place: Place): void {
    const rate = rateAt(this.#pace, place)
    this.#step = place.step
    // Late steps are not made up for: that would be a burst.
    this.#due = rate === null ? 0 : Math.max(now, this.#due) + 1000 / rate
  }

  /** Whether it halts here: its last step has led to the switch, or over it. */
  pausesAfter(before: number, { step, onlineStartStep, totalSteps }: Place): boolean {
    return (
      this.#pace.pauseAtSwitch && before < onlineStartStep && step >= onlineStartStep && onlineStartStep < totalSteps
    )
  }
}

function rateAt({ stepsPerSecond, slowAtSwitch }: Pace, { step, onlineStartStep, totalSteps }: Place): number | null {
  const stretch = AROUND * totalSteps
  const switches = onlineStartStep > 0 && onlineStartStep < totalSteps
  if (!slowAtSwitch || !switches || Math.abs(step - onlineStartStep) > stretch) return stepsPerSecond
  return stepsPerSecond === null ? Math.max(1, (2 * stretch) / STRETCH_SECONDS) : stepsPerSecond / SLOWER
}
