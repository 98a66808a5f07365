import type { CoreWords } from '../../core-words'
import { algorithms, presets } from './algorithms'
import { fields } from './fields'
import { metrics } from './metrics'
import { phrases } from './phrases'
import { references } from './references'
import { places, policies, recipes } from './worlds'

/** What core declares, in simplified Chinese. */
export const coreWords: CoreWords = {
  fields,
  metrics,
  presets,
  algorithms,
  places,
  policies,
  recipes,
  phrases,
  references,
}
