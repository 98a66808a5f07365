import type { Dataset } from '../../core/data/dataset'
import type { CheckpointContent, FrozenRun } from '../../worker/protocol'
import type { Member } from '../runs/member'
import type { Run } from '../runs/run'
import { runsAsFile } from '../runs/run-file'
import { findAlgorithm } from '../settings/catalogue-store'

/** What goes into a checkpoint: the frozen state, and what had been measured by then. */
export function contentOf(run: Run, member: Member, frozen: FrozenRun, dataset: Dataset | null): CheckpointContent {
  const { step, configuration, snapshot } = frozen
  const until = { ...member, series: member.series.upTo(step) }
  const label = nameOf(run)
  return { step, configuration, snapshot, dataset, history: runsAsFile([{ run, label }], [until]) }
}

export function nameOf(run: Run): string {
  const { id } = run.configuration.algorithm
  return run.name ?? findAlgorithm(id)?.label ?? id
}
