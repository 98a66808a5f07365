import { useMemo, useState } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Picture } from '../../../core/pictures/picture'
import { Select } from '../../controls/Select'
import { formatMeasured } from '../../format/numbers'
import { ON_CELLS } from '../../palette'
import { useDeclared, useText } from '../../text/use-text'
import { ColourBar } from '../ColourBar'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { sequentialScale } from '../picture/colour-scale'
import { PictureView } from '../picture/PictureView'
import { dataLabel, usePushes } from './labels'

type Slice = PanelAnswers['actionSlice']
const SURFACES = ['minimum', 'deviation', 'density', 'target', 'upperBound'] as const
type Surface = (typeof SURFACES)[number]

/** Q, or what else is chosen, over two entries of the action. */
export function SliceSurface({ slice, height = 300 }: { readonly slice: Slice; readonly height?: number | 'fill' }) {
  const words = useText().panels.actionSlice
  const declared = useDeclared()
  const pushes = usePushes()
  const [wanted, setShown] = useState<Surface>('minimum')
  const shown = slice[wanted] ? wanted : 'minimum'
  const values = slice[shown]!
  const scale = useMemo(() => sequentialScale(values), [values])
  const side = slice.positions.length
  const names = slice.axes.map((axis) => declared.name(slice.actions[axis]!.name))
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and side come from the slice and the language.
  const picture = useMemo((): Picture => {
    const { policy, data, axes } = slice
    const size = policy.mean.length
    const along = (actions: Float32Array, axis: number) =>
      Float32Array.from({ length: actions.length / size }, (_, i) => actions[i * size + axes[axis]!]!)
    const heaviest = data.weights ? Math.max(...data.weights) || 1 : 1
    // Cells lie around their point, so that the outermost reach half a cell beyond.
    const edge = 1 + 1 / (side - 1)
    return {
      x: { low: -edge, high: edge, label: names[0]! },
      y: { low: -edge, high: edge, label: names[1]! },
      square: true,
      layers: [
        { kind: 'cells', columns: side, rows: side, values, colour: scale.colour },
        {
          kind: 'points',
          x: along(data.actions, 0),
          y: along(data.actions, 1),
          colour: ON_CELLS.light,
          opacity: 0.75,
          radius: (i) => (data.weights ? 1 + 4 * Math.sqrt(data.weights[i]! / heaviest) : 2),
        },
        {
          kind: 'points',
          x: along(policy.samples, 0),
          y: along(policy.samples, 1),
          colour: ON_CELLS.samples,
          radius: 3,
          hollow: true,
        },
        ...(pushes
          ? [
              {
                kind: 'points',
                x: along(policy.uniform, 0),
                y: along(policy.uniform, 1),
                colour: ON_CELLS.uniform,
                radius: 3,
                hollow: true,
              } as const,
            ]
          : []),
        { kind: 'points', x: along(policy.mean, 0), y: along(policy.mean, 1), colour: ON_CELLS.mean, radius: 5 },
        ...(policy.explored
          ? [
              {
                kind: 'points',
                x: along(policy.explored, 0),
                y: along(policy.explored, 1),
                colour: ON_CELLS.explored,
                radius: 5,
              } as const,
            ]
          : []),
      ],
    }
  }, [slice, values, scale, declared, pushes])
  return (
    <div className={parts.filling}>
      <div className={parts.controls}>
        <Select
          label={words.shown}
          compact
          value={shown}
          options={SURFACES.filter((name) => slice[name]).map((name) => ({ value: name, label: words.surfaces[name] }))}
          onChange={setShown}
        />
        <ColourBar label="" scale={scale} />
      </div>
      <div className={parts.filled}>
        <PictureView
          label={words.title}
          picture={picture}
          height={height}
          readOut={(x, y) => {
            const index = (value: number) => Math.min(side - 1, Math.max(0, Math.round(((value + 1) / 2) * (side - 1))))
            return [
              { label: names[0]!, value: formatMeasured(x) },
              { label: names[1]!, value: formatMeasured(y) },
              { label: words.surfaces[shown], value: formatMeasured(values[index(y) * side + index(x)]!) },
            ]
          }}
        />
      </div>
      {height !== 'fill' && (
        <Legend
          items={[
            {
              label: dataLabel(words, pushes, slice),
              colour: 'var(--data)',
              mark: 'dot',
              explanation: slice.data.weights ? words.weightedExplained : undefined,
            },
            { label: pushes ? words.samples : words.samplesPlain, colour: 'var(--vermilion)', mark: 'ring' },
            ...(pushes ? [{ label: words.uniform, colour: 'var(--orange)', mark: 'ring' as const }] : []),
            { label: words.mean, colour: 'var(--vermilion)', mark: 'dot' },
            ...(slice.policy.explored ? [{ label: words.explored, colour: 'var(--green)', mark: 'dot' as const }] : []),
            ...(slice.behaviourValue === null
              ? []
              : [
                  { label: words.behaviourValue, colour: 'var(--ground)', value: formatMeasured(slice.behaviourValue) },
                ]),
          ]}
        />
      )}
    </div>
  )
}
