import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Environment, type EnvironmentDefinition, EnvironmentError } from '../../core/environments/environment'
import type { NumberField, Values } from '../../core/schema/field'
import { changeMaze } from '../../store/datasets/maze-actions'
import { useShownTheme } from '../../store/page/theme-store'
import { blankSheet } from '../charts/blank-sheet'
import { Button } from '../controls/Button'
import { Surface } from '../controls/Surface'
import { useText, useTranslate } from '../text/use-text'
import { mazeView } from './drawings/maze'
import styles from './MazeEditor.module.css'
import { mazeGround } from './maze-ground'
import { readPalette } from './palette'

type Place = 'start' | 'goal'
const PLACES: readonly Place[] = ['start', 'goal']
/** m per press of an arrow key, and the grid that a pointer snaps to. */
const STEP = 0.1

interface PlaceEditorProps {
  readonly definition: EnvironmentDefinition
  readonly environment: Environment
  readonly used: Values
  readonly onEnd: () => void
}

/** Moves start and goal of a maze whose walls stay. Nothing happens to the run until it is used. */
export function PlaceEditor({ definition, environment, used, onEnd }: PlaceEditorProps) {
  const words = useText().worldWork.maze
  const translate = useTranslate()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [values, setValues] = useState(used)
  const [place, setPlace] = useState<Place>('goal')
  const theme = useShownTheme((state) => state.theme)
  const { shown, problem } = useMemo(() => attempt(definition, values, environment), [definition, values, environment])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    const sheet = blankSheet(canvas.current!)
    if (!sheet || !shown.maze) return
    const view = mazeView({ environment: shown, size: sheet.size })
    mazeGround(sheet.context, shown.maze, view, readPalette(canvas.current!))
  }, [shown, theme])

  const at = (axis: 'X' | 'Y') => values[`${place}${axis}`] as number
  const move = (x: number, y: number) =>
    setValues({
      ...values,
      [`${place}X`]: within(definition, `${place}X`, x),
      [`${place}Y`]: within(definition, `${place}Y`, y),
    })
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const view = mazeView({ environment, size: { width, height } })
    move(view.worldX(clientX - left), view.worldY(clientY - top))
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key]
    if (!step) return
    event.preventDefault()
    move(at('X') + step[0]!, at('Y') + step[1]!)
  }
  return (
    <div>
      <fieldset className={styles.tools}>
        <legend className="visually-hidden">{words.tool}</legend>
        {PLACES.map((each) => (
          <label key={each}>
            <input type="radio" name="maze-place" checked={place === each} onChange={() => setPlace(each)} />
            <span>{words.tools[each]}</span>
          </label>
        ))}
      </fieldset>
      <Surface
        aria-label={words.canvasPlaces}
        aria-describedby="maze-place-at"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          point(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && point(event)}
      >
        <canvas ref={canvas} className={styles.canvas} style={{ aspectRatio: 1 }} />
      </Surface>
      <p className={styles.line}>
        {words.keysPlaces}{' '}
        <span id="maze-place-at" aria-live="polite">
          {words.place(words.tools[place], at('X'), at('Y'))}
        </span>
      </p>
      {problem && (
        <p className={styles.problem} role="alert">
          {translate(problem)}
        </p>
      )}
      <p className={styles.line}>{words.resets}</p>
      <div className={styles.buttons}>
        <Button
          disabled={problem !== null || PLACES.every((each) => same(values, used, each))}
          onClick={() => {
            changeMaze(values)
            onEnd()
          }}
        >
          {words.use}
        </Button>
        <Button look="plain" onClick={onEnd}>
          {words.leave}
        </Button>
      </div>
    </div>
  )
}

function same(values: Values, used: Values, place: Place): boolean {
  return values[`${place}X`] === used[`${place}X`] && values[`${place}Y`] === used[`${place}Y`]
}

/** The maze with these values, or the last one that could be and why this cannot. */
function attempt(definition: EnvironmentDefinition, values: Values, last: Environment) {
  try {
    return { shown: definition.create(values), problem: null }
  } catch (error) {
    if (error instanceof EnvironmentError) return { shown: last, problem: error.userMessage }
    throw error
  }
}

function within(definition: EnvironmentDefinition, name: string, value: number): number {
  const { minimum, maximum } = definition.parameters[name] as NumberField
  return Math.min(maximum, Math.max(minimum, Number((Math.round(value / STEP) * STEP).toFixed(1))))
}
