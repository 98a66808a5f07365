import type { Place } from '../../core/lessons/places'
import { placeOfLesson, useLesson } from '../../store/lesson/lesson-store'
import { useScenario } from '../../store/scenario/scenario-store'

/** For whatever the text of a scenario or of a lesson may point at: marks it while it does. */
export function usePlace(id: Place) {
  const byScenario = useScenario((state) => state.highlighted === id)
  const byLesson = useLesson((state) => placeOfLesson(state) === id)
  return { 'data-place': id, 'data-highlighted': byScenario ? 'scenario' : byLesson ? 'lesson' : undefined }
}

export function highlight(id: string | null): void {
  useScenario.setState({ highlighted: id })
}

export function elementAt(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`)
}

/** Brings a place into view; one that is higher than the window begins at its top. */
export function goTo(id: string): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const place = elementAt(id)
  if (!place) return
  const high = place.offsetHeight > window.innerHeight / 2
  // What stays in the window is not to drag the page along.
  const block = place.closest('header, footer') ? 'nearest' : high ? 'start' : 'center'
  place.scrollIntoView({ block, behavior: still ? 'auto' : 'smooth' })
}
