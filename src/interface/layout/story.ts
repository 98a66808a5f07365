import { mean } from '../../core/statistics/moments'
import { useDataset } from '../../store/datasets/dataset-store'
import { type focusedRun, useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { useTaskFamily } from '../../store/settings/task-family'
import type { Evaluation } from '../../worker/protocol'
import type { Text } from '../text/text'
import { useDeclared, useText } from '../text/use-text'

/** Two sentences on what is happening, for people who have just come in. */
export function useStory(): string {
  const text = useText()
  const declared = useDeclared()
  const run = useFocusedRun()
  const algorithmId = useSettings((state) => state.algorithmId)
  const withoutWorld = useSettings((state) => state.environmentId === null)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId)?.label ?? '')
  const dataset = useDataset((state) => state.current?.summary)
  const seeds = useExperiments(
    ({ runs }) => runs.filter(({ experimentId }) => experimentId === run.experimentId).length,
  )
  const family = useTaskFamily()
  const named = declared.name(algorithm)
  const why = run.failure ? declared.say(run.failure) : ''
  if (family) return tellOfTasks(text, { run, why, algorithm: named, family: declared.placeLabel(family) })
  const learntFrom = dataset && { ...dataset, name: declared.name(dataset.name) }
  return tell(text, { run, why, seeds, algorithm: named, withoutWorld, dataset: learntFrom })
}

interface Situation {
  /** Of the run in focus. */
  readonly seeds: number
  readonly run: ReturnType<typeof focusedRun>
  /** It has stopped, where it has. */
  readonly why: string
  readonly algorithm: string
  readonly withoutWorld: boolean
  readonly dataset: { readonly name: string; readonly meanReturn: number } | undefined
}

function tell({ story }: Text, { run, why, seeds, algorithm, withoutWorld, dataset }: Situation): string {
  const { status, progress, series } = run
  if (status === 'failed') return story.failed(why)
  if (!progress || !dataset || status === 'preparing') return story.starting
  const latest = series.evaluations.at(-1)
  const standing = latest && progress.step > 0 ? ` ${story.nowAt(latest.mean, dataset.meanReturn)}` : ''
  switch (status) {
    case 'ready':
      if (withoutWorld) return story.readyWithoutWorld(algorithm, dataset.name)
      if (progress.borderStep === 0) return story.onlineOnly(algorithm)
      return story.offlineReady(algorithm, progress.borderStep, dataset.name)
    case 'paused':
      return story.paused(progress.step) + standing
    case 'finished': {
      const atSwitch = series.evaluations.findLast(({ step }) => step <= progress.borderStep)
      return latest && atSwitch
        ? story.finished(algorithm, atSwitch.mean, latest.mean) + (seeds === 1 ? ` ${story.oneSeed}` : '')
        : story.finishedOffline(algorithm)
    }
    case 'waiting':
    case 'ended':
    case 'recorded':
      return story.paused(progress.step) + standing
    case 'training':
      return (
        (progress.phase === 'offline'
          ? story.offline(algorithm, roundDown(progress.borderStep - progress.step))
          : story.online(algorithm, roundDown(progress.environmentSteps))) + standing
      )
  }
}

function tellOfTasks(
  { story }: Text,
  { run, why, algorithm, family }: Pick<Situation, 'run' | 'why' | 'algorithm'> & { readonly family: string },
): string {
  const { status, progress, series } = run
  if (status === 'failed') return story.failed(why)
  if (!progress || status === 'preparing') return story.starting
  if (status === 'ready') return story.metaReady(algorithm, family)
  const adaptation = progress.step > 0 ? adaptationOf(series.evaluations.at(-1)) : undefined
  const standing = adaptation ? ` ${story.adapted(adaptation[0]!, adaptation.at(-1)!, adaptation.length)}` : ''
  if (status === 'paused') return story.paused(progress.step) + standing
  if (status === 'finished') return story.metaFinished(algorithm) + standing
  return story.meta(algorithm, roundDown(progress.environmentSteps)) + standing
}

/** Mean over the tasks of each episode of adaptation. */
function adaptationOf(evaluation: Evaluation | undefined): number[] | undefined {
  return evaluation?.adaptation?.map(mean)
}

/** A sentence that changes twenty times a second cannot be read. */
function roundDown(count: number): number {
  return count >= 100 ? Math.floor(count / 100) * 100 : count
}
