import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Tells the styles, as `variable`, how much of the window an element covers that stays in it; 0 while it scrolls along. */
export function useCoveredHeight(variable: '--header' | '--foot'): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const observed = element.current!
    const observer = new ResizeObserver(() => {
      const covers = getComputedStyle(observed).position === 'sticky'
      document.documentElement.style.setProperty(variable, `${covers ? observed.offsetHeight : 0}px`)
    })
    observer.observe(observed)
    return () => observer.disconnect()
  }, [variable])
  return element
}
