import { type Prediction, predictionSteps, type ReturnRange } from '../../core/diagnostics/prediction'
import {
  clearPrediction,
  finishDrawing,
  isAhead,
  startDrawing,
  usePrediction,
} from '../../store/prediction/prediction-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import type { TimeAxis } from '../charts/time-axis'
import { Button } from '../controls/Button'
import type { RunLine } from '../runs/run-lines'
import { usePlace } from '../scenario/use-place'
import { useText } from '../text/use-text'
import styles from './PredictBar.module.css'
import { PredictionResult } from './PredictionResult'

interface PredictBarProps {
  readonly axis: TimeAxis
  readonly prediction: Prediction | null
  /** Of the run in focus: of one seed, or the mean of several. */
  readonly measured: RunLine | undefined
  readonly seeds: number
  /** null where none are known, as on tasks. */
  readonly returns: ReturnRange | null
  /** The lowest return on the chart, where a drawing begins without them. */
  readonly lowest: number
}

/** Under the learning curve: begin to draw, be done, clear; when the run is over, how far the two are apart. */
export function PredictBar({ axis, prediction, measured, seeds, returns, lowest }: PredictBarProps) {
  const words = useText().predict
  const drawing = usePrediction((state) => state.drawing)
  const ahead = useFocusedRun(isAhead)
  const place = usePlace('predict')
  const over = useFocusedRun(({ status, stopped }) => status === 'finished' || stopped)
  const { totalSteps, borderStep } = axis
  if (totalSteps === 0) return null
  const begin = () => {
    const values = predictionSteps({ totalSteps, borderStep }).map(() => returns?.random ?? lowest)
    startDrawing(prediction ?? { totalSteps, borderStep, values })
  }
  const untouched = prediction?.values.every((value) => value === prediction.values[0]) ?? true
  return (
    <>
      <div className={styles.bar} {...place}>
        {ahead && !drawing && (
          <Button look={prediction ? 'plain' : 'outlined'} onClick={begin}>
            {prediction ? words.again : words.begin}
          </Button>
        )}
        {drawing && (
          <Button disabled={untouched} title={untouched ? words.how : undefined} onClick={finishDrawing}>
            {words.done}
          </Button>
        )}
        {prediction && (
          <Button look="plain" onClick={clearPrediction}>
            {words.clear}
          </Button>
        )}
      </div>
      {prediction && over && measured && !ahead && (
        <PredictionResult prediction={prediction} measured={measured} seeds={seeds} returns={returns} />
      )}
    </>
  )
}
