import { useCallback } from 'react'
import { findAlgorithm, useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import type { Mark } from '../../worker/protocol'
import { useDeclared, useText } from './use-text'

/** What has happened to the run in focus at some step, in words. */
export function useEventWords(): (event: Mark) => string {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId))
  return useCallback(
    (event) => {
      const label = (id: string) => declared.name(findAlgorithm(id)?.label ?? id)
      switch (event.mark) {
        case 'online':
          return text.phases.online
        case 'change':
          return declared.change(algorithm, event)
        case 'switch':
          return `${label(event.from)} → ${label(event.to)}`
        case 'networks':
          return text.timeline.networks(event.format)
      }
    },
    [text, declared, algorithm],
  )
}
