import { useScenario } from '../../store/scenario-store'

/** For whatever the text of a scenario may point at: marks it while it does. */
export function usePlace(id: string) {
  const highlighted = useScenario((state) => state.highlighted === id)
  return { 'data-place': id, 'data-highlighted': highlighted || undefined }
}

export function highlight(id: string | null): void {
  useScenario.setState({ highlighted: id })
}

/** Brings a place into view. */
export function goTo(id: string): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const place = document.querySelector(`[data-place="${CSS.escape(id)}"]`)
  place?.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
}
