import { useExperiments } from '../../store/runs/experiments-store'
import { putInFocus } from '../../store/runs/focus'
import { Select } from '../controls/Select'
import { useText } from '../text/use-text'
import { groupsOf, visibleGroups } from './run-groups'

/** Pictures of a state are of one run: whose. Only where another one could be looked at. */
export function RunChooser() {
  const words = useText().runs
  const experiments = useExperiments((state) => state.experiments)
  const focus = useExperiments((state) => state.focus)
  // Only these can still be asked: their networks are in a worker.
  const hosted = useExperiments(({ runs }) => runs.flatMap(({ id, hosted: has }) => (has ? [id] : [])).join())
  const ids = hosted.split(',').map(Number)
  const groups = visibleGroups(groupsOf(experiments, useExperiments.getState().runs, focus))
  const options = groups.flatMap(({ label, runs }) =>
    runs
      .filter(({ id }) => id === focus || ids.includes(id))
      .map(({ id, seed }) => ({ value: String(id), label: words.lines.ofSeed(label, seed) })),
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
