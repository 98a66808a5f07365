import { useMemo } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { quantile } from '../../../core/statistics/quantile'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'

/** Pixels under its dot. */
const BELOW = -18

/** Ellipses of one standard deviation for ever longer contexts, among the places of the test tasks. */
export function BeliefPicture({
  answer,
  height = 300,
}: {
  readonly answer: PanelAnswers['taskPosterior']
  readonly height?: number | 'fill'
}) {
  const words = useText().panels.taskPosterior
  const series = useFocusedRun((state) => state.series)
  const { contextSizes, means, variances, latentSize, chosen, positions, episodes } = answer
  const second = Math.min(1, latentSize - 1)
  // A few tasks far away may lie outside: the beliefs are what is to be seen, and the prior, which is 1 wide.
  const usual = positions.length > 0 ? quantile(positions.map(Math.abs), 0.8) : 0
  const sizes = shownSizes(contextSizes)
  const reach = Math.max(
    1.1,
    usual,
    ...sizes.flatMap((i) =>
      [0, second].map((axis) => Math.abs(means[i * latentSize + axis]!) + deviation(variances, i * latentSize + axis)),
    ),
  )
  // The unseen task that it adapts to, among those of the last evaluation.
  const asked = answer.hidden.findIndex((hidden) => hidden.join() === answer.task.hidden.join())
  const named = words.asked(answer.task.hidden.map((value) => formatMeasured(Number(value.toPrecision(2)))).join(', '))
  const range = useGrownRange(series, -reach, reach)
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything else comes from the answer.
  const picture = useMemo((): Picture => {
    const along = (values: ArrayLike<number>, axis: number) =>
      Float32Array.from({ length: values.length / latentSize }, (_, i) => values[i * latentSize + axis]!)
    const latents = episodes.flatMap(({ latent }) => [...latent])
    return {
      x: { ...range, label: words.latent(1) },
      y: { ...range, label: words.latent(second + 1) },
      square: true,
      layers: [
        { ...ellipse(0, 0, 1, 1, 'var(--quiet)', 0), width: 1 },
        label(0, 0, words.prior, { around: { x: 1, y: 1 } }),
        ...sizes.flatMap((i, order): Layer[] => {
          const [x, y] = [means[i * latentSize]!, means[i * latentSize + second]!]
          const up = variances[i * latentSize + second]!
          const belief = ellipse(
            x,
            y,
            variances[i * latentSize]!,
            up,
            'var(--purple)',
            0.06 + (0.2 * order) / sizes.length,
          )
          const around = { x: Math.sqrt(variances[i * latentSize]!), y: Math.sqrt(up) }
          const name = label(x, y, words.ofSize(contextSizes[i]!), { colour: 'var(--purple)', around })
          return [{ ...belief, width: 1.25 }, name]
        }),
        ellipse(
          chosen.mean[0]!,
          chosen.mean[second]!,
          chosen.variance[0]!,
          chosen.variance[second]!,
          'var(--vermilion)',
          0.2,
        ),
        { kind: 'points', x: along(positions, 0), y: along(positions, second), colour: 'var(--data)', radius: 2.5 },
        {
          kind: 'points',
          x: along(latents, 0),
          y: along(latents, second),
          colour: 'var(--ink)',
          radius: 3.5,
          hollow: true,
        },
        ...(asked < 0
          ? []
          : [
              label(positions[asked * latentSize]!, positions[asked * latentSize + second]!, named, {
                colour: 'var(--ink)',
                lift: BELOW,
              }),
            ]),
      ],
    }
  }, [answer, range, words])
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
    <div className={parts.filling}>
      <Legend
        items={[
          { label: words.beliefs, colour: 'var(--purple)', mark: 'square' },
          { label: words.chosen, colour: 'var(--vermilion)', mark: 'square' },
          { label: words.positions, colour: 'var(--data)', mark: 'dot' },
          { label: words.ofEpisode, colour: 'var(--ink)', mark: 'ring' },
        ]}
      />
      <div className={parts.filled}>
        <PictureView label={words.beliefs} picture={picture} height={height} readOut={readOut} />
      </div>
    </div>
  )
}

/** Sizes of context that are told apart: none, one transition, some five of them, and all. */
function shownSizes(contextSizes: Uint32Array): number[] {
  const last = contextSizes.length - 1
  const some = contextSizes.findLastIndex((size) => size <= 5)
  return [...new Set([contextSizes.indexOf(0), contextSizes.indexOf(1), some, last])].filter((i) => i > 0)
}

function deviation(variances: Float32Array, i: number): number {
  return Math.sqrt(variances[i]!)
}

type Words = Extract<Layer, { kind: 'text' }>

/** Words over the middle of what they name, or over its upper end where it reaches `around`. */
function label(x: number, y: number, text: string, how: Pick<Words, 'around' | 'lift'> & { colour?: string }): Layer {
  const { colour = 'var(--quiet)', lift = 4, around } = how
  return { kind: 'text', x, y: y + (around?.y ?? 0), text, colour, lift, ...(around && { around }) }
}

function ellipse(
  x: number,
  y: number,
  varianceX: number,
  varianceY: number,
  colour: string,
  opacity: number,
): Extract<Layer, { kind: 'ellipse' }> {
  return { kind: 'ellipse', x, y, radiusX: Math.sqrt(varianceX), radiusY: Math.sqrt(varianceY), colour, opacity }
}
