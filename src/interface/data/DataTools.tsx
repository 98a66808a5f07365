import { useState } from 'react'
import { type ExportFormat, exportFormats } from '../../core/data/formats/write-dataset'
import { messageOf } from '../../core/messages/user-error'
import type { LoadedDataset } from '../../store/datasets/dataset-store'
import { chooseColumnsAgain } from '../../store/datasets/file-actions'
import { exportDataset } from '../../store/datasets/workshop-actions'
import { addNotice } from '../../store/page/notices-store'
import { useSettings } from '../../store/settings/settings-store'
import { Button } from '../controls/Button'
import { saveBlob } from '../panels/save-chart'
import { useText } from '../text/use-text'
import styles from './DataTools.module.css'
import { InspectorDialog } from './InspectorDialog'
import { MakerDialog } from './MakerDialog'

/** What can be done with the dataset at hand: look into it, make another, name its columns again, save it. */
export function DataTools({ current }: { readonly current: LoadedDataset }) {
  const words = useText().dataWork
  const environmentId = useSettings((state) => state.environmentId)
  const [opened, setOpened] = useState<'inspector' | 'maker' | null>(null)
  const close = () => setOpened(null)
  const { files } = current
  return (
    <div className={styles.tools}>
      <Button onClick={() => setOpened('inspector')}>{words.inspect}</Button>
      {environmentId !== null && <Button onClick={() => setOpened('maker')}>{words.make}</Button>}
      {files && <Button onClick={() => void chooseColumnsAgain(current)}>{words.columns}</Button>}
      <SaveAs current={current} />
      {opened === 'inspector' && <InspectorDialog current={current} onClose={close} />}
      {opened === 'maker' && environmentId !== null && <MakerDialog environmentId={environmentId} onClose={close} />}
    </div>
  )
}

function SaveAs({ current }: { readonly current: LoadedDataset }) {
  const words = useText().dataWork
  const [saving, setSaving] = useState(false)
  const save = async (format: ExportFormat) => {
    setSaving(true)
    try {
      const { datasetId, name } = current.summary
      const { blob, fileName } = await exportDataset(datasetId, name, format)
      saveBlob(fileName, blob)
    } catch (error) {
      addNotice(messageOf(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <p className={styles.save}>
      {words.save}
      {Object.entries(exportFormats).map(([format, { label, suffix }]) => {
        const shown = suffix.slice(1).toUpperCase()
        return (
          <Button
            key={format}
            look="plain"
            disabled={saving}
            aria-label={words.saveAs(label, shown)}
            onClick={() => void save(format as ExportFormat)}
          >
            {shown}
          </Button>
        )
      })}
    </p>
  )
}
