import { create } from 'zustand'

/** What a term of the loss, a slider and a curve that belong together tell each other. */
interface TermLinks {
  /** Hyperparameters and metrics of the term that is pointed at, to be marked wherever they stand. */
  readonly sliders: readonly string[]
  readonly curves: readonly string[]
  /** The term that somebody has chosen last. */
  readonly chosen: string | null
  /** A hyperparameter that somebody wants to be taken to. */
  readonly wanted: string | null
}

export const useTermLinks = create<TermLinks>(() => ({ sliders: [], curves: [], chosen: null, wanted: null }))

export function markLinks(sliders: readonly string[], curves: readonly string[]): void {
  useTermLinks.setState({ sliders, curves })
}

export function noteTerm(chosen: string): void {
  useTermLinks.setState({ chosen })
}

export function goToSetting(name: string): void {
  useTermLinks.setState({ wanted: name })
}

export function arrivedAtSetting(): void {
  useTermLinks.setState({ wanted: null })
}
