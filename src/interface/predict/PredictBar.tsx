import { type Prediction, predictionSteps, type ReturnRange } from '../../core/diagnostics/prediction'
import { clearPrediction, finishDrawing, isAhead, startDrawing, usePrediction } from '../../store/prediction-store'
import { useRun } from '../../store/run-store'
import type { TimeAxis } from '../charts/time-axis'
import { Button } from '../controls/Button'
import type { RunLine } from '../runs/run-lines'
import { useText } from '../text/use-text'
import styles from './PredictBar.module.css'
import { PredictionResult } from './PredictionResult'

interface PredictBarProps {
  readonly axis: TimeAxis
  readonly prediction: Prediction | null
  /** Of the run in focus: of one seed, or the mean of several. */
  readonly measured: RunLine | undefined
  readonly seeds: number
  readonly returns: ReturnRange | null
}

/** Under the learning curve: begin to draw, be done, clear; when the run is over, how far the two are apart. */
export function PredictBar({ axis, prediction, measured, seeds, returns }: PredictBarProps) {
  const words = useText().predict
  const drawing = usePrediction((state) => state.drawing)
  const ahead = useRun(isAhead)
  const over = useRun(({ status, stopped }) => status === 'finished' || stopped)
  const { totalSteps, borderStep } = axis
  if (!returns || totalSteps === 0) return null
  const begin = () => {
    const values = predictionSteps({ totalSteps, borderStep }).map(() => returns.random)
    startDrawing(prediction ?? { totalSteps, borderStep, values })
  }
  const untouched = prediction?.values.every((value) => value === prediction.values[0]) ?? true
  return (
    <div className={styles.bar}>
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
      {prediction && over && measured && !ahead && (
        <PredictionResult prediction={prediction} measured={measured} seeds={seeds} returns={returns} />
      )}
    </div>
  )
}
