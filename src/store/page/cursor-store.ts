import { create } from 'zustand'

/** The step under the pointer, shared by every time axis; null when there is none. */
export const useCursor = create<{ readonly step: number | null }>(() => ({ step: null }))

export function moveCursor(step: number | null): void {
  if (useCursor.getState().step !== step) useCursor.setState({ step })
}
