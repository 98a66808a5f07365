import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Tells the styles how much of the window the header covers: in a narrow one it takes a second row. */
export function useHeaderHeight(): RefObject<HTMLElement | null> {
  const header = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = header.current!
    const observer = new ResizeObserver(() => {
      const covers = getComputedStyle(element).position === 'sticky'
      document.documentElement.style.setProperty('--header', `${covers ? element.offsetHeight : 0}px`)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return header
}
