import { useMemo } from 'react'
import type { TelescopedStep, Telescoping } from '../../../core/diagnostics/telescoping'
import type { Picture } from '../../../core/pictures/picture'
import { roundRange } from '../../../core/pictures/ticks'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { PictureView } from '../picture/PictureView'

const LINES = [
  { name: 'error', colour: 'var(--truth)', of: ({ discountedError }: TelescopedStep) => discountedError },
  { name: 'largest', colour: 'var(--vermilion)', of: ({ disagreement }: TelescopedStep) => disagreement.largest },
  { name: 'mean', colour: 'var(--blue)', dash: '6 3', of: ({ disagreement }: TelescopedStep) => disagreement.mean },
  {
    name: 'deviation',
    colour: 'var(--green)',
    dash: '2 2',
    of: ({ disagreement }: TelescopedStep) => disagreement.deviation,
  },
] as const

/** What the ensemble guesses of its error, three ways, beside the true one, along the same rollout. */
export function PenaltyLines({ answer }: { readonly answer: Telescoping }) {
  const words = useText().panels.telescoping
  const { steps } = answer
  const picture = useMemo((): Picture => {
    const x = steps.map((_, j) => j)
    const all = LINES.map((line) => ({ ...line, y: steps.map(line.of) }))
    return {
      x: { low: -1, high: Math.max(1, steps.length), label: words.step },
      y: { low: 0, high: roundRange(0, Math.max(1e-6, ...all.flatMap(({ y }) => y))).high, label: words.distance },
      layers: all.map((line) => ({
        kind: 'line',
        x,
        y: line.y,
        colour: line.colour,
        dash: 'dash' in line ? line.dash : undefined,
      })),
    }
  }, [steps, words])
  return (
    <div>
      <Legend
        items={LINES.map((line) => ({
          label: words.lines[line.name],
          colour: line.colour,
          dash: 'dash' in line ? line.dash : undefined,
        }))}
      />
      <PictureView
        label={words.penalties}
        picture={picture}
        height={220}
        readOut={(x) => {
          const step = steps[Math.round(x)]
          if (!step) return null
          return [
            { label: words.step, value: String(Math.round(x)) },
            ...LINES.map((line) => ({ label: words.lines[line.name], value: formatMeasured(line.of(step)) })),
          ]
        }}
      />
    </div>
  )
}
