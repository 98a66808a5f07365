import type { Dataset } from './dataset'
import { episodeSegments, keepSegments } from './surgery/keep-segments'

/** One episode in so many is kept apart. */
const HELD_OUT_EVERY = 10

export interface HeldOutSplit {
  readonly training: Dataset
  readonly heldOut: Dataset
}

/**
 * Whole episodes, the fifth, fifteenth, twenty-fifth and so on, that a run without a world does not train on: what a policy
 * is worth can then be judged only by data. Null with fewer than ten episodes, which are all needed.
 */
export function splitHeldOut(dataset: Dataset): HeldOutSplit | null {
  const segments = episodeSegments(dataset)
  if (segments.length < HELD_OUT_EVERY) return null
  const isHeldOut = (episode: number) => episode % HELD_OUT_EVERY === HELD_OUT_EVERY / 2 - 1
  return {
    training: keepSegments(
      dataset,
      segments.filter((_, episode) => !isHeldOut(episode)),
      dataset.name,
    ),
    heldOut: keepSegments(
      dataset,
      segments.filter((_, episode) => isHeldOut(episode)),
      dataset.name,
    ),
  }
}
