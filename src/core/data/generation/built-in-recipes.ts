import { environmentDefinitions } from '../../environments/registry'
import type { DatasetRecipe } from './recipe'

/** A recipe that is offered by name. */
export interface BuiltInRecipe {
  readonly id: string
  readonly label: string
  /** One sentence: what the data is like and what it is good for. */
  readonly explanation: string
  readonly recipe: DatasetRecipe
}

const SEED = 1

/** Of every environment those that it offers, the first being its default. */
export const builtInRecipes: readonly BuiltInRecipe[] = environmentDefinitions.flatMap(({ id: environment, recipes }) =>
  recipes.map(({ id, label, explanation, shares, transitions, drop }) => ({
    id,
    label,
    explanation,
    recipe: { environment, shares, transitions, seed: SEED, ...(drop && { drop }) },
  })),
)

export function builtInRecipesFor(environment: string): readonly BuiltInRecipe[] {
  return builtInRecipes.filter(({ recipe }) => recipe.environment === environment)
}
