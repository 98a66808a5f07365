import { useEffect, useState } from 'react'
import type { Operation } from '../../core/data/surgery/operation'
import { createEnvironment } from '../../core/environments/registry'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { type LoadedDataset, useDataset } from '../../store/datasets/dataset-store'
import { addOperation, restoreOriginal, undoOperation } from '../../store/datasets/surgery-actions'
import { previewOperation } from '../../store/datasets/workshop-actions'
import { useSettings } from '../../store/settings/settings-store'
import type { SurgeryPreview } from '../../worker/dataset-protocol'
import { Button } from '../controls/Button'
import { Select } from '../controls/Select'
import { formatCount, formatMeasured } from '../format/numbers'
import { useDeclared, useText, useTranslate } from '../text/use-text'
import type { AxisChoice } from './axis-choices'
import { HoleControls } from './HoleControls'
import { changesNothing, hasGoalOfItsOwn, KINDS, type OperationKind, startOf } from './operations'
import { RelabelControls } from './RelabelControls'
import { ShareControl } from './ShareControl'
import styles from './SurgeryPanel.module.css'

/** A dragged slider is followed at this pace. */
const PREVIEW_PAUSE_MS = 120

interface SurgeryPanelProps {
  readonly current: LoadedDataset
  readonly axes: readonly AxisChoice[]
  readonly operation: Operation
  readonly onChange: (operation: Operation) => void
}

/** Chooses an operation, shows what it would leave, does it, and takes it back. */
export function SurgeryPanel({ current, axes, operation, onChange }: SurgeryPanelProps) {
  const words = useText().dataWork.surgery
  const declared = useDeclared()
  const { environmentId, parameters } = useSettings()
  const { summary, surgery } = current
  const { preview, problem } = usePreview(summary.datasetId, operation)
  const refusal = useDataset((state) => state.refusal)
  const wrong = problem ?? refusal
  const translate = useTranslate()
  // Only where the goal is no part of what the agent sees can other rewards be told from the same steps.
  const relabels = environmentId !== null && hasGoalOfItsOwn(createEnvironment(environmentId, parameters), parameters)
  const options = KINDS.filter((kind) => kind !== 'relabel' || relabels).map((value) => ({
    value,
    label: words.kinds[value],
  }))
  const rows = [
    [words.transitions, formatCount(summary.transitions), preview && formatCount(preview.transitions)],
    [words.episodes, formatCount(summary.episodes), preview && formatCount(preview.episodes)],
    [words.meanReturn, formatMeasured(summary.meanReturn), preview && formatMeasured(preview.meanReturn)],
  ]
  const operate = () => {
    void addOperation(operation)
    if (operation.kind === 'hole') onChange({ ...operation, regions: [] })
  }
  return (
    <section className={styles.surgery} aria-labelledby="surgery">
      <h3 id="surgery">{words.title}</h3>
      <p className={styles.explanation}>{words.explanation}</p>
      <Select
        label={words.operation}
        value={operation.kind as OperationKind}
        options={options}
        onChange={(kind) => onChange(startOf(kind, { environmentId, parameters }))}
      />
      {operation.kind === 'hole' && <HoleControls axes={axes} operation={operation} onChange={onChange} />}
      {operation.kind === 'relabel' && <RelabelControls operation={operation} onChange={onChange} />}
      {'share' in operation && <ShareControl operation={operation} onChange={onChange} />}
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{after ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {wrong && (
        <p className={styles.problem} role="alert">
          {translate(wrong)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" disabled={!preview || changesNothing(operation)} onClick={operate}>
          {words.apply}
        </Button>
        {surgery && (
          <>
            <Button onClick={() => void undoOperation()}>{words.undo}</Button>
            <Button onClick={() => void restoreOriginal()}>{words.restore}</Button>
          </>
        )}
      </div>
      {surgery && (
        <p className={styles.explanation}>
          {words.done(surgery.operations.length, declared.name(surgery.original.summary.name))}
        </p>
      )}
    </section>
  )
}

/** What the operation would leave; nothing while it would change nothing. */
function usePreview(datasetId: number, operation: Operation) {
  const [preview, setPreview] = useState<SurgeryPreview | null>(null)
  const [problem, setProblem] = useState<Message | null>(null)
  useEffect(() => {
    setProblem(null)
    if (changesNothing(operation)) {
      setPreview(null)
      return undefined
    }
    let wanted = true
    const timer = setTimeout(() => {
      previewOperation(datasetId, operation).then(
        (found) => wanted && setPreview(found),
        (error: unknown) => {
          if (!wanted) return
          setPreview(null)
          setProblem(messageOf(error))
        },
      )
    }, PREVIEW_PAUSE_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [datasetId, operation])
  return { preview, problem }
}
