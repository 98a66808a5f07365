import { create } from 'zustand'
import type { Ask } from '../../core/sharing/embed-protocol'

/** What a person agrees to or declines, each for itself: what comes in, and each thing that goes out. */
export type Subject = 'put' | 'runs' | 'figures'

interface ParentState {
  /** Of the page around this one, as the browser says it; null before that has said anything. */
  readonly origin: string | null
  /** What waits for the person's yes or no. */
  readonly questions: readonly Ask[]
  /** As the person decided, for as long as this page is open. */
  readonly decided: Readonly<Partial<Record<Subject, boolean>>>
  /** What is being answered just now. */
  readonly answering: readonly Subject[]
}

export const useParent = create<ParentState>(() => ({
  origin: null,
  questions: [],
  decided: {},
  answering: [],
}))
