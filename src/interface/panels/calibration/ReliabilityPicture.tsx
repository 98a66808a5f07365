import { useMemo } from 'react'
import type { Reliability } from '../../../core/diagnostics/calibration'
import type { Picture } from '../../../core/pictures/picture'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'

interface ReliabilityPictureProps {
  readonly reliability: Reliability
  readonly colour?: string
  /** All that are compared: they share their scales. */
  readonly beside?: readonly Reliability[]
  readonly height?: number | 'fill'
}

/** Beside more others there is no room for words. */
const MOST_NAMED = 2

/** Promise against return: one dot per state, and the reliability curve through the means of bins. */
export function ReliabilityPicture({
  reliability,
  colour = 'var(--blue)',
  beside = [reliability],
  height = 230,
}: ReliabilityPictureProps) {
  const words = useText().panels.calibration
  const series = useFocusedRun((state) => state.series)
  const { predicted, returns, bins, behaviourValues } = reliability
  const [x, y] = [beside.flatMap((one) => [...one.predicted]), beside.flatMap((one) => [...one.returns])]
  const across = useGrownRange(series, Math.min(...x), Math.max(...x))
  const up = useGrownRange(series, Math.min(...y), Math.max(...y))
  const small = height === 'fill'
  const picture = useMemo((): Picture => {
    const [binX, binY] = [bins.map((bin) => bin.predicted), bins.map((bin) => bin.returned)]
    // As much of the diagonal as the axes have.
    const ends = [Math.max(across.low, up.low), Math.min(across.high, up.high)]
    return {
      x: { ...across, label: small ? words.promisedShort : words.predicted },
      y: { ...up, label: small ? words.earnedShort : words.returned },
      layers: [
        { kind: 'line', x: ends, y: ends, colour: 'var(--truth)', dash: '4 3', width: 1 },
        { kind: 'points', x: predicted, y: returns, colour: 'var(--data)', opacity: 0.7 },
        { kind: 'line', x: binX, y: binY, colour },
        { kind: 'points', x: binX, y: binY, colour, radius: 4 },
        ...(small && beside.length <= MOST_NAMED && ends[1]! > ends[0]!
          ? [
              {
                kind: 'text',
                x: ends[1]!,
                y: ends[1]!,
                text: words.exact,
                colour: 'var(--quiet)',
                anchor: 'end',
                lift: -14,
              } as const,
            ]
          : []),
      ],
    }
  }, [predicted, returns, bins, across, up, colour, small, words, beside.length])
  const view = (
    <PictureView
      label={words.title}
      picture={picture}
      height={height}
      readOut={(atX, atY) => {
        const i = nearestPoint(picture, predicted, returns, atX, atY)
        if (i === null) return null
        return [
          { label: words.columns.predicted, value: formatMeasured(predicted[i]!) },
          { label: words.columns.returned, value: formatMeasured(returns[i]!) },
          { label: words.columns.behaviour, value: formatMeasured(behaviourValues[i]!) },
        ]
      }}
    />
  )
  if (small) return view
  return (
    <div>
      <Legend
        items={[
          { label: words.starts, colour: 'var(--data)', mark: 'dot' },
          { label: words.means, colour },
          { label: words.exact, colour: 'var(--truth)', dash: '4 3' },
        ]}
      />
      {view}
    </div>
  )
}
