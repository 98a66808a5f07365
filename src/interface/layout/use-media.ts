import { useSyncExternalStore } from 'react'

/** One column: a phone in either hand, and whatever window is as small; the style sheets have the same. */
export const ONE_COLUMN = '(max-width: 899px), (max-width: 1099px) and (max-height: 540px)'

/** Whether the window is as the media query has it, now and from now on. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
