import type { Scenario } from '../../core/scenarios/scenario'
import { addPanel, boardKey, type PanelId, panelIds } from '../../store/panels/panels-store'
import { useSettings } from '../../store/settings/settings-store'
import { showCallout } from '../../store/stage/callout-store'
import { elementAt, goTo } from './use-place'

/** Leads to what a sentence of the scenario is about: its number on a picture where it has happened, else the place. */
export function showWatched({ watch }: Scenario, index: number, language: 'en' | 'zh'): void {
  const { text, panel } = watch[index]!
  showCallout({ number: index + 1, says: text[language] })
  const callout = document.querySelector<HTMLElement>(`[data-callout="${index + 1}"]`)
  if (callout) {
    callout.focus({ preventScroll: true })
    // Where time was turned back to before it: on to when it happens.
    if (callout.dataset.ahead !== undefined) callout.click()
    callout.scrollIntoView({ block: 'center' })
    return
  }
  if (panel === undefined) return
  // A panel that was taken away comes back, unless a picture of it stands on the stage.
  const taken = panelIds.find((id): id is PanelId => id === panel)
  if (taken && !elementAt(panel)) addPanel(boardKey(useSettings.getState().algorithmId), taken)
  requestAnimationFrame(() => {
    goTo(panel)
    const place = elementAt(panel)
    if (!place) return
    if (place.tabIndex < 0) place.tabIndex = -1
    place.focus({ preventScroll: true })
  })
}
