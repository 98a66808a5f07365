import { counted } from '../../said/counted'
import { type Said, said } from '../../said/said'
/** What tells episodes apart; [count] each, next observations [count, observationSize]. */
export interface BoundaryEvidence {
  readonly count: number
  readonly observationSize: number
  readonly observations: Float32Array
  readonly nextObservations: Float32Array | null
  readonly terminals: Uint8Array
  readonly timeouts: Uint8Array
  readonly episode: Float64Array | null
}

export interface Boundaries {
  /** Terminals and timeouts, never both in a row, and one of them at the end of each episode. */
  readonly terminals: Uint8Array
  readonly timeouts: Uint8Array
  /** [episodes + 1] */
  readonly episodeStarts: Uint32Array
  readonly assumptions: readonly Said[]
}

/** Largest difference between next observation and the following one within an episode (CORL pull request 63). */
const jumpTolerance = 1e-6

/**
 * Finds where episodes end: at terminals and timeouts, where the episode number changes, where the next observation
 * is not the one that follows, and at the end of the file. An end without a flag is a cut-off, not a terminal.
 */
export function findBoundaries(evidence: BoundaryEvidence): Boundaries {
  const { count, episode } = evidence
  const terminals = evidence.terminals.slice()
  const timeouts = evidence.timeouts.slice()
  const starts: number[] = [0]
  let both = 0
  let byNumber = 0
  let byJump = 0
  for (let row = 0; row < count; row++) {
    if (terminals[row] && timeouts[row]) {
      timeouts[row] = 0
      both++
    }
    const last = row === count - 1
    if (!terminals[row] && !timeouts[row]) {
      if (!last && episode && episode[row] !== episode[row + 1]) {
        timeouts[row] = 1
        byNumber++
      } else if (!last && jumps(evidence, row)) {
        timeouts[row] = 1
        byJump++
      }
    }
    if (terminals[row] || timeouts[row]) starts.push(row + 1)
  }
  const openEnd = starts.at(-1) !== count
  if (openEnd) {
    timeouts[count - 1] = 1
    starts.push(count)
  }
  const assumptions: Said[] = []
  if (both > 0)
    assumptions.push(said`${counted(both, 'row')} marked both as terminal and as timeout count as terminal.`)
  if (byNumber > 0) {
    assumptions.push(
      said`${counted(byNumber, 'episode')} ended without a flag where the episode number changes; taken as cut off by a time limit.`,
    )
  }
  if (byJump > 0) {
    assumptions.push(
      said`${counted(byJump, 'episode')} ended without a flag where the next observation is not the one that follows (by more than ${jumpTolerance}); taken as cut off by a time limit.`,
    )
  }
  if (openEnd)
    assumptions.push(said`The last row has neither terminal nor timeout; the last episode is taken as cut off there.`)
  return { terminals, timeouts, episodeStarts: Uint32Array.from(starts), assumptions }
}

function jumps({ observations, nextObservations, observationSize }: BoundaryEvidence, row: number): boolean {
  if (!nextObservations) return false
  const at = row * observationSize
  for (let i = at; i < at + observationSize; i++) {
    if (Math.abs(nextObservations[i]! - observations[i + observationSize]!) > jumpTolerance) return true
  }
  return false
}
