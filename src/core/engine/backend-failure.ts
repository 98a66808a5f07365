import { EngineError } from './message'
/** What computes is gone, or computes wrong numbers: nothing is wrong with the run, which may go on elsewhere. */
export class BackendFailure extends EngineError {
  override readonly name = 'BackendFailure'
}
