import { use, useEffect, useState } from 'react'
import { useExperiments } from '../../store/runs/experiments-store'
import { drawSoon } from './drawing-queue'
import { InView, useEverything } from './in-view'

type RunsState = ReturnType<typeof useExperiments.getState>

/** Charts redraw at most this often while training. */
const REDRAW_EVERY_MS = 500

/**
 * A counter of what the runs have measured, passed on at a pace that drawing can keep, while it is in view; the last value
 * comes too. `first`: before everything else, whatever it costs.
 */
export function usePacedVersion(select: (state: RunsState) => string, seen = true, first = false): string {
  const everything = useEverything((state) => state.wanted)
  const inView = (use(InView) && seen) || everything
  const keyOf = (state: RunsState) => `${state.focus}:${select(state)}`
  const [key, setKey] = useState(() => keyOf(useExperiments.getState()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selector is the same function of the state in every render.
  useEffect(() => {
    if (!inView) return undefined
    let lastDrawn = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    let forget: (() => void) | undefined
    const draw = () => {
      lastDrawn = performance.now()
      setKey(keyOf(useExperiments.getState()))
    }
    const plan = () => {
      clearTimeout(timer)
      const delay = Math.max(0, REDRAW_EVERY_MS - (performance.now() - lastDrawn))
      timer = setTimeout(() => {
        forget = drawSoon(draw, draw, first)
      }, delay)
    }
    plan()
    const unsubscribe = useExperiments.subscribe((state, before) => {
      if (keyOf(state) !== keyOf(before)) plan()
    })
    return () => {
      clearTimeout(timer)
      forget?.()
      unsubscribe()
    }
  }, [inView])
  return key
}
