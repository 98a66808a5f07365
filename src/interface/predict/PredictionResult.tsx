import { comparePrediction, type Prediction, type ReturnRange } from '../../core/diagnostics/prediction'
import { formatMeasured } from '../format/numbers'
import type { RunLine } from '../runs/run-lines'
import type { Text } from '../text/text'
import { useText } from '../text/use-text'
import styles from './PredictBar.module.css'

interface PredictionResultProps {
  readonly prediction: Prediction
  readonly measured: RunLine
  readonly seeds: number
  readonly returns: ReturnRange | null
}

/** What was drawn against what came, in plain sentences. */
export function PredictionResult({ prediction, measured, seeds, returns }: PredictionResultProps) {
  const words = useText().predict.result
  const result = comparePrediction(prediction, measured, returns)
  if (!result) return null
  const { difference, relativeDifference, evaluations } = result
  const sentences = [
    Number.isNaN(relativeDifference)
      ? words.differenceAlone(formatMeasured(difference), evaluations, seeds)
      : words.difference(formatMeasured(difference), `${Math.round(100 * relativeDifference)} %`, evaluations, seeds),
    dipSentence(words, result),
    seeds === 1 ? words.oneSeed : '',
  ]
  return (
    <p className={styles.result} role="status">
      {sentences.filter((sentence) => sentence !== '').join(' ')}
    </p>
  )
}

function dipSentence(
  words: Text['predict']['result'],
  { foresight, seenDip, drawnDip }: NonNullable<ReturnType<typeof comparePrediction>>,
): string {
  if (foresight === null) return ''
  const [seen, seenStep] = [formatMeasured(seenDip!.depth), seenDip!.stepOfLowest]
  const [drawn, drawnStep] = [formatMeasured(drawnDip!.depth), drawnDip!.stepOfLowest]
  switch (foresight) {
    case 'both':
      return words.both(seen, seenStep, drawn, drawnStep)
    case 'seen':
      return words.seen(seen, seenStep)
    case 'drawn':
      return words.drawn(drawn, drawnStep)
    case 'neither':
      return words.neither
  }
}
