import * as v from 'valibot'
import { createEnvironment } from '../../environments/registry'
import { issueMessage, placeOf } from '../../messages/issue'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'

export const MAXIMUM_TRANSITIONS = 100_000

const whole = (minimum: number, maximum: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(minimum), v.maxValue(maximum))

export const RecipeForm = v.strictObject({
  environment: v.string(),
  parameters: v.optional(v.record(v.string(), v.union([v.number(), v.boolean(), v.string()])), {}),
  shares: v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.finite())),
  transitions: whole(1, MAXIMUM_TRANSITIONS),
  seed: whole(0, 2 ** 31 - 1),
  drop: v.optional(v.picklist(['nothing', 'failures']), 'nothing'),
})

/** How a dataset is made: plain data, for links, files and sliders. */
export interface DatasetRecipe {
  /** Id of a built-in environment. */
  readonly environment: string
  /** The environment's parameters; those left out keep their defaults. */
  readonly parameters?: Readonly<Record<string, number | boolean | string>>
  /** Weight of each behaviour policy, by id; episodes are dealt out in these proportions. */
  readonly shares: Readonly<Record<string, number>>
  readonly transitions: number
  readonly seed: number
  /** `failures`: episodes that end in a failure (fallen, off the track) are thrown away and replaced. */
  readonly drop?: 'nothing' | 'failures'
}

/** The recipe with its defaults filled in. Throws a DatasetError or an EnvironmentError that says what is wrong. */
export function checkRecipe(given: unknown): Required<DatasetRecipe> {
  const parsed = v.safeParse(RecipeForm, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new DatasetError(message`The recipe for a dataset is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
  }
  const recipe = parsed.output
  const known = createEnvironment(recipe.environment, recipe.parameters).behaviourPolicies.map((policy) => policy.id)
  for (const id of Object.keys(recipe.shares)) {
    if (known.includes(id)) continue
    throw new DatasetError(
      message`${recipe.environment} has no behaviour policy "${id.slice(0, 40)}"; it has ${known.join(', ')}.`,
    )
  }
  if (Object.values(recipe.shares).every((share) => share === 0)) {
    throw new DatasetError(message`All shares are 0; give at least one behaviour policy a share above 0.`)
  }
  return recipe
}
