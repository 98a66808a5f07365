import type { Values } from '../../core/schema/field'
import type { RunConfiguration } from '../../core/training/configuration'
import type { Intervention } from '../../worker/protocol'
import { onFocusedRun } from '../runs/experiments-store'
import { useSettings } from '../settings/settings-store'
import { useLesson } from './lesson-store'

/** The values that the replayed settings had before the first of them was moved. */
let before: Partial<Record<'hyperparameters' | 'runSettings', Values>> | null = null

/** Slider changes of the link that a run of this configuration repeats; none with another algorithm. */
export function replayOf({ algorithm }: RunConfiguration): readonly Intervention[] {
  const { replay } = useLesson.getState()
  return replay?.algorithmId === algorithm.id ? replay.interventions : []
}

/** A run that begins anew begins with the sliders where they were before any was moved. */
export function rewindReplay(): void {
  if (before)
    useSettings.setState(({ hyperparameters, runSettings }) => ({
      hyperparameters: { ...hyperparameters, ...before?.hyperparameters },
      runSettings: { ...runSettings, ...before?.runSettings },
    }))
  before = null
}

/** The worker makes the changes at their steps; the sliders follow. */
onFocusedRun((now, earlier) => {
  const { replay } = useLesson.getState()
  if (!replay || now.id !== earlier.id) return
  const [from, to] = [earlier.progress?.step ?? 0, now.progress?.step ?? 0]
  for (const { step, values } of replay.interventions) if (step > from && step <= to) move(values)
})

function move(values: Values): void {
  const settings = useSettings.getState()
  for (const group of ['hyperparameters', 'runSettings'] as const) {
    const own = Object.entries(values).filter(([name]) => name in settings[group])
    if (own.length === 0) continue
    const start = Object.fromEntries(own.map(([name]) => [name, settings[group][name]!]))
    before = { ...before, [group]: { ...start, ...before?.[group] } }
    useSettings.setState({ [group]: { ...settings[group], ...Object.fromEntries(own) } })
  }
}
