import { useMemo } from 'react'
import { tiltedPolicy } from '../../../core/diagnostics/tilted-policy'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { PictureView } from '../picture/PictureView'
import { LAMBDAS, type TiltAlong } from './tilt-given'

interface TradePictureProps {
  readonly given: TiltAlong
  readonly lambda: number
  /** The run's own; null where it has none. */
  readonly runs: number | null
}

/** What is gained against how far it goes from mu, for all lambda: no policy lies above this line. */
export function TradePicture({ given, lambda, runs }: TradePictureProps) {
  const words = useText().panels.weighting
  const curve = useMemo(() => LAMBDAS.map((one) => tiltedPolicy(given, one)), [given])
  const picture = useMemo((): Picture => {
    const [x, y] = [curve.map(({ divergence }) => divergence), curve.map(({ advantage }) => advantage)]
    const point = (at: number, colour: string): Layer => {
      const { divergence, advantage } = tiltedPolicy(given, at)
      return { kind: 'points', x: [divergence], y: [advantage], colour, radius: 5 }
    }
    return {
      x: { low: 0, high: roundRange(0, Math.max(...x, 1e-6)).high, label: words.divergence },
      y: { low: 0, high: roundRange(0, Math.max(...y, 1e-6)).high, label: words.gain },
      layers: [
        { kind: 'line', x, y, colour: 'var(--quiet)' },
        ...(runs === null ? [] : [point(runs, 'var(--blue)')]),
        point(lambda, 'var(--vermilion)'),
      ],
    }
  }, [curve, given, lambda, runs, words])
  return (
    <div>
      <Legend
        items={[
          { label: words.frontier, colour: 'var(--quiet)' },
          { label: words.here, colour: 'var(--vermilion)', mark: 'dot' },
          ...(runs === null ? [] : [{ label: words.runsHere, colour: 'var(--blue)', mark: 'dot' as const }]),
        ]}
      />
      <PictureView label={words.trade} picture={picture} height={220} readOut={() => null} />
    </div>
  )
}
