import { useEffect, useRef, useState } from 'react'
import { shallow } from 'zustand/shallow'
import { drawSoon } from './drawing-queue'

/**
 * What is to be drawn, as it was given when its turn came; null until the first one. Given is the same while its values
 * are. `urgent`: whether what was drawn before must not stay, whatever it costs.
 */
export function useTurn<Given extends object>(given: Given, urgent: (drawn: Given) => boolean): Given | null {
  const wanted = useRef<Given | null>(null)
  const forget = useRef<() => void>(undefined)
  const [drawn, setDrawn] = useState<Given | null>(null)
  useEffect(() => {
    if (wanted.current && shallow(wanted.current, given)) return
    wanted.current = given
    forget.current = drawSoon(wanted, () => setDrawn(given), drawn === null || urgent(drawn))
  })
  useEffect(
    () => () => {
      forget.current?.()
      // Where it comes back, as in strict mode, its turn was taken back and has to be asked for anew.
      wanted.current = null
    },
    [],
  )
  return drawn
}
