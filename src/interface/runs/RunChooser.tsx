import { putInFocus } from '../../store/runs/focus'
import { useRuns } from '../../store/runs/runs-store'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import { groupsOf, visibleGroups } from './run-groups'

/** Pictures of a state are of one run: whose. Only where another one could be looked at. */
export function RunChooser() {
  const words = useText().runs
  const runs = useRuns((state) => state.runs)
  const focus = useRuns((state) => state.focus)
  // Only these can still be asked: their networks are in a worker.
  const hosted = useRuns(({ members }) => members.flatMap(({ runId, hosted: has }) => (has ? [runId] : [])).join())
  const ids = hosted.split(',').map(Number)
  const groups = visibleGroups(groupsOf(runs, useRuns.getState().members, focus))
  const options = groups.flatMap(({ label, members }) =>
    members
      .filter(({ runId }) => runId === focus || ids.includes(runId))
      .map(({ runId, seed }) => ({ value: String(runId), label: words.lines.ofSeed(label, seed) })),
  )
  if (options.length < 2) return null
  return (
    <Select
      label={words.list.chooser}
      compact
      value={String(focus)}
      options={options}
      onChange={(runId) => putInFocus(Number(runId))}
    />
  )
}
