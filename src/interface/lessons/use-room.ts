import { type RefObject, useEffect } from 'react'

const NARROW = '(max-width: 760px)'

/** Tells the styles how much of the window the card covers, so that what it speaks of scrolls clear of it. */
export function useRoom(card: RefObject<HTMLElement | null>, side: 'left' | 'right'): void {
  useEffect(() => {
    const { style } = document.documentElement
    const narrow = window.matchMedia(NARROW)
    const measure = () => {
      const own = card.current?.offsetHeight ?? 0
      style.setProperty('--lesson-sheet', narrow.matches ? `${own}px` : '0px')
      const beside = !narrow.matches && side === 'left' ? (card.current?.offsetWidth ?? 0) : 0
      style.setProperty('--lesson-beside', `${beside}px`)
      style.setProperty('--lesson-aside', !narrow.matches && side === 'left' ? `${own + 8}px` : '0px')
    }
    const observer = new ResizeObserver(measure)
    if (card.current) observer.observe(card.current)
    narrow.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      narrow.removeEventListener('change', measure)
      for (const name of ['--lesson-sheet', '--lesson-beside', '--lesson-aside']) style.removeProperty(name)
    }
  }, [card, side])
}
