import { create } from 'zustand'

interface GlossaryState {
  readonly open: boolean
  /** The word that it was opened at: its id, or null for the beginning. */
  readonly at: string | null
}

/** The page for somebody who knows SAC, and the words and symbols below it. */
export const useGlossary = create<GlossaryState>(() => ({ open: false, at: null }))

export function openGlossary(at: string | null = null): void {
  useGlossary.setState({ open: true, at })
}

export function closeGlossary(): void {
  useGlossary.setState({ open: false, at: null })
}
