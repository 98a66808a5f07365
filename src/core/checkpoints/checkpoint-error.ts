import type { Message } from '../messages/message'
import { UserError } from '../messages/user-error'
export type CheckpointProblem = 'not-a-checkpoint' | 'truncated' | 'damaged' | 'version' | 'content'

/** A checkpoint, or a file of networks, that cannot be used; the message is one sentence that says why. */
export class CheckpointError extends UserError {
  override readonly name = 'CheckpointError'

  constructor(
    readonly problem: CheckpointProblem,
    sentence: Message,
  ) {
    super(sentence)
  }
}
