import { useMemo } from 'react'
import { compareAdvantages } from '../../../core/diagnostics/advantage-sources'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { formatMeasured } from '../../format/numbers'
import { TermText } from '../../glossary/TermText'
import { useText } from '../../text/use-text'
import parts from '../parts.module.css'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'
import { WordTable } from '../WordTable'

interface AdvantageSourcesProps {
  readonly slice: PanelAnswers['actionSlice']
  readonly lambda: number
}

/** AWR's advantage, from what was earned, beside AWAC's, from the critic, on the same rows. */
export function AdvantageSources({ slice, lambda }: AdvantageSourcesProps) {
  const words = useText().panels.weighting.sources
  const { returnsToGo, q, values } = slice.data
  const compared = useMemo(
    () => (q && values ? compareAdvantages({ returnsToGo, q, values }, lambda) : undefined),
    [returnsToGo, q, values, lambda],
  )
  const x = compared?.bootstrapped.advantages
  const y = compared?.monteCarlo.advantages
  const picture = useMemo((): Picture | undefined => {
    if (!x || !y) return undefined
    // Each on a scale of its own: a young critic's differences are far smaller than those of returns.
    return {
      x: { ...roundRange(Math.min(...x), Math.max(...x)), label: words.bootstrapped },
      y: { ...roundRange(Math.min(...y), Math.max(...y)), label: words.monteCarlo },
      layers: [{ kind: 'points', x, y, colour: 'var(--blue)', opacity: 0.65, radius: 2.5 }],
    }
  }, [x, y, words])
  if (!compared || !picture || !x || !y) return <p className={parts.note}>{words.nothing}</p>
  const row = (name: string, { deviation, effectiveShare }: typeof compared.monteCarlo) => [
    name,
    formatMeasured(deviation),
    `${formatMeasured(100 * effectiveShare)} %`,
  ]
  return (
    <>
      <p className={parts.sentence}>
        <TermText text={words.says(formatMeasured(compared.rankCorrelation), x.length)} />
      </p>
      <div className={parts.side}>
        <PictureView
          label={words.picture}
          picture={picture}
          height={220}
          readOut={(across, up) => {
            const i = nearestPoint(picture, x, y, across, up)
            if (i === null) return null
            return [
              { label: words.bootstrapped, value: formatMeasured(x[i]!) },
              { label: words.monteCarlo, value: formatMeasured(y[i]!) },
            ]
          }}
        />
        <WordTable
          label={words.title}
          columns={words.columns}
          rows={[row(words.monteCarlo, compared.monteCarlo), row(words.bootstrapped, compared.bootstrapped)]}
        />
      </div>
      <p className={parts.note}>
        <TermText text={words.found} />
      </p>
    </>
  )
}
