import type { Said } from '../said/said'
import { SaidError } from '../said/said-error'
export type CheckpointProblem = 'not-a-checkpoint' | 'truncated' | 'damaged' | 'version' | 'content'

/** A checkpoint, or a file of networks, that cannot be used; the message is one sentence that says why. */
export class CheckpointError extends SaidError {
  override readonly name = 'CheckpointError'

  constructor(
    readonly problem: CheckpointProblem,
    sentence: Said,
  ) {
    super(sentence)
  }
}
