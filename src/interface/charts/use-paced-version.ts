import { useEffect, useState } from 'react'
import { useRun } from '../../store/run-store'
import { drawSoon } from './drawing-queue'

type RunState = ReturnType<typeof useRun.getState>

/** Charts redraw at most this often while training. */
const REDRAW_EVERY_MS = 500

/** A counter of the run's series, passed on at a pace that drawing can keep; a new run and the last value come at once. */
export function usePacedVersion(select: (state: RunState) => string): string {
  const keyOf = (state: RunState) => `${state.runId}:${select(state)}`
  const [key, setKey] = useState(() => keyOf(useRun.getState()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selector is the same function of the state in every render.
  useEffect(() => {
    let lastDrawn = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    let forget: (() => void) | undefined
    const draw = () => {
      lastDrawn = performance.now()
      setKey(keyOf(useRun.getState()))
    }
    const plan = () => {
      clearTimeout(timer)
      const delay = Math.max(0, REDRAW_EVERY_MS - (performance.now() - lastDrawn))
      timer = setTimeout(() => {
        forget?.()
        forget = drawSoon(draw)
      }, delay)
    }
    plan()
    const unsubscribe = useRun.subscribe((state, before) => {
      if (keyOf(state) !== keyOf(before)) plan()
    })
    return () => {
      clearTimeout(timer)
      forget?.()
      unsubscribe()
    }
  }, [])
  return key
}
