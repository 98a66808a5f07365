import { create } from 'zustand'
import type { Operation } from '../../core/data/surgery/operation'
import type { Message } from '../../core/messages/message'
import type { DatasetSource } from '../../core/training/configuration'
import type { DatasetSummary } from '../../worker/dataset-protocol'

export interface LoadedDataset {
  readonly summary: DatasetSummary
  readonly source: DatasetSource
  /** Of a recipe: its built-in name. */
  readonly builtInId: string | null
  /** Of files: themselves, for choosing their columns again. */
  readonly files?: readonly File[]
  /** Of surgery: what it was done on, and what was done. */
  readonly surgery?: { readonly original: LoadedDataset; readonly operations: readonly Operation[] }
}

interface DatasetState {
  readonly current: LoadedDataset | null
  /** What is being read or made right now. */
  readonly loading: { readonly name: string; readonly fraction: number } | null
  /** Why the last file was refused; what was there before is still there. */
  readonly refusal: Message | null
}

export const useDataset = create<DatasetState>(() => ({ current: null, loading: null, refusal: null }))

export function receiveDatasetProgress(fraction: number): void {
  useDataset.setState(({ loading }) => ({ loading: loading && { ...loading, fraction } }))
}
