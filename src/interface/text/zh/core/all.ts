import { sharedFields, sharedMetrics, sharedTerms } from '../../../../core/algorithms/shared/zh'
import type { AlgorithmWords } from '../../../../core/algorithms/words'
import type { CoreWords } from '../../core-words'
import { run } from './fields-run'
import { worlds } from './fields-worlds'
import { phrases } from './phrases'
import { references } from './references'
import { places, policies, recipes } from './worlds'

/** Each algorithm's words stand in its folder. */
const algorithms = Object.values(
  import.meta.glob<AlgorithmWords>(['../../../../core/algorithms/*/zh.ts', '!**/shared/zh.ts'], {
    eager: true,
    import: 'zh',
  }),
)

function scoped<Words>(pick: (words: AlgorithmWords) => Words | undefined): { readonly [algorithm: string]: Words } {
  return Object.fromEntries(
    algorithms.flatMap((words) => {
      const picked = pick(words)
      return picked === undefined ? [] : [[words.algorithm, picked] as const]
    }),
  )
}

/** What core declares, in simplified Chinese. */
export const coreWords: CoreWords = {
  fields: { shared: sharedFields, run, ...scoped(({ fields }) => fields), ...worlds },
  metrics: { shared: sharedMetrics, ...scoped(({ metrics }) => metrics) },
  presets: scoped(({ presets }) => presets),
  algorithms: scoped(({ summary }) => ({ summary })),
  places,
  policies,
  recipes,
  phrases,
  references: Object.assign({}, references, ...algorithms.map((words) => words.references)),
  terms: { shared: sharedTerms, ...scoped(({ terms }) => terms) },
  symbols: scoped(({ symbols }) => symbols),
}
