import type { Environment } from '../environments/environment'
import { createEnvironment, environmentDefinitions } from '../environments/registry'
import { named, type Said, said } from '../said/said'
import { checkActionsAlone, checkAgainstEnvironment, type EnvironmentShape } from './check-against-environment'
import type { Dataset } from './dataset'

export interface FittingEnvironments {
  /** Identifiers of the built-in environments of the same sizes; those whose action range fits come first. */
  readonly ids: readonly string[]
  /** About the dataset with the first of them, or about finding none. */
  readonly warnings: readonly Said[]
}

/** Built-in environments (with their default parameters) in which an agent trained on the dataset can act. */
export function fittingEnvironments(dataset: Dataset): FittingEnvironments {
  const checked = environmentDefinitions
    .map((definition) => {
      const shape = environmentShape(createEnvironment(definition.id))
      return { definition, ...checkAgainstEnvironment(dataset, shape) }
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => a.warnings.length - b.warnings.length)
  const first = checked[0]
  if (!first) {
    const { observationSize, actionSize } = dataset
    const alone = said`No built-in environment has ${observationSize} observations and ${actionSize} actions in a step: it trains offline only, and returns cannot be measured.`
    return { ids: [], warnings: [alone, ...checkActionsAlone(dataset)] }
  }
  return {
    ids: checked.map(({ definition }) => definition.id),
    warnings: first.warnings.map((warning) => said`${warning} (bounds of ${named(first.definition.label)})`),
  }
}

export function environmentShape({ observations, actions }: Environment): EnvironmentShape {
  return {
    observationSize: observations.length,
    actionSize: actions.length,
    low: actions.map(({ low }) => low),
    high: actions.map(({ high }) => high),
  }
}
