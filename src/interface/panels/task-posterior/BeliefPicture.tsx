import { useMemo } from 'react'
import { quantile } from '../../../core/statistics/quantile'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import type { PanelAnswers } from '../../../worker/panel-protocol'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'
import type { Layer, Picture } from '../picture/picture'

/** Ellipses of one standard deviation for ever longer contexts, among the places of the test tasks. */
export function BeliefPicture({ answer }: { readonly answer: PanelAnswers['taskPosterior'] }) {
  const words = useText().panels.taskPosterior
  const series = useFocusedRun((state) => state.series)
  const { contextSizes, means, variances, latentSize, chosen, positions, episodes } = answer
  const second = Math.min(1, latentSize - 1)
  // A few tasks far away may lie outside: the beliefs are what is to be seen.
  const usual = positions.length > 0 ? quantile(positions.map(Math.abs), 0.8) : 0
  const reach = Math.max(1.5, usual, ...means.map((mean, i) => Math.abs(mean) + Math.sqrt(variances[i]!)))
  const range = useGrownRange(series, -reach, reach)
  const picture = useMemo((): Picture => {
    const along = (values: ArrayLike<number>, axis: number) =>
      Float32Array.from({ length: values.length / latentSize }, (_, i) => values[i * latentSize + axis]!)
    const latents = episodes.flatMap(({ latent }) => [...latent])
    return {
      x: { ...range, label: words.latent(1) },
      y: { ...range, label: words.latent(second + 1) },
      square: true,
      layers: [
        ...Array.from(contextSizes, (_, i): Layer => {
          const at = (values: Float32Array, axis: number) => values[i * latentSize + axis]!
          return ellipse(
            at(means, 0),
            at(means, second),
            at(variances, 0),
            at(variances, second),
            'var(--purple)',
            0.04 + (0.2 * i) / contextSizes.length,
          )
        }),
        ellipse(
          chosen.mean[0]!,
          chosen.mean[second]!,
          chosen.variance[0]!,
          chosen.variance[second]!,
          'var(--vermilion)',
          0.2,
        ),
        { kind: 'points', x: along(positions, 0), y: along(positions, second), colour: 'var(--data)', radius: 3 },
        {
          kind: 'points',
          x: along(latents, 0),
          y: along(latents, second),
          colour: 'var(--ink)',
          radius: 3.5,
          hollow: true,
        },
      ],
    }
  }, [contextSizes, means, variances, latentSize, chosen, positions, episodes, range, second, words])
  const readOut = (x: number, y: number) => {
    const centres = [0, second].map((axis) => Array.from(contextSizes, (_, i) => means[i * latentSize + axis]!))
    const i = nearestPoint(picture, centres[0]!, centres[1]!, x, y)
    if (i === null) return null
    const entries = (values: Float32Array) => [...new Set([0, second])].map((axis) => values[i * latentSize + axis]!)
    return [
      { label: words.used(contextSizes[i]!, contextSizes.at(-1)!), value: '' },
      { label: 'μ', value: entries(means).map(formatMeasured).join(', ') },
      { label: 'σ', value: entries(variances).map(Math.sqrt).map(formatMeasured).join(', ') },
    ]
  }
  return (
    <div>
      <Legend
        items={[
          { label: words.beliefs, colour: 'var(--purple)', mark: 'square' },
          { label: words.chosen, colour: 'var(--vermilion)', mark: 'square' },
          { label: words.positions, colour: 'var(--data)', mark: 'dot' },
          { label: words.columns.z, colour: 'var(--ink)', mark: 'ring' },
        ]}
      />
      <PictureView label={words.beliefs} picture={picture} height={300} readOut={readOut} />
    </div>
  )
}

function ellipse(x: number, y: number, varianceX: number, varianceY: number, colour: string, opacity: number): Layer {
  return { kind: 'ellipse', x, y, radiusX: Math.sqrt(varianceX), radiusY: Math.sqrt(varianceY), colour, opacity }
}
