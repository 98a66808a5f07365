import { create } from 'zustand'
import type { AlgorithmDescription } from '../../worker/protocol'

/** The algorithms that the worker offers; empty until it has answered. */
interface CatalogueState {
  readonly algorithms: readonly AlgorithmDescription[]
}

export const useCatalogue = create<CatalogueState>(() => ({ algorithms: [] }))

export function findAlgorithm(id: string): AlgorithmDescription | undefined {
  return useCatalogue.getState().algorithms.find((algorithm) => algorithm.id === id)
}
