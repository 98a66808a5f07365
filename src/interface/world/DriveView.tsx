import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Environment } from '../../core/environments/environment'
import { RandomStream } from '../../core/random/random-stream'
import type { Values } from '../../core/schema/field'
import { useShownTheme } from '../../store/page/theme-store'
import { Button } from '../controls/Button'
import { Surface } from '../controls/Surface'
import { useDeclared, useText } from '../text/use-text'
import { DriveResult } from './DriveResult'
import styles from './DriveView.module.css'
import type { Drawing } from './drawing'
import { type DriveOutcome, DriveSession } from './drive-session'
import { DriveStage } from './drive-stage'
import { useSteering } from './use-steering'

interface DriveViewProps {
  readonly environment: Environment
  readonly drawing: Drawing
  readonly parameters: Values
  readonly policyColour: string
  readonly seed: number
  /** Back to watching the policy. */
  readonly onEnd: () => void
}

/** The world in a person's hands: every episode is recorded. Escape or the button ends, and asks what to do with it. */
export function DriveView({ environment, drawing, parameters, policyColour, seed, onEnd }: DriveViewProps) {
  const text = useText()
  const declared = useDeclared()
  const canvas = useRef<HTMLCanvasElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const [stopped, setStopped] = useState(false)
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const theme = useShownTheme((state) => state.theme)
  const { held, handlers } = useSteering()
  const { steering } = drawing
  const session = useMemo(
    () => new DriveSession(environment, steering.waits, RandomStream.fromSeed(seed)),
    [environment, steering, seed],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    if (stopped) return undefined
    surface.current!.focus({ preventScroll: true })
    const stage = new DriveStage(canvas.current!, drawing, session, parameters, held, refresh)
    return () => stage.close()
  }, [drawing, session, parameters, held, stopped, theme])

  const stop = () => (session.transitions === 0 ? onEnd() : setStopped(true))
  if (stopped) {
    const dataset = session.dataset(text.worldWork.drive.name(declared.placeLabel(environment)))!
    return <DriveResult dataset={dataset} onEnd={onEnd} onMore={() => setStopped(false)} />
  }
  const words = text.worldWork.drive
  const style = { '--policy': policyColour, aspectRatio: drawing.aspect(environment) } as CSSProperties
  const now = text.list([words.steps(session.steps, environment.timeLimit), words.returnSoFar(session.episodeReturn)])
  const onKeyDown = (event: KeyboardEvent) => (event.key === 'Escape' ? stop() : handlers.onKeyDown(event))
  return (
    <div className={styles.drive}>
      <Surface
        ref={surface}
        aria-label={words.canvas(declared.placeLabel(environment))}
        aria-describedby="drive-keys"
        {...handlers}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} className={styles.canvas} style={style} />
      </Surface>
      <p className={styles.line} id="drive-keys">
        {steering.usesVertical ? words.keysBoth : words.keys} {steering.waits && words.still}
      </p>
      <p className={styles.line} role="status">
        {session.outcome ? describe(session.outcome, words) : session.phase === 'waiting' && words.waiting}
      </p>
      <p className={styles.numbers}>
        <span className={session.phase === 'driving' ? styles.recording : undefined}>
          {session.phase === 'driving' ? text.pair(words.recording, now) : now}
        </span>
        <span>{words.recorded(session.episodes, session.transitions)}</span>
      </p>
      <div className={styles.buttons}>
        <Button onClick={stop}>{words.stop}</Button>
        <Button
          look="plain"
          onClick={() => {
            session.restart()
            refresh()
            surface.current?.focus()
          }}
        >
          {words.restart}
        </Button>
      </div>
    </div>
  )
}

function describe(
  { kind, episodeReturn }: DriveOutcome,
  words: ReturnType<typeof useText>['worldWork']['drive'],
): string {
  if (kind === 'time-up') return words.timeUp(episodeReturn)
  return kind === 'failed' ? words.failed(episodeReturn) : words.ended(episodeReturn)
}
