import { algorithmById } from '../../core/algorithms/registry'
import { findEnvironment } from '../../core/environments/registry'
import { checkValues } from '../../core/schema/values'
import { checkConfiguration, type RunConfiguration } from '../../core/training/configuration'

/**
 * A configuration of a sweep that has been found right (strict/strict-sweep.ts), with every setting. Environment
 * parameters that are left out and ones that are given their default are the same environment.
 */
export function completeConfiguration(given: unknown): RunConfiguration {
  const { configuration } = checkConfiguration(given)
  const { environment, algorithm } = configuration
  if (!environment || algorithmById(algorithm.id).training === 'meta') return configuration
  const { parameters } = findEnvironment(environment.id)
  const { values } = checkValues(parameters, environment.parameters)
  return { ...configuration, environment: { id: environment.id, parameters: values } }
}
