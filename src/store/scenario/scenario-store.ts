import { create } from 'zustand'
import { scenarioOfLesson } from '../../core/lessons/lesson-ids'
import type { Recording } from '../../core/scenarios/recording'
import type { Scenario } from '../../core/scenarios/scenario'
import type { Moved } from '../../core/scenarios/scenario-configuration'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import { wantedLesson } from '../lesson/lesson-store'

export type ScenarioId = (typeof scenarioIds)[number]

/** A scenario with the runs that `lab scenario` made of it. */
export interface OpenScenario {
  readonly scenario: Scenario
  readonly recording: Recording
}

interface ScenarioState {
  /** null: free play. */
  readonly id: ScenarioId | null
  /** null while its files are on their way. */
  readonly open: OpenScenario | null
  /** What the person has moved on its sliders; live runs that begin now begin with it. */
  readonly moved: Moved
  /** Whether its recorded runs are drawn. */
  readonly recordedShown: boolean
  /** Which of the recorded moments the view of the world plays; null: one after the other. */
  readonly moment: number | null
  /** The place on the page that the text is about just now. */
  readonly highlighted: string | null
}

export const useScenario = create<ScenarioState>(() => ({
  id: null,
  open: null,
  moved: {},
  recordedShown: true,
  moment: null,
  highlighted: null,
}))

/** `?lesson=ID` opens that lesson's scenario, `?scenario=ID` that one, `?free` none; else the page opens on the first. */
export function wantedScenario(search: string): { readonly id: ScenarioId | null; readonly unknown: string | null } {
  const parameters = new URLSearchParams(search)
  const { id: lesson } = wantedLesson(search)
  if (lesson) return { id: scenarioOfLesson(lesson), unknown: null }
  const asked = parameters.get('scenario')
  const known = scenarioIds.find((id) => id === asked)
  if (known) return { id: known, unknown: null }
  return { id: parameters.has('free') ? null : scenarioIds[0], unknown: asked }
}
