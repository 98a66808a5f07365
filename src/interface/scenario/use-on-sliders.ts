import { useMemo } from 'react'
import type { Slider } from '../../core/scenarios/scenario'
import { useScenario } from '../../store/scenario/scenario-store'
import { useScenarioInFocus } from './use-live-action'

/** Settings that stand in sight as the scenario's own sliders, and so nowhere else; none where it is not in focus. */
export function useOnSliders(of: Slider['of']): ReadonlySet<string> {
  const inFocus = useScenarioInFocus()
  const sliders = useScenario((state) => state.open?.scenario.sliders)
  return useMemo(
    () => new Set(inFocus ? sliders?.filter((slider) => slider.of === of).map(({ name }) => name) : []),
    [inFocus, sliders, of],
  )
}
