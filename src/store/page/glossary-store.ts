import { create } from 'zustand'

interface GlossaryState {
  readonly open: boolean
  /** What it was opened at: the id of a word, the key of a symbol, or null for the beginning. */
  readonly at: string | null
}

/** The page for somebody who knows SAC, and the words and symbols below it. */
export const useGlossary = create<GlossaryState>(() => ({ open: false, at: null }))

/** Under which a symbol stands there, as LaTeX. */
export function symbolKey(symbol: string): string {
  return `symbol:${symbol}`
}

export function openGlossary(at: string | null = null): void {
  useGlossary.setState({ open: true, at })
}

export function closeGlossary(): void {
  useGlossary.setState({ open: false, at: null })
}
