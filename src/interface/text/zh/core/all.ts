import { sharedFields, sharedMetrics, sharedTerms } from '../../../../core/algorithms/shared/zh'
import type { AlgorithmWords } from '../../../../core/algorithms/words'
import type { EnvironmentWords } from '../../../../core/environments/words'
import { sharedPolicies } from '../../../../core/environments/zh'
import type { CoreWords } from '../../core-words'
import { run } from './fields-run'
import { phrases } from './phrases'
import { references } from './references'

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

const environments = Object.values(
  import.meta.glob<EnvironmentWords | readonly EnvironmentWords[]>('../../../../core/environments/*/zh.ts', {
    eager: true,
    import: 'zh',
  }),
).flat()

function byEnvironment<Words>(pick: (words: EnvironmentWords) => Words | undefined): { readonly [id: string]: Words } {
  return Object.fromEntries(
    environments.flatMap((words) => {
      const picked = pick(words)
      return picked === undefined ? [] : [[words.environment, picked] as const]
    }),
  )
}

/** What core declares, in simplified Chinese. */
export const coreWords: CoreWords = {
  fields: {
    shared: sharedFields,
    run,
    ...scoped(({ fields }) => fields),
    ...byEnvironment(({ parameters }) => parameters),
  },
  metrics: { shared: sharedMetrics, ...scoped(({ metrics }) => metrics) },
  presets: scoped(({ presets }) => presets),
  algorithms: scoped(({ summary }) => ({ summary })),
  places: byEnvironment(({ label, summary }) => ({ label, summary })),
  policies: { shared: sharedPolicies, ...byEnvironment(({ policies }) => policies) },
  recipes: Object.assign({}, ...environments.map(({ recipes }) => recipes)),
  phrases: Object.assign({}, phrases, ...[...environments, ...algorithms].map((words) => words.phrases)),
  references: Object.assign({}, references, ...algorithms.map((words) => words.references)),
  terms: { shared: sharedTerms, ...scoped(({ terms }) => terms) },
  symbols: scoped(({ symbols }) => symbols),
}
