import { createContext, type ReactNode } from 'react'

interface Place {
  /** What else could stand there. */
  readonly choice: ReactNode
  readonly enlarge: (title: string) => ReactNode
}

/** Of a panel that is one of the pictures of the stage: it fills its place and no more. */
export const StagePlace = createContext<Place | null>(null)
