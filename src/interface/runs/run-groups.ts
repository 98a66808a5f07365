import { useMemo } from 'react'
import type { Experiment } from '../../store/runs/experiment'
import { useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import { useScenario } from '../../store/scenario/scenario-store'
import { findAlgorithm } from '../../store/settings/catalogue-store'
import { algorithmLook, type Look, variedLook } from '../palette'
import { useShownLanguage } from '../text/language'

/** A run as the panels show it: its seeds, its name, its colour. */
export interface RunGroup {
  readonly experiment: Experiment
  readonly label: string
  /** Without what the place says anyway, such as that it is recorded. */
  readonly short: string
  readonly look: Look
  /** Of a run that goes on from another one: that one, and up to which step the history is its. */
  readonly inherited?: { readonly until: number; readonly label: string; readonly look: Look }
  /** Those that have something to show, or are in focus. */
  readonly runs: readonly Run[]
  /** Whether the run in focus is one of its seeds. */
  readonly focused: boolean
}

/** All runs, with the names and colours under which they appear everywhere; the order is that of the list. */
export function groupsOf(experiments: readonly Experiment[], runs: readonly Run[], focus: number): RunGroup[] {
  const labels = experiments.map((experiment) => experiment.name ?? labelOf(experiment))
  const taken = experiments.map(({ configuration }) => algorithmLook(configuration.algorithm.id).colour)
  const plain = experiments.map((experiment, index) => {
    const algorithmId = experiment.configuration.algorithm.id
    const before = experiments.slice(0, index)
    const namesakes = before.filter((_, other) => labels[other] === labels[index]).length
    const doubled = labels.filter((label) => label === labels[index]).length > 1
    const sameAlgorithm = experiments.filter((other) => other.configuration.algorithm.id === algorithmId)
    const sameLook = [...new Set(sameAlgorithm.map(lookKey))].indexOf(lookKey(experiment))
    const own = runs.filter((run) => run.experimentId === experiment.id)
    const label = doubled ? `${labels[index]} (${namesakes + 1})` : labels[index]!
    return {
      experiment,
      label,
      short: experiment.name ?? methodLabel(experiment) ?? label,
      look: variedLook(algorithmLook(algorithmId), sameLook, taken),
      runs: own.filter(({ id, evaluationsVersion }) => id === focus || evaluationsVersion > 0),
      focused: own.some(({ id }) => id === focus),
    }
  })
  return plain.map((group) => {
    const { origin } = group.experiment
    const parent = origin.kind === 'fork' ? plain.find(({ experiment }) => experiment.id === origin.parent) : undefined
    if (!parent || origin.kind !== 'fork') return group
    return { ...group, inherited: { until: origin.step, label: parent.label, look: parent.look } }
  })
}

/** The runs that panels overlay: the one in focus first, then all visible ones in the same world. */
export function visibleGroups(groups: readonly RunGroup[]): RunGroup[] {
  const own = groups.find(({ focused }) => focused)
  const world = own?.experiment.configuration.environment?.id
  const others = groups.filter(
    ({ focused, experiment, runs }) =>
      !focused && !experiment.hidden && runs.length > 0 && (!own || experiment.configuration.environment?.id === world),
  )
  return own ? [own, ...others] : others
}

/** At the pace that `version` sets. */
export function useVisibleGroups(version: string): readonly RunGroup[] {
  const language = useShownLanguage((state) => state.language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  return useMemo(() => {
    const { experiments, runs, focus } = useExperiments.getState()
    return visibleGroups(groupsOf(experiments, runs, focus))
  }, [version, language])
}

/** The colour under which the run in focus appears. */
export function useFocusLook(): Look {
  const of = useFocusedRun((state) => state.experimentId)
  const experiments = useExperiments((state) => state.experiments)
  return useMemo(
    () => groupsOf(experiments, [], 0).find(({ experiment }) => experiment.id === of)?.look ?? algorithmLook(''),
    [experiments, of],
  )
}

/** A method of a scenario looks the same whether it was recorded or is trained here. */
function lookKey({ id, origin }: Experiment): string {
  return origin.kind === 'scenario' || origin.kind === 'recorded' ? `${origin.scenario}.${origin.method}` : String(id)
}

/** Scenarios name their methods themselves. */
function labelOf(experiment: Experiment): string {
  const { id } = experiment.configuration.algorithm
  const method = methodLabel(experiment)
  if (method === undefined) return findAlgorithm(id)?.label ?? id
  return experiment.origin.kind === 'recorded' ? useShownLanguage.getState().text.scenario.recorded.run(method) : method
}

function methodLabel({ origin }: Experiment): string | undefined {
  if (origin.kind !== 'scenario' && origin.kind !== 'recorded') return undefined
  const scenario = useScenario.getState().open?.scenario
  const method = scenario?.id === origin.scenario && scenario.methods.find((each) => each.id === origin.method)
  return method ? method.label[useShownLanguage.getState().language] : undefined
}
