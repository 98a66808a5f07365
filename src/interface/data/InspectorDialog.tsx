import { useEffect, useMemo, useState } from 'react'
import type { Operation } from '../../core/data/surgery/operation'
import { createEnvironment } from '../../core/environments/registry'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import type { LoadedDataset } from '../../store/datasets/dataset-store'
import { inspectDataset } from '../../store/datasets/workshop-actions'
import { placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import type { DatasetInspection } from '../../worker/dataset-protocol'
import { Dialog } from '../controls/Dialog'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Select } from '../controls/Select'
import { useDeclared, useText, useTranslate } from '../text/use-text'
import { type AxisChoice, axisChoices } from './axis-choices'
import { CoveragePanel } from './CoveragePanel'
import { DatasetFacts } from './DatasetFacts'
import { EpisodeStrip } from './EpisodeStrip'
import { HistogramFigure } from './HistogramFigure'
import styles from './InspectorDialog.module.css'
import { SurgeryPanel } from './SurgeryPanel'

interface InspectorDialogProps {
  readonly current: LoadedDataset
  readonly onClose: () => void
}

/** Everything about the data at hand, and the tools that change them. */
export function InspectorDialog({ current, onClose }: InspectorDialogProps) {
  const text = useText()
  const words = text.dataWork.inspector
  const declared = useDeclared()
  const translate = useTranslate()
  const { datasetId, name } = current.summary
  const environmentId = useSettings((state) => state.environmentId)
  const [inspection, setInspection] = useState<DatasetInspection | null>(null)
  const [problem, setProblem] = useState<Message | null>(null)
  const [operation, setOperation] = useState<Operation>({ kind: 'hole', axes: [0, 1], regions: [] })
  useEffect(() => {
    let wanted = true
    inspectDataset(datasetId).then(
      (found) => wanted && setInspection(found),
      (error: unknown) => wanted && setProblem(messageOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [datasetId])

  const axes = useMemo(() => {
    const environment = environmentId === null ? null : createEnvironment(environmentId)
    return axisChoices(current.summary, environment, words, (quantity) => declared.axis(quantity))
  }, [current, environmentId, words, declared])
  return (
    <Dialog wide title={words.title(declared.name(name))} onClose={onClose}>
      {problem && <p role="alert">{translate(problem)}</p>}
      {!inspection && !problem && <p role="status">{words.loading}</p>}
      {inspection && (
        <>
          <div className={styles.columns}>
            <CoveragePanel datasetId={datasetId} axes={axes} operation={operation} onPaint={setOperation} />
            <div>
              <SurgeryPanel current={current} axes={axes} operation={operation} onChange={setOperation} />
              <ResetQuestionBox place={placeOf('page', 'dataset')} question={text.reset.dataset} />
            </div>
          </div>
          <div className={styles.columns}>
            <HistogramFigure title={words.returns} histogram={inspection.returns} />
            <HistogramFigure title={words.returnsToGo(inspection.discount)} histogram={inspection.returnsToGo} />
            <ActionHistogram inspection={inspection} axes={axes} />
            <EpisodeStrip episodes={inspection.episodes} />
          </div>
          <div className={styles.facts}>
            <DatasetFacts summary={current.summary} withReturns={false} />
          </div>
        </>
      )}
    </Dialog>
  )
}

function ActionHistogram({
  inspection,
  axes,
}: {
  readonly inspection: DatasetInspection
  readonly axes: readonly AxisChoice[]
}) {
  const text = useText()
  const words = text.dataWork.inspector
  const [index, setIndex] = useState(0)
  const choices = axes.filter(({ axis }) => axis.of === 'actions')
  const chosen = choices[index] ?? choices[0]!
  return (
    <HistogramFigure title={text.pair(words.actions, chosen.label)} histogram={inspection.actions[chosen.axis.index]!}>
      {choices.length > 1 && (
        <Select
          label={words.whichAction}
          compact
          value={String(index)}
          options={choices.map(({ label }, i) => ({ value: String(i), label }))}
          onChange={(value) => setIndex(Number(value))}
        />
      )}
    </HistogramFigure>
  )
}
