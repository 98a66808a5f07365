import { MopoRun } from '../algorithms/mopo/run'
import { MetaRun } from '../algorithms/pearl/run'
import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import type { Runtime } from '../engine/runtime'
import { createEnvironment } from '../environments/registry'
import { findTaskFamily } from '../environments/tasks/task-families'
import type { OutsideWorld } from '../environments/world'
import type { RunConfiguration } from './configuration'
import { type KeptUnits, OfflineOnlineRun } from './offline-online-run'
import type { TrainingRun } from './training-run'

/**
 * The run that a configuration describes; `configuration` has been checked, `dataset` is what it names. `outside`: what it
 * acts in where it names no environment.
 */
export function createRun(
  configuration: RunConfiguration,
  dataset: Dataset | undefined,
  runtime: Runtime,
  kept: KeptUnits = {},
  outside?: OutsideWorld,
): TrainingRun {
  const algorithm = algorithmById(configuration.algorithm.id)
  const { environment: chosen } = configuration
  if (algorithm.training === 'meta') {
    return new MetaRun(configuration, algorithm, findTaskFamily(chosen!.id), runtime)
  }
  const world = chosen ? createEnvironment(chosen.id, chosen.parameters) : outside
  const Run = algorithm.training === 'model-based' ? MopoRun : OfflineOnlineRun
  return new Run(configuration, algorithm, dataset, world, runtime, kept)
}
