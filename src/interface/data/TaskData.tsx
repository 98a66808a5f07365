import { useCallback } from 'react'
import { useDataset } from '../../store/datasets/dataset-store'
import { addNotice } from '../../store/page/notices-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { Card } from '../layout/Card'
import { useDeclared, useText } from '../text/use-text'
import styles from './DataCard.module.css'
import { LoadingLine } from './LoadingLine'
import { useFileDrop } from './use-file-drop'

/** In place of the dataset where the run collects its data itself; the dataset waits for the next algorithm. */
export function TaskData() {
  const { data: words } = useText()
  const declared = useDeclared()
  const { current, loading } = useDataset()
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId)?.label ?? '')
  const refuse = useCallback(() => addNotice(words.refusesFiles(algorithm)), [words, algorithm])
  useFileDrop(refuse)
  return (
    <Card title={words.title}>
      <p>{words.collects(algorithm)}</p>
      {current && <p className={styles.explanation}>{words.waits(declared.name(current.summary.name))}</p>}
      {loading && <LoadingLine {...loading} />}
    </Card>
  )
}
