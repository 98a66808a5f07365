import type { Dataset } from '../../core/data/dataset'
import type { CheckpointContent, FrozenRun } from '../../worker/protocol'
import type { Experiment } from '../runs/experiment'
import type { Run } from '../runs/run'
import { runsAsFile } from '../runs/run-file'
import { findAlgorithm } from '../settings/catalogue-store'

/** What goes into a checkpoint: the frozen state, and what had been measured by then. */
export function contentOf(
  experiment: Experiment,
  run: Run,
  frozen: FrozenRun,
  dataset: Dataset | null,
): CheckpointContent {
  const { step, configuration, snapshot } = frozen
  const until = { ...run, series: run.series.upTo(step) }
  const label = nameOf(experiment)
  return { step, configuration, snapshot, dataset, history: runsAsFile([{ experiment, label }], [until]) }
}

export function nameOf(experiment: Experiment): string {
  const { id } = experiment.configuration.algorithm
  return experiment.name ?? findAlgorithm(id)?.label ?? id
}
