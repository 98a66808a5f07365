import { useExperiments } from '../../store/runs/experiments-store'
import { liveStatus } from '../../store/scenario/scenario-live'
import { useScenario } from '../../store/scenario/scenario-store'
import { useBackend } from '../../store/workers/backend-store'
import { useText } from '../text/use-text'
import { useLiveRuns } from './use-live-runs'

/** What the large button does with the scenario's live runs; it is not ready before there is something to train on. */
export function useLiveAction(): { readonly label: string; readonly ready: boolean } {
  const { live } = useText().scenario
  const ready = useBackend((state) => state.choice !== null)
  const status = liveStatus(useLiveRuns())
  const labels = { none: live.run, training: live.pause, paused: live.goOn, over: live.again }
  return { label: labels[status], ready }
}

/** Whether the buttons of the page are about the scenario's runs. */
export function useScenarioInFocus(): boolean {
  const open = useScenario((state) => state.open !== null)
  const kind = useExperiments(({ experiments, runs, focus }) => {
    const run = runs.find(({ id }) => id === focus)
    return experiments.find(({ id }) => id === run?.experimentId)?.origin.kind
  })
  return open && (kind === 'recorded' || kind === 'scenario')
}
