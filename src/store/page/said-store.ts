import { create } from 'zustand'

/** What came of something that a person did, for those who do not see it; the same sentence again counts as another. */
export const useSaid = create<{ readonly sentence: string; readonly times: number }>(() => ({ sentence: '', times: 0 }))

export function say(sentence: string): void {
  useSaid.setState(({ times }) => ({ sentence, times: times + 1 }))
}
