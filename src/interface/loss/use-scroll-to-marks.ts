import { type RefObject, useEffect } from 'react'

/** Pixels that stay in sight above the line. */
const ABOVE = 54

/** Scrolls a listing, and nothing around it, to its first marked line whenever `what` is marked changes. */
export function useScrollToMarks(listing: RefObject<HTMLElement | null>, what: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks are read from the page.
  useEffect(() => {
    const line = listing.current?.querySelector<HTMLElement>('[data-line][data-marked]')
    if (listing.current) listing.current.scrollTop = line ? placeIn(listing.current, line) - ABOVE : 0
  }, [listing, what])
}

function placeIn(listing: HTMLElement, line: HTMLElement): number {
  return line.getBoundingClientRect().top - listing.getBoundingClientRect().top + listing.scrollTop
}
