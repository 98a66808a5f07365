import { useMemo } from 'react'
import type { Telescoping } from '../../../core/diagnostics/telescoping'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { PictureView } from '../picture/PictureView'

/** Of the width of a step. */
const HALF_BAR = 0.4

/** One bar for each step of the imagined rollout; they add up to the difference of the returns. */
export function TermBars({ answer }: { readonly answer: Telescoping }) {
  const words = useText().panels.telescoping
  const picture = useMemo((): Picture => {
    const terms = barsOf(answer)
    const bars = terms.map(
      (term, j): Layer => ({
        kind: 'box',
        left: j - HALF_BAR,
        right: j + HALF_BAR,
        low: Math.min(0, term),
        high: Math.max(0, term),
        colour: j < answer.steps.length ? 'var(--blue)' : 'var(--vermilion)',
        opacity: 0.8,
      }),
    )
    return {
      x: { low: -1, high: Math.max(1, terms.length), label: words.step },
      y: { ...roundRange(Math.min(0, ...terms), Math.max(0, ...terms)), label: words.term },
      layers: [...bars, { kind: 'rule', along: 'x', at: 0, colour: 'var(--ink)' }],
    }
  }, [answer, words])
  return (
    <PictureView
      label={words.terms}
      picture={picture}
      height={220}
      readOut={(x) => {
        const j = Math.round(x)
        const term = barsOf(answer)[j]
        return term === undefined
          ? null
          : [
              { label: words.step, value: String(j) },
              { label: words.term, value: formatMeasured(term) },
            ]
      }}
    />
  )
}

function barsOf({ steps, beyond }: Telescoping): number[] {
  return [...steps.map(({ term }) => term), ...(beyond === null ? [] : [beyond])]
}
