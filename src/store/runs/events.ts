import type { Mark } from '../../worker/protocol'
import type { Change, Experiment } from './experiment'
import { experimentOf } from './experiments-store'
import type { Run } from './run'

/** What has happened to a run so far, for the time axis: its own marks, and the live changes of its experiment. */
export function eventsOf(experiment: Experiment | undefined, { marks, progress }: Run): readonly Mark[] {
  const reached = progress?.step ?? 0
  const changes = experiment
    ? [...experiment.inherited, ...experiment.changes.filter(({ step }) => step <= reached)]
    : []
  return [...marks, ...changes.map((change) => ({ kind: 'mark', mark: 'change', ...change }) as const)].sort(
    (a, b) => a.step - b.step,
  )
}

/** What a fork of this run at this step has behind it. */
export function inheritedBy(parent: Run, step: number): readonly Change[] {
  const experiment = experimentOf(parent.id)
  if (!experiment) return []
  return [...experiment.inherited, ...experiment.changes].filter((change) => change.step <= step)
}
