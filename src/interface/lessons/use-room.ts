import { type RefObject, useEffect } from 'react'

const NARROW = '(max-width: 760px)'
/** A phone held across, in which the card stands at the right from top to bottom. */
const ACROSS = '(min-width: 560px) and (max-width: 1099px) and (max-height: 540px)'

/** Tells the styles how much of the window the card covers, so that what it speaks of scrolls clear of it. */
export function useRoom(card: RefObject<HTMLElement | null>, side: 'left' | 'right'): void {
  useEffect(() => {
    const { style } = document.documentElement
    const narrow = window.matchMedia(NARROW)
    const across = window.matchMedia(ACROSS)
    const measure = () => {
      const own = card.current?.offsetHeight ?? 0
      const width = card.current?.offsetWidth ?? 0
      const left = !narrow.matches && !across.matches && side === 'left'
      style.setProperty('--lesson-sheet', narrow.matches && !across.matches ? `${own}px` : '0px')
      style.setProperty('--lesson-across', across.matches ? `${width}px` : '0px')
      style.setProperty('--lesson-beside', left ? `${width}px` : '0px')
      style.setProperty('--lesson-aside', left ? `${own + 8}px` : '0px')
    }
    const observer = new ResizeObserver(measure)
    if (card.current) observer.observe(card.current)
    for (const query of [narrow, across]) query.addEventListener('change', measure)
    return () => {
      observer.disconnect()
      for (const query of [narrow, across]) query.removeEventListener('change', measure)
      for (const name of ['sheet', 'across', 'beside', 'aside']) style.removeProperty(`--lesson-${name}`)
    }
  }, [card, side])
}
