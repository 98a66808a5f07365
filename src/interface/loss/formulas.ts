import type { Formula, TermWords } from '../../core/algorithms/formula'
import { sharedTerms } from '../../core/algorithms/shared/terms'

/** How each algorithm's losses are written, by its id: what the `formula.ts` of its folder exports. */
export const formulas: ReadonlyMap<string, Formula> = new Map(
  Object.values(
    import.meta.glob<Formula>('../../core/algorithms/*/formula.ts', { eager: true, import: 'formula' }),
  ).map((formula) => [formula.algorithm, formula]),
)

export function formulaOf(algorithmId: string): Formula {
  const formula = formulas.get(algorithmId)
  if (!formula) throw new Error(`The algorithm "${algorithmId}" has no formula.`)
  return formula
}

/** In English. */
export function termWords(algorithmId: string, id: string): TermWords {
  const words = formulas.get(algorithmId)?.terms?.[id] ?? sharedTerms[id]
  if (!words) throw new Error(`The term "${id}" of ${algorithmId} has no words.`)
  return words
}
