import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Tells the styles, as `variable`, how much of the window an element covers that stays in it; 0 while it scrolls along. */
export function useCoveredHeight(variable: '--header' | '--foot' | '--bar'): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const observed = element.current!
    const observer = new ResizeObserver(() => {
      const covers = ['sticky', 'fixed'].includes(getComputedStyle(observed).position)
      document.documentElement.style.setProperty(variable, `${covers ? observed.offsetHeight : 0}px`)
    })
    observer.observe(observed)
    return () => observer.disconnect()
  }, [variable])
  return element
}
