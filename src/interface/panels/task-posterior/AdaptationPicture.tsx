import { useMemo } from 'react'
import { goalRadiusOf } from '../../../core/environments/tasks/point-robot'
import { findTaskFamily } from '../../../core/environments/tasks/task-families'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Layer, Picture } from '../../../core/pictures/picture'
import { changeQuestion, useQuestions } from '../../../store/panels/panels-questions'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useGrownRange } from '../../charts/use-range'
import { formatMeasured } from '../../format/numbers'
import { useDeclared, useText } from '../../text/use-text'
import { Legend } from '../Legend'
import parts from '../parts.module.css'
import { nearestPoint } from '../picture/nearest-point'
import { PictureView } from '../picture/PictureView'
import { useUnasked } from '../use-unasked'
import { allOf } from './ContextControls'
import { goalOf, observationSizeOf } from './final-distance'

/** The first episodes are pale, the last one is dark: what was learned meanwhile shows without a legend of a dozen colours. */
const COLOUR = 'var(--blue)'
const PALEST = 0.3

/**
 * Episodes of adaptation in the first two entries of the observation, each with its number at its end where there is room; a click puts a
 * transition into the context or out.
 */
export function AdaptationPicture({
  answer,
  height = 300,
}: {
  readonly answer: PanelAnswers['taskPosterior']
  readonly height?: number | 'fill'
}) {
  const words = useText().panels.taskPosterior
  const declared = useDeclared()
  const unasked = useUnasked()
  const series = useFocusedRun((state) => state.series)
  const context = useQuestions((state) => state.taskPosterior.context)
  const { episodes, places, rewards, task, familyId } = answer
  const size = observationSizeOf(answer)
  const goal = goalOf(answer)
  const names = useMemo(() => {
    const { observations } = findTaskFamily(familyId).createEnvironment(task)
    return [observations[0]!, observations[1] ?? observations[0]!].map((quantity) => declared.axis(quantity))
  }, [familyId, task, declared])
  const used = useMemo(() => new Set(context ?? allOf(rewards.length)), [context, rewards])
  const along = (values: Float32Array, axis: number) =>
    Float32Array.from({ length: values.length / size }, (_, i) => values[i * size + Math.min(axis, size - 1)]!)
  const [placesX, placesY] = [along(places, 0), along(places, 1)]
  const reach = Math.max(1.2, ...Array.from(placesX, Math.abs), ...Array.from(placesY, Math.abs))
  const range = useGrownRange(series, -reach, reach)
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything else comes from the answer.
  const picture = useMemo((): Picture => {
    return {
      x: { ...range, label: names[0]! },
      y: { ...range, label: names[1]! },
      square: true,
      layers: [
        ...(goal
          ? [
              {
                kind: 'ellipse',
                x: goal[0],
                y: goal[1],
                radiusX: goalRadiusOf(familyId),
                radiusY: goalRadiusOf(familyId),
                colour: 'var(--green)',
                opacity: 0.2,
              } as const,
            ]
          : []),
        ...episodes.map(
          ({ path }, i): Layer => ({
            kind: 'line',
            x: along(path, 0),
            y: along(path, 1),
            colour: COLOUR,
            width: 2.5,
            opacity: episodes.length === 1 ? 1 : PALEST + ((1 - PALEST) * i) / (episodes.length - 1),
          }),
        ),
        {
          kind: 'points',
          x: placesX,
          y: placesY,
          colour: 'var(--vermilion)',
          radius: (i) => (used.has(i) ? 1.75 : 0),
        },
        {
          kind: 'points',
          x: placesX,
          y: placesY,
          colour: 'var(--quiet)',
          radius: (i) => (used.has(i) ? 0 : 2.5),
          hollow: true,
        },
        // The last ones first: where several end at the same place, those are what was learned.
        ...episodes
          .map(
            ({ path }, i): Layer => ({
              kind: 'text',
              x: along(path, 0).at(-1)!,
              y: along(path, 1).at(-1)!,
              text: String(i + 1),
              colour: 'var(--ink)',
              lift: 6,
              around: { x: 0, y: 0 },
              optional: true,
            }),
          )
          .toReversed(),
      ],
    }
  }, [answer, used, range, names])
  const toggle = (x: number, y: number) => {
    const index = nearestPoint(picture, placesX, placesY, x, y)
    if (index === null) return
    const chosen = used.has(index) ? [...used].filter((other) => other !== index) : [...used, index]
    changeQuestion('taskPosterior', { context: chosen })
  }
  return (
    <div className={parts.filling}>
      <Legend
        items={[
          { label: words.episodesTo(episodes.length), colour: COLOUR },
          ...(goal ? [{ label: words.goal, colour: 'var(--green)', mark: 'square' as const }] : []),
          {
            label: words.inContext,
            colour: 'var(--vermilion)',
            mark: 'dot',
            explanation: unasked ?? words.pressContext,
          },
          // Of a recording all are in it.
          ...(used.size < rewards.length
            ? [{ label: words.leftOut, colour: 'var(--quiet)', mark: 'ring' as const }]
            : []),
        ]}
      />
      <div className={parts.filled}>
        <PictureView
          label={words.episodes}
          picture={picture}
          height={height}
          onPress={unasked === null ? toggle : undefined}
          readOut={(x, y) => {
            const i = nearestPoint(picture, placesX, placesY, x, y)
            return i === null ? null : [{ label: words.reward(i + 1), value: formatMeasured(rewards[i]!) }]
          }}
        />
      </div>
    </div>
  )
}
