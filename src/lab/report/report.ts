import type { Failure } from '../sweep/results-folder'
import { caveatsOf } from './caveats'
import { type Comparison, compareGroups, compareOverTasks, type Overall } from './comparisons'
import { type Group, groupRuns } from './groups'
import { onlineFigures } from './online'
import type { Results } from './read-results'

/** Everything that tables, figures and JSON are made from. */
export interface Report {
  readonly groups: readonly Group[]
  readonly comparisons: readonly Comparison[]
  readonly overTasks: { readonly overall: readonly Overall[]; readonly comparisons: readonly Comparison[] }
  /** What these numbers of seeds do not carry. */
  readonly caveats: readonly string[]
  readonly failures: readonly Failure[]
  readonly missing: readonly string[]
  readonly notes: readonly string[]
}

export function makeReport({ runs, failures, missing, notes }: Results): Report {
  const { groups, notes: doubles } = groupRuns(runs)
  const { comparisons, notes: leftOut } = compareGroups(groups)
  const overTasks = compareOverTasks(groups)
  return {
    groups,
    comparisons,
    overTasks,
    caveats: caveatsOf(groups, comparisons, overTasks.comparisons),
    failures,
    missing,
    notes: [...notes, ...doubles, ...leftOut],
  }
}

/** The same without the curves, which stand in the runs' own files. */
export function reportAsJson(report: Report): unknown {
  const groups = report.groups.map(({ runs, ...group }) => ({
    ...group,
    online: onlineFigures(runs),
    judgedByData: runs.map(({ judgedByData }) => judgedByData ?? null),
    configuration: runs[0]!.configuration,
  }))
  return { ...report, groups }
}
