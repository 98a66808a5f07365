import { create } from 'zustand'
import type { BackendChoice } from '../../core/engine/backends'
import type { Message } from '../../core/messages/message'
import type { StartedBackend } from '../../worker/protocol'

interface BackendState {
  readonly choice: StartedBackend | null
  /** Why there is none. */
  readonly failure: Message | null
  /** Those that failed while they trained. */
  readonly failed: BackendChoice['rejected']
}

export const useBackend = create<BackendState>(() => ({ choice: null, failure: null, failed: [] }))
