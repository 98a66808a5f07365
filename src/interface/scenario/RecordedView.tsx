import { useMemo } from 'react'
import { experimentOf, useFocusedRun } from '../../store/runs/experiments-store'
import { focusMethod } from '../../store/scenario/scenario-actions'
import { recordedMoments } from '../../store/scenario/scenario-player'
import { useScenario } from '../../store/scenario/scenario-store'
import { Select } from '../controls/Select'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './RecordedView.module.css'

const ALL = ''

/** Which recorded policy the view of the world plays; nothing while a live run is in focus. */
export function RecordedView() {
  const { recorded: words } = useText().scenario
  const language = useShownLanguage((state) => state.language)
  const recorded = useFocusedRun((state) => state.status === 'recorded')
  const runId = useFocusedRun((state) => state.id)
  const scenario = useScenario((state) => state.open?.scenario)
  const moment = useScenario((state) => state.moment)
  const moments = useMemo(() => (recorded ? recordedMoments(runId) : []), [recorded, runId])
  if (!recorded || !scenario) return null
  const origin = experimentOf(runId)?.origin
  const choose = (value: string) => useScenario.setState({ moment: value === ALL ? null : Number(value) })
  // On tasks every moment is one of the end, in another task.
  const steps = new Set(moments.map(({ step }) => step))
  return (
    <div className={styles.recorded}>
      <Select
        label={words.play}
        compact
        value={origin?.kind === 'recorded' ? origin.method : ''}
        options={scenario.methods.map(({ id, label }) => ({ value: id, label: label[language] }))}
        onChange={focusMethod}
      />
      {steps.size > 1 && (
        <Select
          label={words.moment}
          compact
          value={moment === null ? ALL : String(moment)}
          options={[
            { value: ALL, label: words.allMoments },
            ...moments.map(({ step }, index) => ({ value: String(index), label: words.afterSteps(step) })),
          ]}
          onChange={choose}
        />
      )}
      {moments.length === 0 && <p>{words.noPaths}</p>}
    </div>
  )
}
