import { useEffect, useRef } from 'react'
import type { Dataset } from '../../core/data/dataset'
import { useDataset } from '../../store/datasets/dataset-store'
import { keepRecording } from '../../store/datasets/recording-actions'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './DriveView.module.css'

interface DriveResultProps {
  readonly dataset: Dataset
  readonly onEnd: () => void
  readonly onMore: () => void
}

/** What becomes of the episodes that a person drove. */
export function DriveResult({ dataset, onEnd, onMore }: DriveResultProps) {
  const { drive } = useText().worldWork
  const current = useDataset((state) => state.current)
  const fits =
    current?.summary.observationSize === dataset.observationSize && current.summary.actionSize === dataset.actionSize
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Not returned: newer browsers give a promise, which is no way to clean up.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const keep = (append: boolean) => {
    void keepRecording(dataset, { append })
    onEnd()
  }
  return (
    <div className={styles.result} ref={box}>
      <p>{drive.keep(dataset.episodeStarts.length - 1, dataset.count)}</p>
      <Button autoFocus onClick={() => keep(false)}>
        {drive.use}
      </Button>
      {fits && <Button onClick={() => keep(true)}>{drive.add}</Button>}
      <Button onClick={onMore}>{drive.more}</Button>
      <Button look="plain" onClick={onEnd}>
        {drive.discard}
      </Button>
    </div>
  )
}
