import { useMemo } from 'react'
import { ACTION_KINDS } from '../../../core/diagnostics/uncertainty'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'

const COLOURS = { data: 'var(--data)', policy: 'var(--blue)', random: 'var(--vermilion)' } as const

/** The penalty of the model against its true error, coloured by whose actions. */
export function PenaltyPicture({
  answer,
  height = 220,
}: {
  readonly answer: PanelAnswers['uncertainty']
  readonly height?: number | 'fill'
}) {
  const words = useText().panels.uncertainty
  const { penalty, trueError, spearman, pearson } = answer.penaltyAgainstError!
  const [across, up] = useMemo(() => [fromZero(penalty), fromZero(trueError)], [penalty, trueError])
  const picture = useMemo(
    (): Picture => ({
      x: { ...across, label: words.penalty },
      y: { ...up, label: words.trueError },
      layers: ACTION_KINDS.flatMap((kind) => {
        const { penalty: x, trueError: y } = answer.at[kind]
        return x && y ? [{ kind: 'points', x, y, colour: COLOURS[kind], opacity: 0.65, radius: 2.2 } as const] : []
      }),
    }),
    [answer, across, up, words],
  )
  return (
    <div className={parts.filling}>
      <Legend items={ACTION_KINDS.map((kind) => ({ label: words.kinds[kind], colour: COLOURS[kind], mark: 'dot' }))} />
      <div className={parts.filled}>
        <PictureView
          label={words.scatter}
          picture={picture}
          height={height}
          readOut={(x, y) => {
            const i = nearestPoint(picture, penalty, trueError, x, y)
            if (i === null) return null
            return [
              { label: words.penalty, value: formatMeasured(penalty[i]!) },
              { label: words.trueError, value: formatMeasured(trueError[i]!) },
            ]
          }}
        />
      </div>
      <p className={parts.stamp}>{words.correlation(formatMeasured(spearman), formatMeasured(pearson))}</p>
    </div>
  )
}

/** Neither number is negative; an untrained model's errors would leave no room to see those of a trained one. */
function fromZero(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  return { low: 0, high: roundRange(0, Math.max(...Array.from(values))).high }
}
