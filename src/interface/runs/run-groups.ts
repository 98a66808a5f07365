import { useMemo } from 'react'
import type { Member } from '../../store/runs/member'
import type { Run } from '../../store/runs/run'
import { useRun } from '../../store/runs/run-store'
import { useRuns } from '../../store/runs/runs-store'
import { useScenario } from '../../store/scenario/scenario-store'
import { findAlgorithm } from '../../store/settings/catalogue-store'
import { algorithmLook, type Look, variedLook } from '../palette'
import { useShownLanguage } from '../text/language'

/** A run as the panels show it: its seeds, its name, its colour. */
export interface RunGroup {
  readonly run: Run
  readonly label: string
  readonly look: Look
  /** Those that have something to show, or are in focus. */
  readonly members: readonly Member[]
  /** Whether the run in focus is one of its seeds. */
  readonly focused: boolean
}

/** All runs, with the names and colours under which they appear everywhere; the order is that of the list. */
export function groupsOf(runs: readonly Run[], members: readonly Member[], focus: number): RunGroup[] {
  const labels = runs.map((run) => run.name ?? labelOf(run))
  const taken = runs.map(({ configuration }) => algorithmLook(configuration.algorithm.id).colour)
  return runs.map((run, index) => {
    const algorithmId = run.configuration.algorithm.id
    const before = runs.slice(0, index)
    const namesakes = before.filter((_, other) => labels[other] === labels[index]).length
    const doubled = labels.filter((label) => label === labels[index]).length > 1
    const sameAlgorithm = runs.filter((other) => other.configuration.algorithm.id === algorithmId)
    const sameLook = [...new Set(sameAlgorithm.map(lookKey))].indexOf(lookKey(run))
    const own = members.filter((member) => member.of === run.id)
    return {
      run,
      label: doubled ? `${labels[index]} (${namesakes + 1})` : labels[index]!,
      look: variedLook(algorithmLook(algorithmId), sameLook, taken),
      members: own.filter(({ runId, evaluationsVersion }) => runId === focus || evaluationsVersion > 0),
      focused: own.some(({ runId }) => runId === focus),
    }
  })
}

/** The runs that panels overlay: the one in focus first, then all visible ones in the same world. */
export function visibleGroups(groups: readonly RunGroup[]): RunGroup[] {
  const own = groups.find(({ focused }) => focused)
  const world = own?.run.configuration.environment?.id
  const others = groups.filter(
    ({ focused, run, members }) =>
      !focused && !run.hidden && members.length > 0 && (!own || run.configuration.environment?.id === world),
  )
  return own ? [own, ...others] : others
}

/** At the pace that `version` sets. */
export function useVisibleGroups(version: string): readonly RunGroup[] {
  const language = useShownLanguage((state) => state.language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  return useMemo(() => {
    const { runs, members, focus } = useRuns.getState()
    return visibleGroups(groupsOf(runs, members, focus))
  }, [version, language])
}

/** The colour under which the run in focus appears. */
export function useFocusLook(): Look {
  const of = useRun((state) => state.of)
  const runs = useRuns((state) => state.runs)
  return useMemo(() => groupsOf(runs, [], 0).find(({ run }) => run.id === of)?.look ?? algorithmLook(''), [runs, of])
}

/** A method of a scenario looks the same whether it was recorded or is trained here. */
function lookKey({ id, origin }: Run): string {
  return origin.kind === 'scenario' || origin.kind === 'recorded' ? `${origin.scenario}.${origin.method}` : String(id)
}

/** Scenarios name their methods themselves. */
function labelOf({ configuration, origin }: Run): string {
  const { id } = configuration.algorithm
  if (origin.kind === 'scenario' || origin.kind === 'recorded') {
    const scenario = useScenario.getState().open?.scenario
    const { language, text } = useShownLanguage.getState()
    const method = scenario?.id === origin.scenario && scenario.methods.find((each) => each.id === origin.method)
    if (method) {
      return origin.kind === 'recorded' ? text.scenario.recorded.run(method.label[language]) : method.label[language]
    }
  }
  return findAlgorithm(id)?.label ?? id
}
