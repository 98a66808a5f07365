import { type DipSummary, summariseDips } from '../../../core/diagnostics/dip-summary'
import { RandomStream } from '../../../core/random/random-stream'
import { findAlgorithm } from '../../../store/catalogue-store'
import type { RunCurve } from '../../../store/panels-runs'

/** Runs that differ in their seed alone. */
export interface DipGroup {
  readonly key: string
  readonly algorithmId: string
  readonly label: string
  readonly curves: readonly RunCurve[]
}

/** Groups of the runs in the same world as the current one, its own first. */
export function groupsOf(curves: readonly RunCurve[], runId: number): DipGroup[] {
  const current = curves.find((curve) => curve.runId === runId)
  if (!current) return []
  const groups = new Map<string, RunCurve[]>([[current.group, []]])
  for (const curve of curves) {
    if (curve.environmentId !== current.environmentId) continue
    groups.set(curve.group, [...(groups.get(curve.group) ?? []), curve])
  }
  const named = [...groups].map(([key, members]) => {
    const { algorithmId } = members[0]!
    return { key, algorithmId, label: findAlgorithm(algorithmId)?.label ?? algorithmId, curves: members }
  })
  // Two settings of one algorithm are told apart by the order in which they were run.
  return named.map((group, index) => {
    const namesakes = named.filter(({ label }) => label === group.label)
    if (namesakes.length === 1) return group
    return {
      ...group,
      label: `${group.label} (${named.slice(0, index + 1).filter(({ label }) => label === group.label).length})`,
    }
  })
}

/** The bootstrap draws the same numbers each time, so that an interval only changes with the runs. */
const BOOTSTRAP_SEED = 17

export function summaryOf({ label, curves }: DipGroup, floor: number): DipSummary | undefined {
  const switchStep = curves[0]!.switchStep
  const ended = curves.filter((curve) => curve.switchStep === switchStep)
  return summariseDips(label, ended, { switchStep, floor }, RandomStream.fromSeed(BOOTSTRAP_SEED))
}
