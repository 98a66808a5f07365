import { useState } from 'react'
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

interface PredictButtonsProps {
  readonly axis: TimeAxis
  readonly prediction: Prediction | null
  /** null where none are known, as on tasks. */
  readonly returns: ReturnRange | null
  /** The lowest return on the chart, where a drawing begins without them. */
  readonly lowest: number
}

/** Beside the learning curve's other buttons: begin to draw, be done, clear. */
export function PredictButtons({ axis, prediction, returns, lowest }: PredictButtonsProps) {
  const words = useText().predict
  const drawing = usePrediction((state) => state.drawing)
  const ahead = useFocusedRun(isAhead)
  const place = usePlace('predict')
  const { totalSteps, onlineStartStep } = axis
  if (totalSteps === 0) return null
  const begin = () => {
    const values = predictionSteps({ totalSteps, onlineStartStep }).map(() => returns?.random ?? lowest)
    startDrawing(prediction ?? { totalSteps, onlineStartStep, values })
  }
  const untouched = prediction?.values.every((value) => value === prediction.values[0]) ?? true
  return (
    <span className={styles.bar} {...place}>
      {ahead && !drawing && (
        <Button look="plain" aria-label={prediction ? words.again : words.begin} onClick={begin}>
          {prediction ? words.again : words.beginShort}
        </Button>
      )}
      {drawing && (
        <Button
          look="plain"
          className={styles.done}
          disabled={untouched}
          title={untouched ? words.how : undefined}
          onClick={finishDrawing}
        >
          {words.done}
        </Button>
      )}
      {prediction && (
        <Button look="plain" onClick={clearPrediction}>
          {words.clear}
        </Button>
      )}
    </span>
  )
}

interface PredictOutcomeProps {
  readonly prediction: Prediction | null
  /** Of the run in focus: of one seed, or the mean of several. */
  readonly measured: RunLine | undefined
  readonly seeds: number
  readonly returns: ReturnRange | null
}

/** When the run is over: how far the drawing was off. It lies over the foot of the curve until it is put away. */
export function PredictOutcome({ prediction, measured, seeds, returns }: PredictOutcomeProps) {
  const text = useText()
  const ahead = useFocusedRun(isAhead)
  const over = useFocusedRun(({ status, stopped }) => status === 'finished' || stopped)
  const [putAway, setPutAway] = useState<Prediction | null>(null)
  if (!prediction || !over || !measured || ahead || putAway === prediction) return null
  return (
    <div className={styles.outcome}>
      <PredictionResult prediction={prediction} measured={measured} seeds={seeds} returns={returns} />
      <Button look="plain" onClick={() => setPutAway(prediction)}>
        {text.notice.dismiss}
      </Button>
    </div>
  )
}
