import { useRef } from 'react'
import { cancelLoading } from '../../store/datasets/dataset-actions'
import { Button } from '../controls/Button'
import { useDeclared, useText } from '../text/use-text'
import styles from './LoadingLine.module.css'

/** Before this there is too little to tell the time that is left. */
const TELLING_FRACTION = 0.05

interface LoadingLineProps {
  readonly name: string
  readonly fraction: number
}

/** How far reading is, how long it will take, and a way out. */
export function LoadingLine({ name, fraction }: LoadingLineProps) {
  const text = useText()
  const what = useDeclared().name(name)
  const began = useRef(performance.now())
  const seconds = ((performance.now() - began.current) / 1000) * (1 / fraction - 1)
  return (
    <div className={styles.loading}>
      <div className={styles.line}>
        <span className={styles.what}>
          {text.list([
            text.data.reading(what, fraction),
            ...(fraction > TELLING_FRACTION && fraction < 1 ? [text.data.left(seconds)] : []),
          ])}
        </span>
        <Button look="plain" onClick={() => void cancelLoading()}>
          {text.data.cancel}
        </Button>
      </div>
      <progress className={styles.bar} value={fraction} max={1} aria-label={text.data.reading(what, fraction)} />
    </div>
  )
}
