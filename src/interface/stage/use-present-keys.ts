import { useEffect } from 'react'
import { showCallout, useCallouts } from '../../store/stage/callout-store'
import { enlarge, present, useStage } from '../../store/stage/stage-store'
import { isForThePage } from '../shortcuts/acts-on-keys'

/** While the stage is presented: a picture alone by its number, the next thing to watch by the space bar, Escape back. */
export function usePresentKeys(): void {
  const presenting = useStage((state) => state.presenting)
  useEffect(() => {
    if (!presenting) return undefined
    const press = (event: KeyboardEvent) => {
      const act = isForThePage(event) && actOf(event.key)
      if (!act) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    }
    // Before the keys of the page, which mean other things by the numbers.
    document.addEventListener('keydown', press, true)
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    return () => {
      document.removeEventListener('keydown', press, true)
      showCallout(null)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [presenting])
}

function actOf(key: string): (() => void) | undefined {
  const { enlarged } = useStage.getState()
  if (/^[1-4]$/.test(key)) return () => enlarge(enlarged === Number(key) - 1 ? null : Number(key) - 1)
  if (key === ' ') return nextCallout
  if (key === 'Escape') return () => (enlarged === null ? present(false) : enlarge(null))
  return undefined
}

/** In the order of their numbers; after the last none. */
function nextCallout(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-callout]')]
  const numbers = buttons.map((button) => Number(button.dataset.callout)).sort((a, b) => a - b)
  const next = numbers.find((number) => number > (useCallouts.getState().shown?.number ?? 0))
  if (next === undefined) showCallout(null)
  else buttons.find((button) => Number(button.dataset.callout) === next)?.click()
}
