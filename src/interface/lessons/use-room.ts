import { type RefObject, useEffect } from 'react'
import { elementAt } from '../scenario/use-place'

const NARROW = '(max-width: 760px)'

/**
 * Tells the styles how much of the window the run bar and the timeline cover at its foot, and how much the card covers
 * then, so that what it speaks of scrolls clear of it.
 */
export function useRoom(card: RefObject<HTMLElement | null>, side: 'left' | 'right'): void {
  useEffect(() => {
    const { style } = document.documentElement
    const narrow = window.matchMedia(NARROW)
    const measure = () => {
      const foot = elementAt(narrow.matches ? 'runBar' : 'timeline')?.offsetHeight ?? 0
      const own = card.current?.offsetHeight ?? 0
      style.setProperty('--foot', `${foot}px`)
      style.setProperty('--lesson-sheet', narrow.matches ? `${own}px` : '0px')
      style.setProperty('--lesson-aside', !narrow.matches && side === 'left' ? `${own + 8}px` : '0px')
    }
    const observer = new ResizeObserver(measure)
    for (const element of [card.current, elementAt('runBar'), elementAt('timeline')])
      if (element) observer.observe(element)
    narrow.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      narrow.removeEventListener('change', measure)
      for (const name of ['--foot', '--lesson-sheet', '--lesson-aside']) style.removeProperty(name)
    }
  }, [card, side])
}
