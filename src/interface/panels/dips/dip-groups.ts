import { type DipSummary, summariseDips } from '../../../core/diagnostics/dip-summary'
import { RandomStream } from '../../../core/random/random-stream'
import { type ReturnCurve, returnCurve } from '../../../store/runs/curves'
import type { RunGroup } from '../../runs/run-groups'

/** A run as its dips are measured: on each seed's own curve. */
export interface DipGroup {
  readonly key: string
  readonly label: string
  readonly group: RunGroup
  readonly curves: readonly ReturnCurve[]
}

/** The run in focus first, as it comes. */
export function dipGroups(groups: readonly RunGroup[]): DipGroup[] {
  return groups.flatMap((group) => {
    const curves = group.runs.map(returnCurve).filter(({ steps }) => steps.length > 0)
    return curves.length > 0 ? [{ key: String(group.experiment.id), label: group.label, group, curves }] : []
  })
}

/** The bootstrap draws the same numbers each time, so that an interval only changes with the runs. */
const BOOTSTRAP_SEED = 17

export function summaryOf({ label, curves }: DipGroup, floor: number): DipSummary | undefined {
  const switchStep = curves[0]!.switchStep
  const ended = curves.filter((curve) => curve.switchStep === switchStep)
  return summariseDips(label, ended, { switchStep, floor }, RandomStream.fromSeed(BOOTSTRAP_SEED))
}
