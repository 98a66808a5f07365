import { useMemo } from 'react'
import { useRuns } from '../../store/runs/runs-store'
import { type LiveMember, liveMembers } from '../../store/scenario/scenario-live'
import { useScenario } from '../../store/scenario/scenario-store'

export function useLiveMembers(): readonly LiveMember[] {
  const runs = useRuns((state) => state.runs)
  const members = useRuns((state) => state.members)
  const open = useScenario((state) => state.open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: which scenario is open decides whose runs these are.
  return useMemo(() => liveMembers({ runs, members }), [runs, members, open])
}
