import { useMemo } from 'react'
import type { Environment } from '../../../core/environments/environment'
import { createEnvironment } from '../../../core/environments/registry'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { useSettings } from '../../../store/settings/settings-store'
import { formatCount, formatMeasured } from '../../format/numbers'
import { useDeclared, useText } from '../../text/use-text'
import { ColourBar } from '../ColourBar'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { type ColourScale, doubtScale } from '../picture/colour-scale'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'

type Answer = PanelAnswers['modelRollouts']

interface RolloutPictureProps {
  readonly answer: Answer
  /** All that are compared: they share their colours. */
  readonly beside?: readonly Answer[]
  readonly height?: number | 'fill'
}

/** Imagined paths, coloured by their penalty, over the real ones from the same starts. */
export function RolloutPicture({ answer, beside = [answer], height = 320 }: RolloutPictureProps) {
  const text = useText()
  const words = text.panels.modelRollouts
  const declared = useDeclared()
  const environmentId = useSettings((state) => state.environmentId)
  const parameters = useSettings((state) => state.parameters)
  const maze = useMemo(
    () => (environmentId === null ? undefined : createEnvironment(environmentId, parameters).maze),
    [environmentId, parameters],
  )
  const { axes, imagined } = answer
  const penalised = imagined.some(({ penalties }) => penalties)
  const penalties = beside.flatMap((one) => one.imagined.flatMap((path) => (path.penalties ? [...path.penalties] : [])))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one at every look, its numbers are not.
  const scale = useMemo(() => doubtScale(penalties), [penalties.join()])
  const [x, y] = [axes[0]!, axes[1] ?? axes[0]!]
  const picture = useMemo(
    (): Picture => ({
      x: { low: x.low, high: x.high, label: declared.axis(x) },
      y: { low: y.low, high: y.high, label: declared.axis(y) },
      square: x.unit === y.unit && x.unit === 'm',
      layers: [...wallsOf(maze), ...pathsOf(answer, scale)],
    }),
    [answer, scale, maze, x, y, declared],
  )
  const readOut = (atX: number, atY: number) => {
    const steps = imagined.flatMap(({ places, penalties }, path) =>
      Array.from(along(places, axes, 0), (_, step) => ({ path, step, penalty: penalties?.[step] })),
    )
    const [allX, allY] = [0, 1].map((axis) => imagined.flatMap(({ places }) => [...along(places, axes, axis)]))
    const nearest = nearestPoint(picture, allX!, allY!, atX, atY)
    if (nearest === null) return null
    const { path, step, penalty } = steps[nearest]!
    return [
      { label: words.columns.start, value: formatCount(path + 1) },
      { label: text.axis.step, value: formatCount(step) },
      ...(penalty === undefined ? [] : [{ label: text.panels.uncertainty.penalty, value: formatMeasured(penalty) }]),
    ]
  }
  return (
    <div className={parts.filling}>
      {penalised && <ColourBar label={words.imagined} scale={scale} />}
      <div className={parts.filled}>
        <PictureView label={words.title} picture={picture} height={height} readOut={readOut} />
      </div>
      <Legend
        items={[
          { label: words.real, colour: 'var(--truth)', dash: '5 3' },
          { label: words.starts, colour: 'var(--truth)', mark: 'dot' },
        ]}
      />
    </div>
  )
}

function wallsOf(maze: Environment['maze']): Layer[] {
  if (!maze) return []
  const box = (
    at: { left: number; right: number; bottom: number; top: number },
    colour: string,
    opacity: number,
  ): Layer => ({
    kind: 'box',
    left: at.left,
    right: at.right,
    low: at.bottom,
    high: at.top,
    colour,
    opacity,
  })
  return [
    ...maze.walls.map((wall) => box(wall, 'var(--data)', 0.35)),
    ...maze.pits.map((pit) => box(pit, 'var(--vermilion)', 0.15)),
    ...maze.goals.map((goal): Layer => {
      if (goal.kind === 'box') return box(goal, 'var(--green)', 0.25)
      const { x, y, radius } = goal
      return { kind: 'ellipse', x, y, radiusX: radius, radiusY: radius, colour: 'var(--green)', opacity: 0.25 }
    }),
  ]
}

function pathsOf({ axes, imagined, real }: Answer, scale: ColourScale): Layer[] {
  return [
    ...imagined.map(
      ({ places, penalties }): Layer => ({
        kind: 'line',
        x: along(places, axes, 0),
        y: along(places, axes, 1),
        colour: penalties ? (segment) => scale.colour(penalties[segment]!) ?? 'var(--blue)' : 'var(--blue)',
        width: 3,
      }),
    ),
    ...real.map(
      ({ places }): Layer => ({
        kind: 'line',
        x: along(places, axes, 0),
        y: along(places, axes, 1),
        colour: 'var(--truth)',
        width: 1.25,
        dash: '5 3',
      }),
    ),
    {
      kind: 'points',
      x: real.map(({ places }) => places[0]!),
      y: real.map(({ places }) => places[Math.min(1, axes.length - 1)]!),
      colour: 'var(--truth)',
      radius: 4,
    },
  ]
}

/** One entry of a path [steps + 1, axes]; the only one for both axes of the picture where the state has no second. */
function along(path: Float32Array, axes: Answer['axes'], axis: number): Float32Array {
  const entry = Math.min(axis, axes.length - 1)
  return Float32Array.from({ length: path.length / axes.length }, (_, i) => path[i * axes.length + entry]!)
}
