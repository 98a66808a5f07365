import { create } from 'zustand'

/** A run of an earlier visit that can go on. */
export interface StoredRun {
  readonly id: string
  /** The run's name and its world. */
  readonly label: string
  readonly savedAt: number
  readonly step: number
  readonly totalSteps: number
}

interface StorageState {
  /** The newest first. */
  readonly offered: readonly StoredRun[]
  /** Bytes in use and bytes there are, of everything that this page stores; null while unknown. */
  readonly usage: { readonly used: number; readonly quota: number } | null
  /** Why nothing is stored any more. */
  readonly refused: 'blocked' | 'full' | null
  /** When the run in focus was last kept. */
  readonly savedAt: number | null
  readonly open: boolean
}

export const useStorage = create<StorageState>(() => ({
  offered: [],
  usage: null,
  refused: null,
  savedAt: null,
  open: false,
}))

export function openStorage(open: boolean): void {
  useStorage.setState({ open })
}
