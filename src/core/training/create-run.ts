import { MopoRun } from '../algorithms/mopo/run'
import { MetaRun } from '../algorithms/pearl/run'
import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import type { Runtime } from '../engine/runtime'
import { createEnvironment } from '../environments/registry'
import { findTaskFamily } from '../environments/tasks/task-families'
import type { RunConfiguration } from './configuration'
import { type KeptUnits, OfflineOnlineRun } from './offline-online-run'
import type { TrainingRun } from './training-run'

/** The run that a configuration describes; `configuration` has been checked, `dataset` is what it names. */
export function createRun(
  configuration: RunConfiguration,
  dataset: Dataset | undefined,
  runtime: Runtime,
  kept: KeptUnits = {},
): TrainingRun {
  const algorithm = algorithmById(configuration.algorithm.id)
  const { environment: chosen } = configuration
  if (algorithm.training === 'meta') {
    return new MetaRun(configuration, algorithm, findTaskFamily(chosen!.id), runtime)
  }
  const environment = chosen ? createEnvironment(chosen.id, chosen.parameters) : undefined
  const Run = algorithm.training === 'model-based' ? MopoRun : OfflineOnlineRun
  return new Run(configuration, algorithm, dataset, environment, runtime, kept)
}
