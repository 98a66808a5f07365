import { useMemo } from 'react'
import { useExperiments } from '../../store/runs/experiments-store'
import { type LiveRun, liveRuns } from '../../store/scenario/scenario-live'
import { useScenario } from '../../store/scenario/scenario-store'

export function useLiveRuns(): readonly LiveRun[] {
  const experiments = useExperiments((state) => state.experiments)
  const runs = useExperiments((state) => state.runs)
  const open = useScenario((state) => state.open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: which scenario is open decides whose runs these are.
  return useMemo(() => liveRuns({ experiments, runs }), [experiments, runs, open])
}
