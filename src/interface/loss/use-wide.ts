import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 1000px)'

/** Whether two files fit beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(WIDE).matches,
  )
}
