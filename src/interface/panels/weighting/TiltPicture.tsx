import { useMemo } from 'react'
import type { Picture } from '../../../core/pictures/picture'
import { formatMeasured } from '../../format/numbers'
import { useDeclared, useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { PictureView } from '../picture/PictureView'
import type { TiltAlong } from './tilt-given'

interface TiltPictureProps {
  readonly given: TiltAlong
  /** [P] */
  readonly policy: Float64Array
}

/** mu, Q, and the policy that is best at this lambda, over one entry of the action; each on a scale of its own. */
export function TiltPicture({ given, policy }: TiltPictureProps) {
  const words = useText().panels.weighting
  const declared = useDeclared()
  const { positions, q, behaviour, name } = given
  const picture = useMemo((): Picture => {
    const [scaledQ, scaledMu, scaledPolicy] = [toUnit(q, true), toUnit(behaviour), toUnit(policy)]
    return {
      x: { low: -1, high: 1, label: declared.name(name) },
      y: { low: 0, high: 1.05, label: words.scaled },
      layers: [
        { kind: 'band', x: positions, low: scaledMu.map(() => 0), high: scaledMu, colour: 'var(--data)', opacity: 0.3 },
        { kind: 'line', x: positions, y: scaledQ, colour: 'var(--ink)', dash: '5 3' },
        { kind: 'line', x: positions, y: scaledPolicy, colour: 'var(--vermilion)', width: 2 },
      ],
    }
  }, [positions, q, behaviour, policy, name, declared, words])
  return (
    <div>
      <Legend
        items={[
          { label: words.behaviour, colour: 'var(--data)', mark: 'square' },
          { label: words.q, colour: 'var(--ink)', dash: '5 3' },
          { label: words.policy, colour: 'var(--vermilion)' },
        ]}
      />
      <PictureView
        label={words.picture}
        picture={picture}
        height={220}
        readOut={(x) => {
          const i = Math.round(((x + 1) / 2) * (positions.length - 1))
          if (i < 0 || i >= positions.length) return null
          return [
            { label: declared.name(name), value: formatMeasured(positions[i]!) },
            { label: words.q, value: formatMeasured(q[i]!) },
            { label: words.policy, value: formatMeasured(policy[i]!) },
          ]
        }}
      />
    </div>
  )
}

/** Shares of the largest; `fromLowest` of what lies between lowest and largest. */
function toUnit(values: ArrayLike<number>, fromLowest = false): number[] {
  const all = Array.from(values)
  const [low, high] = [fromLowest ? Math.min(...all) : 0, Math.max(...all)]
  return all.map((value) => (high > low ? (value - low) / (high - low) : 0))
}
