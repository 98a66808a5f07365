import { useMemo } from 'react'
import type { Reliability } from '../../../core/diagnostics/calibration'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'
import type { Picture } from '../picture/picture'

/** Promise against return: one dot per state, and the reliability curve through the means of bins. */
export function ReliabilityPicture({ reliability }: { readonly reliability: Reliability }) {
  const words = useText().panels.calibration
  const series = useFocusedRun((state) => state.series)
  const { predicted, returns, bins, behaviourValues } = reliability
  const all = [...predicted, ...returns]
  const range = useGrownRange(series, Math.min(...all), Math.max(...all))
  const picture = useMemo((): Picture => {
    const [binX, binY] = [bins.map((bin) => bin.predicted), bins.map((bin) => bin.returned)]
    const ends = [range.low, range.high]
    return {
      x: { ...range, label: words.predicted },
      y: { ...range, label: words.returned },
      layers: [
        { kind: 'line', x: ends, y: ends, colour: 'var(--truth)', dash: '4 3', width: 1 },
        { kind: 'points', x: predicted, y: returns, colour: 'var(--data)', opacity: 0.7 },
        { kind: 'line', x: binX, y: binY, colour: 'var(--blue)' },
        { kind: 'points', x: binX, y: binY, colour: 'var(--blue)', radius: 4 },
      ],
    }
  }, [predicted, returns, bins, range, words])
  return (
    <div>
      <Legend
        items={[
          { label: words.starts, colour: 'var(--data)', mark: 'dot' },
          { label: words.means, colour: 'var(--blue)' },
          { label: words.exact, colour: 'var(--truth)', dash: '4 3' },
        ]}
      />
      <PictureView
        label={words.title}
        picture={picture}
        height={230}
        readOut={(x, y) => {
          const i = nearestPoint(picture, predicted, returns, x, y)
          if (i === null) return null
          return [
            { label: words.columns.predicted, value: formatMeasured(predicted[i]!) },
            { label: words.columns.returned, value: formatMeasured(returns[i]!) },
            { label: words.columns.behaviour, value: formatMeasured(behaviourValues[i]!) },
          ]
        }}
      />
    </div>
  )
}
