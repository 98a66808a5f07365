import { findEnvironment } from '../../core/environments/registry'
import type { Schema, Values } from '../../core/schema/field'
import { startingValues } from '../../core/schema/values'
import { runSettings as allRunSettings, metaRunSettings } from '../../core/training/run-settings'
import type { AlgorithmDescription } from '../../worker/protocol'
import { findAlgorithm } from './catalogue-store'
import { type Settings, useSettings } from './settings-store'
import { taskFamilyOf } from './task-family'

/** The settings of the run that mean something to the algorithm; the others keep their values for the next one. */
export function runSettingsOf(algorithm: AlgorithmDescription | undefined): Schema {
  return algorithm?.training === 'meta' ? metaRunSettings : allRunSettings
}

export type Chosen = Pick<Settings, 'algorithmId' | 'environmentId' | 'taskFamilyId'>

/** What the settings are before anybody changes them: algorithm and world may want other values than the schema. */
export function startingPoint(chosen: Chosen = useSettings.getState()): {
  readonly hyperparameters: Values
  readonly runSettings: Values
} {
  const { algorithmId, environmentId } = chosen
  const algorithm = findAlgorithm(algorithmId)
  const world = taskFamilyOf(chosen) ?? (environmentId === null ? undefined : findEnvironment(environmentId))
  const recommended = world?.recommended
  return {
    hyperparameters: startingValues(algorithm?.hyperparameters ?? {}, recommended),
    runSettings: startingValues<Schema>(allRunSettings, algorithm?.runDefaults, recommended),
  }
}
