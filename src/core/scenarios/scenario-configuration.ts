import { algorithmById } from '../algorithms/registry'
import { message } from '../messages/message'
import { messageOf } from '../messages/user-error'
import type { FieldValue, Schema } from '../schema/field'
import { checkConfiguration, type RunConfiguration } from '../training/configuration'
import { runSettings } from '../training/run-settings'
import { type Method, type Scenario, ScenarioError } from './scenario'

/** What a person has moved on the scenario's sliders. */
export interface Moved {
  readonly environment?: Readonly<Record<string, FieldValue>>
  readonly hyperparameters?: Readonly<Record<string, FieldValue>>
  readonly settings?: Readonly<Record<string, FieldValue>>
}

/**
 * The complete configuration of one method and seed. The seed also makes the dataset, so that claims over seeds are
 * claims over datasets too. Throws a ScenarioError where a setting is unknown or out of its range.
 */
export function scenarioConfiguration(
  scenario: Scenario,
  method: Method,
  seed: number,
  moved: Moved = {},
): RunConfiguration {
  const { environment, dataset } = scenario
  const parameters = { ...environment.parameters, ...moved.environment }
  const algorithm = within(scenario, method, () => algorithmById(method.algorithm))
  const { configuration, problems } = within(scenario, method, () =>
    checkConfiguration({
      version: 1,
      environment: { id: environment.id, parameters },
      dataset: dataset && { kind: 'recipe', recipe: { environment: environment.id, parameters, ...dataset, seed } },
      algorithm: {
        id: method.algorithm,
        hyperparameters: {
          ...knownTo(algorithm.hyperparameters, scenario.hyperparameters),
          ...method.hyperparameters,
          ...knownTo(algorithm.hyperparameters, moved.hyperparameters ?? {}),
        },
      },
      settings: { ...scenario.settings, ...method.settings, ...knownTo(runSettings, moved.settings ?? {}) },
      seed,
    }),
  )
  const [problem] = problems
  if (problem !== undefined) throw new ScenarioError(message`${scenario.id}, ${method.id}: ${problem}`)
  return configuration
}

function knownTo(schema: Schema, values: Readonly<Record<string, FieldValue>>) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(schema, name)))
}

function within<T>(scenario: Scenario, method: Method, check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw new ScenarioError(message`${scenario.id}, ${method.id}: ${messageOf(error)}`)
  }
}
