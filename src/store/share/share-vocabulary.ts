import { scenarioIds } from '../../core/scenarios/scenario-ids'
import type { Vocabulary } from '../../core/sharing/vocabulary'
import type { LanguageChoice } from '../page/preferences-store'
import { panelIds } from '../panels/panels-store'
import { useCatalogue } from '../settings/catalogue-store'

const LANGUAGES: readonly LanguageChoice[] = ['en', 'zh', 'system']

/** What a link or a file may name. */
export function pageVocabulary(): Vocabulary {
  const { algorithms } = useCatalogue.getState()
  return { algorithms, panels: panelIds, languages: LANGUAGES, scenarios: scenarioIds }
}
