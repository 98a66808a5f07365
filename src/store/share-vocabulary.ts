import { scenarioIds } from '../core/scenarios/scenario-ids'
import type { Vocabulary } from '../core/sharing/vocabulary'
import { useCatalogue } from './catalogue-store'
import { panelIds } from './panels-store'
import type { LanguageChoice } from './preferences-store'

const LANGUAGES: readonly LanguageChoice[] = ['en', 'zh', 'system']

/** What a link or a file may name. */
export function pageVocabulary(): Vocabulary {
  const { algorithms } = useCatalogue.getState()
  return { algorithms, panels: panelIds, languages: LANGUAGES, scenarios: scenarioIds }
}
