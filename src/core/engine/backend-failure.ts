import { SaidError } from '../said/said-error'
/** What computes is gone, or computes wrong numbers: nothing is wrong with the run, which may go on elsewhere. */
export class BackendFailure extends SaidError {
  override readonly name = 'BackendFailure'
}
