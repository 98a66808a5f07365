import { createContext, type RefObject, useEffect, useState } from 'react'
import { create } from 'zustand'
import { whenDrawn } from './drawing-queue'

/** Whether what stands here can be seen; what cannot is not drawn again until it can. */
export const InView = createContext(true)

/** Charts are up to date a little before they are scrolled to. */
const MARGIN = '160px'

export function useInView(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)!.isIntersecting), {
      rootMargin: MARGIN,
    })
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return seen
}

/** Whether what is out of view is to be drawn too. */
export const useEverything = create(() => ({ wanted: false }))

/** For a file, which has all of a panel in it: what is out of view is brought up to date first. */
export async function withEverythingDrawn<Result>(work: () => Result): Promise<Result> {
  useEverything.setState({ wanted: true })
  try {
    await new Promise((resolve) => setTimeout(resolve, 50))
    await whenDrawn()
    return work()
  } finally {
    useEverything.setState({ wanted: false })
  }
}
