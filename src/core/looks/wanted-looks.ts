import type { PictureId } from '../scenarios/pictures'
import { usualPictures } from '../scenarios/pictures'
import type { Scenario } from '../scenarios/scenario'
import { questionOf } from './picture-questions'
import type { PanelKind } from './questions'
import { usualQuestions } from './usual-questions'

/** Which answers a recording has to hold. */
export interface WantedLooks {
  /** Whole, for the pictures of a state and the panels that the scenario names. */
  readonly pictured: readonly PanelKind[]
  /** Their numbers alone, for lines over time. */
  readonly measured: readonly PanelKind[]
}

/** Drawn from numbers over time alone; the others draw a whole answer. */
const LINES: readonly PictureId[] = ['promises', 'disagreement', 'narrowing', 'metaAdaptation']

type Shown = Pick<Scenario, 'pictures' | 'panels' | 'methods'>

/** What the pictures of a scenario are drawn from, and the panels that it names. */
export function wantedLooks(scenario: Shown): WantedLooks {
  const named = scenario.panels.filter((id): id is PanelKind => Object.hasOwn(usualQuestions, id))
  return {
    pictured: [...new Set([...kindsOfPictures(scenario), ...named])],
    measured: [...new Set(picturesOf(scenario).flatMap((id) => questionOf(id) ?? []))],
  }
}

/** Of what a state's picture on the stage is drawn: the last to be left out where a recording would become too large. */
export function kindsOfPictures(scenario: Shown): PanelKind[] {
  return picturesOf(scenario)
    .filter((id) => !LINES.includes(id))
    .flatMap((id) => questionOf(id) ?? [])
}

function picturesOf({ pictures, methods }: Shown): readonly PictureId[] {
  return pictures ?? usualPictures(methods[0]!.algorithm)
}
