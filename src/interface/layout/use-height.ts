import { type RefObject, useLayoutEffect, useRef } from 'react'

type Counts = (element: HTMLElement) => boolean

/** Tells the styles, as `variable`, how high an element is; 0 while it does not count. */
function useHeight<Measured extends HTMLElement>(variable: string, counts: Counts): RefObject<Measured | null> {
  const element = useRef<Measured>(null)
  useLayoutEffect(() => {
    const observed = element.current!
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty(variable, `${counts(observed) ? observed.offsetHeight : 0}px`)
    })
    observer.observe(observed)
    return () => observer.disconnect()
  }, [variable, counts])
  return element
}

const staysInView: Counts = (element) => ['sticky', 'fixed'].includes(getComputedStyle(element).position)
const always: Counts = () => true

/** How much of the window an element covers that stays in it; 0 while it scrolls along. */
export function useCoveredHeight(variable: '--header' | '--foot' | '--bar'): RefObject<HTMLElement | null> {
  return useHeight(variable, staysInView)
}

/** How far what is told above the stage moves it down, which is lower by as much. */
export function useToldHeight(): RefObject<HTMLDivElement | null> {
  return useHeight('--told', always)
}
