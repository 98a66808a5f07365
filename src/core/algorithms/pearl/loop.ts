/** Where a run of PEARL stands in its two algorithms (Rakelly et al. 2019, algorithms 1 and 2), by what it does next. */
export type LoopPlace =
  /** Algorithm 1: episodes of every training task with z from the prior, once */
  | 'first'
  /** A round of episodes, into the buffers of the tasks that are visited */
  | 'collect'
  /** A gradient step on tasks that are drawn */
  | 'train'
  /** Algorithm 2: adaptation to test tasks, with no gradient step */
  | 'test'

export interface LoopGiven {
  /** Gradient steps done */
  readonly step: number
  readonly environmentSteps: number
  readonly finished: boolean
}

export interface InLoop {
  readonly place: LoopPlace
  /** Rounds of collection that have begun, the first episodes left out. */
  readonly round: number
  /** Gradient steps since the last round began, and how many there are between two rounds. */
  readonly stepInRound: number
  readonly stepsPerRound: number
}

/** The run collects a round before every step whose number is a multiple of `collectEvery`, the very first left out. */
export function placeInLoop({ step, environmentSteps, finished }: LoopGiven, collectEvery: number): InLoop {
  const stepInRound = step % collectEvery
  const place =
    environmentSteps === 0 ? 'first' : finished ? 'test' : stepInRound === 0 && step > 0 ? 'collect' : 'train'
  const begun = Math.floor(step / collectEvery)
  // The round that is due has not begun.
  return { place, round: place === 'collect' ? begun - 1 : begun, stepInRound, stepsPerRound: collectEvery }
}
