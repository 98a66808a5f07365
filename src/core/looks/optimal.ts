import { computeOptimalValues, type OptimalValues, valueIterationProblem } from '../diagnostics/value-iteration'
import { messageOf } from '../messages/user-error'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { transformReward } from '../training/preprocessing'
import type { OptimalState } from './questions'

/** V* of a run's task: begun when a panel first asks, computed beside the training, kept for the discount it was for. */
export class PanelOptimal {
  #state: OptimalState = { kind: 'computing' }
  #discount: number | undefined
  #abort = new AbortController()
  values: OptimalValues | undefined

  /** `onReady` is told when a panel could say more than before. */
  constructor(private readonly onReady: () => void) {}

  /** Where it stands; the first question and one with another discount begin it. */
  ask({ environment, discount, preprocessing }: DiagnosticAccess): OptimalState {
    if (discount === this.#discount) return this.#state
    this.end()
    this.#discount = discount
    this.#abort = new AbortController()
    const reason = valueIterationProblem(environment)
    this.#state = reason ? { kind: 'impossible', reason } : { kind: 'computing' }
    if (!reason) {
      void this.#compute(environment!, {
        discount,
        transformReward: (reward) => transformReward(preprocessing, reward),
        signal: this.#abort.signal,
      })
    }
    return this.#state
  }

  end(): void {
    this.#abort.abort()
    this.values = undefined
  }

  async #compute(...[environment, options]: Parameters<typeof computeOptimalValues>): Promise<void> {
    try {
      const values = await computeOptimalValues(environment, options)
      if (options.signal?.aborted) return
      this.values = values
      this.#state = { kind: 'ready' }
    } catch (error) {
      if (options.signal?.aborted) return
      this.#state = { kind: 'impossible', reason: messageOf(error) }
    }
    this.onReady()
  }
}
