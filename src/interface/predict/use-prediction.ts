import { useMemo } from 'react'
import { curveOf, type Prediction, predictionOnAxis } from '../../core/diagnostics/prediction'
import { isAhead, predictionFor, usePrediction } from '../../store/prediction/prediction-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import type { TimeAxis } from '../charts/time-axis'
import type { RunLine } from '../runs/run-lines'
import { useText } from '../text/use-text'

/** Beside the runs, whose lines are whole or dashed otherwise. */
const DASH = '2 5'

/** What was drawn for the run in focus, on its time axis, and its line; no line while it is being drawn. */
export function usePredictionLine({ totalSteps, onlineStartStep }: TimeAxis): {
  readonly prediction: Prediction | null
  readonly lines: readonly RunLine[]
} {
  const text = useText()
  const state = usePrediction()
  const drawn = useFocusedRun((run) => predictionFor(state, run))
  const ahead = useFocusedRun(isAhead)
  const { drawing } = state
  const prediction = useMemo(() => {
    if (!drawn || totalSteps === 0) return null
    return ahead ? predictionOnAxis(drawn, { onlineStartStep, totalSteps }) : drawn
  }, [drawn, ahead, onlineStartStep, totalSteps])
  const lines = useMemo((): RunLine[] => {
    if (!prediction || drawing) return []
    const { steps, values } = curveOf(prediction)
    const label = text.predict.line
    return [{ name: 'prediction', label, short: label, colour: 'var(--ink)', dash: DASH, width: 2, steps, values }]
  }, [prediction, drawing, text])
  return { prediction, lines }
}
