import { environmentDefinitions } from '../environments/registry'
import { taskFamilies } from '../environments/tasks/task-families'
import type { Values } from '../schema/field'
import { defaults, startingValues } from '../schema/values'
import { runSettings } from '../training/run-settings'
import type { SharedPage, SharedState } from './shared-state'
import type { Vocabulary } from './vocabulary'

/** What of a state `checkShared` cannot fill in again: for links, which should be short. */
export function compactState(state: SharedState, { algorithms }: Vocabulary): unknown {
  const { environment, dataset, algorithm, settings, page } = state
  const description = algorithms.find(({ id }) => id === algorithm.id)
  const world = environmentDefinitions.find(({ id }) => id === environment?.id)
  const family = taskFamilies.find(({ id }) => id === environment?.id)
  const { recommended } = family ?? world ?? {}
  const start = startingValues(description?.hyperparameters ?? {}, recommended)
  const runStart: Values = startingValues(runSettings, description?.runDefaults, recommended)
  return {
    version: state.version,
    environment: environment && {
      id: environment.id,
      parameters: different(environment.parameters, world ? defaults(world.parameters) : {}),
    },
    dataset: dataset?.kind === 'recipe' ? { ...dataset, recipe: withoutDefaults(dataset.recipe) } : dataset,
    algorithm: { id: algorithm.id, hyperparameters: different(algorithm.hyperparameters, start) },
    settings: different(settings, runStart),
    seed: state.seed,
    page: withoutEmpty(page),
  }
}

function withoutDefaults<
  Recipe extends { readonly environment: string; readonly parameters?: Values; readonly drop?: string },
>(recipe: Recipe) {
  const { parameters = {}, drop, ...rest } = recipe
  const world = environmentDefinitions.find(({ id }) => id === recipe.environment)
  const changed = different(parameters, world ? defaults(world.parameters) : {})
  return {
    ...rest,
    ...(Object.keys(changed).length > 0 && { parameters: changed }),
    ...(drop !== undefined && drop !== 'nothing' && { drop }),
  }
}

function different(values: Values, from: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => from[name] !== value))
}

function withoutEmpty(page: SharedPage): SharedPage {
  const kept = Object.entries(page).filter(([, value]) => value !== undefined && value !== false && !isEmpty(value))
  return Object.fromEntries(kept)
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
