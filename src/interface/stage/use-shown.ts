import { useMemo } from 'react'
import type { PanelKind } from '../../core/looks/questions'
import { type Answered, useAnswersOf, useLookVersion } from '../../store/panels/panels-answers'
import { useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import { type TimeAxis, usePacedAxis } from '../charts/time-axis'
import { groupsOf, type RunGroup, visibleGroups } from '../runs/run-groups'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'

/** More beside each other would be too small to read. */
const MOST_COMPARED = 5

/** A run on the stage, with the seed whose networks are looked at. */
export interface Compared extends RunGroup {
  readonly lead: Run
}

/** The runs that are compared, in the order of the list: live ones, or recorded ones where none is live. */
export function useCompared(): readonly Compared[] {
  const experiments = useExperiments((state) => state.experiments)
  const focus = useExperiments((state) => state.focus)
  // The runs change twenty times a second; who they are does not.
  const key = useExperiments(({ runs }) =>
    runs.map(({ id, hosted, evaluationsVersion }) => `${id}.${hosted}.${evaluationsVersion > 0}`).join(),
  )
  const language = useShownLanguage((state) => state.language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the runs; labels follow the language.
  return useMemo(() => comparedRuns(), [experiments, focus, key, language])
}

export function comparedRuns(): readonly Compared[] {
  return allCompared().slice(0, MOST_COMPARED)
}

/** Of more than can be compared, how many there are; undefined where all are shown. */
export function useCrowd(): number | undefined {
  useCompared()
  const all = allCompared().length
  return all > MOST_COMPARED ? all : undefined
}

function allCompared(): readonly Compared[] {
  const { experiments, runs, focus } = useExperiments.getState()
  const shown = visibleGroups(groupsOf(experiments, runs, focus))
  const live = shown.some(({ experiment }) => experiment.origin.kind !== 'recorded')
  const seed = runs.find(({ id }) => id === focus)?.seed
  return shown
    .filter(({ experiment, focused }) => focused || !live || experiment.origin.kind !== 'recorded')
    .flatMap((group) => {
      const lead = group.runs.find((run) => run.seed === seed) ?? group.runs[0]
      return lead ? [{ ...group, lead }] : []
    })
    .sort((a, b) => a.experiment.id - b.experiment.id)
}

/** What pictures of networks and what is sampled are of: one seed of each run, where there are several. Undefined for one. */
export function useOneOfSeeds(compared: readonly Compared[]): string | undefined {
  const { stage: words } = useText()
  const several = compared.find(({ runs }) => runs.length > 1)
  return several && words.oneSeed(several.lead.seed, several.runs.length)
}

/** What each compared run answers, at the step that the stage shows. */
export function useShownAnswers<Kind extends PanelKind>(
  kind: Kind,
): readonly (Compared & { readonly answered: Answered<Kind> | undefined })[] {
  const compared = useCompared()
  const answers = useAnswersOf(
    kind,
    compared.map(({ lead }) => lead.id),
  )
  return compared.map((one, i) => ({ ...one, answered: answers[i] }))
}

/** The axis of the run in focus, and a version that changes when there is more to draw over time. */
export function useLinesVersion(): { readonly axis: TimeAxis; readonly version: string } {
  const looks = useLookVersion()
  const { axis, version } = usePacedAxis((run) => run.evaluationsVersion)
  const total = useFocusedRun((state) => state.progress?.totalSteps ?? 0)
  return { axis, version: `${version} ${looks} ${total}` }
}
