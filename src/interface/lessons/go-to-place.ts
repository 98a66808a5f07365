import type { Place } from '../../core/lessons/places'
import { addPanel, boardKey, type PanelId, panelIds } from '../../store/panels/panels-store'
import { useSettings } from '../../store/settings/settings-store'
import { elementAt, goTo } from '../scenario/use-place'

const LOOK_AGAIN_MS = 200
const LOOKS = 15
/** A panel that was just put on the board grows while it loads. */
const GROWS_MS = 3000
/** Whoever acts is not pulled away. */
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const
const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, summary, [tabindex="0"]'

/** A panel that is not on the board comes back. */
export function bringPanel(place: Place): void {
  const panel = panelIds.find((id): id is PanelId => id === place)
  if (panel) addPanel(boardKey(useSettings.getState().algorithmId), panel)
}

/** Brings the place into view as soon as it is there, and again while it grows. Returns the way to stop. */
export function goToPlace(place: Place, arrived: (element: HTMLElement) => void): () => void {
  let looks = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new ResizeObserver(() => goTo(place))
  const stop = () => {
    clearTimeout(timer)
    observer.disconnect()
    for (const act of ACTS) window.removeEventListener(act, stop)
  }
  const look = () => {
    const element = elementAt(place)
    if (element) {
      arrived(element)
      // Tells the size that it has now, too.
      observer.observe(element)
      timer = setTimeout(stop, GROWS_MS)
    } else if (looks++ < LOOKS) timer = setTimeout(look, LOOK_AGAIN_MS)
  }
  look()
  for (const act of ACTS) window.addEventListener(act, stop, { passive: true })
  return stop
}

/** The keyboard goes on from there. */
export function focusPlace(place: Place): void {
  const element = elementAt(place)
  if (!element) return
  goTo(place)
  const first = element.querySelector<HTMLElement>(FOCUSABLE)
  if (!first) element.tabIndex = -1
  ;(first ?? element).focus({ preventScroll: true })
}
