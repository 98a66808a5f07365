import type { LessonCondition } from '../../core/lessons/lesson'
import { useTermLinks } from '../page/term-links-store'
import { useQuestions } from '../panels/panels-questions'
import { arrangementOf, boardKey, usePanels } from '../panels/panels-store'
import { predictionFor, usePrediction } from '../prediction/prediction-store'
import { focusedExperiment, focusedRun, useExperiments } from '../runs/experiments-store'
import { type LiveRun, liveRuns } from '../scenario/scenario-live'
import { recordedValue } from '../scenario/scenario-sliders'
import { useScenario } from '../scenario/scenario-store'
import { useSettings } from '../settings/settings-store'

/** Whether it has been done; told by the page as it stands. */
export function isFulfilled(condition: LessonCondition): boolean {
  switch (condition.is) {
    case 'reached': {
      const live = liveWith(condition.changed).filter(({ method }) => method === (condition.method ?? method))
      return live.length > 0 && live.every((one) => hasReached(one, condition))
    }
    case 'focused': {
      const origin = focusedExperiment()?.origin
      return (origin?.kind === 'recorded' || origin?.kind === 'scenario') && origin.method === condition.method
    }
    case 'moved': {
      const value = sliderValue(condition.slider)
      if (value === undefined) return false
      return 'atLeast' in condition.to ? value >= condition.to.atLeast : value <= condition.to.atMost
    }
    case 'predicted': {
      const prediction = usePrediction.getState()
      return !prediction.drawing && predictionFor(prediction, focusedRun()) !== null
    }
    case 'panelOpen':
      return arrangementOf(usePanels.getState(), boardKey(useSettings.getState().algorithmId)).some(
        (id) => id === condition.panel,
      )
    case 'termChosen':
      return useTermLinks.getState().chosen === condition.term
    case 'contextTaken': {
      const { context } = useQuestions.getState().taskPosterior
      return context !== null && context.length > 0
    }
    case 'recordedShown':
      return useScenario.getState().recordedShown && liveRuns().length > 0
  }
}

/** Everything that a condition looks at. Returns the way out. */
export function watchConditions(changed: () => void): () => void {
  const stores = [useExperiments, useScenario, usePrediction, usePanels, useTermLinks, useQuestions]
  const endings = stores.map((store) => store.subscribe(changed))
  return () => {
    for (const end of endings) end()
  }
}

type Reached = Extract<LessonCondition, { is: 'reached' }>

function hasReached({ run: { progress } }: LiveRun, { at, beyond }: Reached): boolean {
  if (!progress) return false
  return at === 'end' ? progress.finished : progress.step >= progress.onlineStartStep + beyond
}

/** Live runs; with `changed` only those that began with this slider elsewhere than recorded, or had it moved since. */
function liveWith(changed: string | undefined): LiveRun[] {
  const live = liveRuns()
  const slider = changed === undefined ? undefined : sliderOf(changed)
  if (!slider) return changed === undefined ? live : []
  const recorded = recordedValue(slider)
  return live.filter(({ experiment }) => {
    const { environment, algorithm, settings } = experiment.configuration
    const group = { environment: environment?.parameters, hyperparameters: algorithm.hyperparameters, settings }
    const began = group[slider.of]?.[slider.name]
    const moved = experiment.changes.some(({ name, to }) => name === slider.name && to !== recorded)
    return (began !== undefined && began !== recorded) || moved
  })
}

function sliderOf(name: string) {
  return useScenario.getState().open?.scenario.sliders.find((slider) => slider.name === name)
}

function sliderValue(name: string): number | undefined {
  const slider = sliderOf(name)
  if (!slider) return undefined
  const moved = useScenario.getState().moved[slider.of]?.[slider.name]
  return typeof moved === 'number' ? moved : recordedValue(slider)
}
