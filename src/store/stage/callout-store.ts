import { create } from 'zustand'

interface Shown {
  readonly number: number
  readonly says: string
}

/** The numbered place on the charts that is told about just now. */
export const useCallouts = create<{ readonly shown: Shown | null }>(() => ({ shown: null }))

export function showCallout(shown: Shown | null): void {
  useCallouts.setState({ shown })
}
