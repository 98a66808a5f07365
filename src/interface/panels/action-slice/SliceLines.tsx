import { useMemo } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useDeclared, useText } from '../../text/use-text'
import { Legend, type LegendItem } from '../Legend'
import parts from '../parts.module.css'
import { PictureView } from '../picture/PictureView'
import { dataLabel, usePushes } from './labels'

type Slice = PanelAnswers['actionSlice']
/** Share of the height that the density takes, and where the dots of the data lie. */
const DENSITY_SHARE = 0.25
const DATA_SHARE = 0.04
const SAMPLE_SHARE = 0.09
const UNIFORM_SHARE = 0.14

/** Q over one entry of the action, with policy, data and samples along the bottom. */
export function SliceLines({ slice, height = 260 }: { readonly slice: Slice; readonly height?: number | 'fill' }) {
  const words = useText().panels.actionSlice
  const declared = useDeclared()
  const pushes = usePushes()
  const series = useFocusedRun((state) => state.series)
  const { q, minimum, target, upperBound, density, positions, behaviourValue } = slice
  const held = [...q, target, upperBound].flatMap((values) => (values ? [...values] : []))
  if (behaviourValue !== null) held.push(behaviourValue)
  const range = useGrownRange(series, Math.min(...held), Math.max(...held))
  const picture = useMemo(
    (): Picture => ({
      x: { low: -1, high: 1, label: declared.name(slice.actions[slice.axes[0]!]!.name) },
      y: { low: range.low - 0.3 * (range.high - range.low), high: range.high, label: words.value },
      layers: layersOf(slice, range.low - 0.3 * (range.high - range.low), range.high, words.behaviourValue, pushes),
    }),
    [slice, range, words, declared, pushes],
  )
  const items: LegendItem[] = [
    ...q.map((_, member) => ({ label: words.q(member + 1), colour: member === 0 ? 'var(--sky)' : 'var(--purple)' })),
    { label: words.minimum, colour: 'var(--ink)' },
    ...(target ? [{ label: words.target, colour: 'var(--data)', dash: '5 3' }] : []),
    ...(upperBound ? [{ label: words.upperBound, colour: 'var(--green)', dash: '6 2' }] : []),
    ...(density ? [{ label: words.density, colour: 'var(--blue)', mark: 'square' as const }] : []),
    {
      label: dataLabel(words, pushes, slice),
      colour: 'var(--data)',
      mark: 'dot',
      explanation: slice.data.weights ? words.weightedExplained : undefined,
    },
    { label: pushes ? words.samples : words.samplesPlain, colour: 'var(--vermilion)', mark: 'ring' },
    ...(pushes ? [{ label: words.uniform, colour: 'var(--orange)', mark: 'ring' as const }] : []),
    ...(slice.policy.explored ? [{ label: words.explored, colour: 'var(--green)', dash: '2 2' }] : []),
  ]
  return (
    <div className={parts.filling}>
      <Legend items={height === 'fill' ? items.slice(0, q.length + 1) : items} />
      <div className={parts.filled}>
        <PictureView
          label={words.title}
          picture={picture}
          height={height}
          readOut={(x) => {
            const at = Math.round(((x + 1) / 2) * (positions.length - 1))
            return [
              { label: words.action, value: formatMeasured(positions[at]!) },
              ...q.map((values, member) => ({ label: words.q(member + 1), value: formatMeasured(values[at]!) })),
              { label: words.minimum, value: formatMeasured(minimum[at]!) },
              ...(upperBound ? [{ label: words.upperBound, value: formatMeasured(upperBound[at]!) }] : []),
              ...(density ? [{ label: words.columns.density, value: formatMeasured(density[at]!) }] : []),
            ]
          }}
        />
      </div>
    </div>
  )
}

function layersOf(slice: Slice, low: number, high: number, behaviourLabel: string, pushes: boolean): Layer[] {
  const { positions, q, minimum, target, upperBound, density, policy, data, behaviourValue, axes } = slice
  const axis = axes[0]!
  const size = policy.mean.length
  const along = (actions: Float32Array) =>
    Float32Array.from({ length: actions.length / size }, (_, i) => actions[i * size + axis]!)
  const at = (share: number) => low + share * (high - low)
  const level = (values: Float32Array, share: number) => values.map(() => at(share))
  const line = (y: ArrayLike<number>, colour: string, dash?: string, width?: number): Layer => ({
    kind: 'line',
    x: positions,
    y,
    colour,
    dash,
    width,
  })
  const [dataActions, samples, uniform] = [along(data.actions), along(policy.samples), along(policy.uniform)]
  const most = density ? Math.max(...density) || 1 : 1
  const heaviest = data.weights ? Math.max(...data.weights) || 1 : 1
  return [
    ...(density
      ? [
          {
            kind: 'band',
            x: positions,
            low: density.map(() => low),
            high: density.map((value) => at((DENSITY_SHARE * value) / most)),
            colour: 'var(--blue)',
            opacity: 0.25,
          } as const,
        ]
      : []),
    ...q.map((values, member) => line(values, member === 0 ? 'var(--sky)' : 'var(--purple)', undefined, 1.25)),
    ...(target ? [line(target, 'var(--data)', '5 3', 1.25)] : []),
    ...(upperBound ? [line(upperBound, 'var(--green)', '6 2')] : []),
    line(minimum, 'var(--ink)'),
    ...(behaviourValue === null
      ? []
      : [
          {
            kind: 'rule',
            along: 'x',
            at: behaviourValue,
            colour: 'var(--vermilion)',
            dash: '6 3',
            label: behaviourLabel,
          } as const,
        ]),
    { kind: 'rule', along: 'y', at: policy.mean[axis]!, colour: 'var(--blue)' },
    ...(policy.explored
      ? [{ kind: 'rule', along: 'y', at: policy.explored[axis]!, colour: 'var(--green)', dash: '2 2' } as const]
      : []),
    {
      kind: 'points',
      x: dataActions,
      y: level(dataActions, DATA_SHARE),
      colour: 'var(--data)',
      opacity: 0.6,
      radius: (i) => (data.weights ? 1.5 + 5 * Math.sqrt(data.weights[i]! / heaviest) : 3),
    },
    {
      kind: 'points',
      x: samples,
      y: level(samples, SAMPLE_SHARE),
      colour: 'var(--vermilion)',
      radius: 3,
      hollow: true,
    },
    ...(pushes
      ? [
          {
            kind: 'points',
            x: uniform,
            y: level(uniform, UNIFORM_SHARE),
            colour: 'var(--orange)',
            radius: 3,
            hollow: true,
          } as const,
        ]
      : []),
  ]
}
