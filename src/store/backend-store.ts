import { create } from 'zustand'
import type { BackendChoice } from '../core/engine/backends'

interface BackendState {
  readonly choice: BackendChoice | null
  /** Why there is none. */
  readonly failure: string | null
  /** Those that failed while they trained. */
  readonly failed: BackendChoice['rejected']
}

export const useBackend = create<BackendState>(() => ({ choice: null, failure: null, failed: [] }))
