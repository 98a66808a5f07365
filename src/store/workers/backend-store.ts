import { create } from 'zustand'
import type { BackendChoice } from '../../core/engine/backends'
import type { Said } from '../../core/said/said'

interface BackendState {
  readonly choice: BackendChoice | null
  /** Why there is none. */
  readonly failure: Said | null
  /** Those that failed while they trained. */
  readonly failed: BackendChoice['rejected']
}

export const useBackend = create<BackendState>(() => ({ choice: null, failure: null, failed: [] }))
