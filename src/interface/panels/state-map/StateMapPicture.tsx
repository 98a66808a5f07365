import { useMemo } from 'react'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { formatMeasured } from '../../format/numbers'
import { ON_CELLS } from '../../palette'
import { useDeclared, useText } from '../../text/use-text'
import { ColourBar } from '../ColourBar'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { divergingScale, sequentialScale } from '../picture/colour-scale'
import { PictureView } from '../picture/PictureView'
import { pickPlace } from '../StatePicker'
import { useUnasked } from '../use-unasked'

interface StateMapPictureProps {
  readonly answer: PanelAnswers['stateMap']
  /** Of the plane among the map's axes. */
  readonly indices: readonly [number, number]
  /** All that are compared: they share their colours. */
  readonly beside?: readonly PanelAnswers['stateMap'][]
  readonly height?: 'fill'
}

/** The map with data, episodes and the picked state on top. */
export function StateMapPicture({ answer, indices, beside, height }: StateMapPictureProps) {
  const words = useText().panels.stateMap
  const declared = useDeclared()
  const { x, y, resolution, values, quantity, map } = answer
  const { place } = map
  const unasked = useUnasked()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one at every look, its answers are not.
  const scale = useMemo(() => {
    const all = beside ? Float32Array.from(beside.flatMap((one) => [...one.values])) : values
    return quantity === 'distanceToOptimal' ? divergingScale(all) : sequentialScale(all)
  }, [values, quantity, beside?.map((one) => one.values[0]).join()])
  const picture = useMemo(
    (): Picture => ({
      x: { low: x.low, high: x.high, label: declared.axis(x) },
      y: { low: y.low, high: y.high, label: declared.axis(y) },
      square: x.unit === y.unit && x.unit === 'm',
      layers: layersOf(answer, scale.colour, indices),
    }),
    [answer, scale, indices, x, y, declared],
  )
  const aspect = picture.square ? (y.high - y.low) / (x.high - x.low) : 0.6
  return (
    <div className={parts.filling}>
      <ColourBar label={words.quantities[quantity]} scale={scale} />
      <div className={parts.filled}>
        <PictureView
          label={`${words.title} ${words.quantities[quantity]}`}
          picture={picture}
          height={height ?? Math.min(380, Math.max(180, Math.round(400 * aspect) + 64))}
          picking={
            unasked === null
              ? {
                  x: place[indices[0]]!,
                  y: place[indices[1]]!,
                  onPick: (atX, atY) =>
                    pickPlace(
                      Array.from(place, (value, i) => (i === indices[0] ? atX : i === indices[1] ? atY : value)),
                    ),
                }
              : undefined
          }
          readOut={(atX, atY) => {
            const cell = (value: number, { low, high }: typeof x) =>
              Math.min(resolution - 1, Math.floor(((value - low) / (high - low)) * resolution))
            const value = values[cell(atY, y) * resolution + cell(atX, x)]!
            return [
              { label: declared.name(x.name), value: formatMeasured(atX) },
              { label: declared.name(y.name), value: formatMeasured(atY) },
              ...(Number.isNaN(value) ? [] : [{ label: words.quantities[quantity], value: formatMeasured(value) }]),
            ]
          }}
        />
      </div>
      {height === undefined && (
        <Legend
          items={[
            { label: words.data, colour: 'var(--data)', mark: 'dot' },
            ...(map.online.x.length > 0 ? [{ label: words.online, colour: 'var(--data)', mark: 'ring' as const }] : []),
            ...(map.paths.length > 0 ? [{ label: words.paths, colour: 'var(--vermilion)' }] : []),
            { label: words.picked, colour: 'var(--ink)', mark: 'ring' },
          ]}
        />
      )}
    </div>
  )
}

function layersOf(
  { values, resolution, map }: PanelAnswers['stateMap'],
  colour: (value: number) => string | null,
  [across, up]: readonly [number, number],
): Layer[] {
  const { offline, online, paths, axes, place } = map
  const along = (path: Float32Array, axis: number) => {
    const { low, high, periodic } = axes[axis]!
    const values = Float32Array.from({ length: path.length / axes.length }, (_, i) => path[i * axes.length + axis]!)
    // A line that runs over the edge of a periodic axis comes in again at the other.
    const jumps = (i: number) => periodic && i > 0 && Math.abs(values[i]! - values[i - 1]!) > (high - low) / 2
    return values.map((value, i) => (jumps(i) ? Number.NaN : value))
  }
  // Readable on dark and on light cells, in either theme.
  const ring = (radius: number, ink: string): Layer => ({
    kind: 'points',
    x: [place[across]!],
    y: [place[up]!],
    colour: ink,
    radius,
    hollow: true,
  })
  return [
    { kind: 'cells', columns: resolution, rows: resolution, values, colour },
    { kind: 'points', x: offline.x, y: offline.y, colour: ON_CELLS.pale, radius: 1.3, opacity: 0.7 },
    { kind: 'points', x: online.x, y: online.y, colour: ON_CELLS.light, radius: 2, hollow: true, opacity: 0.8 },
    ...paths.map(
      (path): Layer => ({ kind: 'line', x: along(path, across), y: along(path, up), colour: ON_CELLS.path, width: 2 }),
    ),
    ring(7, ON_CELLS.dark),
    ring(5.5, ON_CELLS.light),
  ]
}
