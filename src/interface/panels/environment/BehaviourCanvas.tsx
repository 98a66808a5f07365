import { type CSSProperties, useEffect, useRef } from 'react'
import type { BehaviourPolicy, Environment } from '../../../core/environments/environment'
import { RandomStream } from '../../../core/random/random-stream'
import type { Values } from '../../../core/schema/field'
import { useShownTheme } from '../../../store/page/theme-store'
import { latestWorld, onWorldReport } from '../../../store/world/world-store'
import { blankSheet } from '../../charts/blank-sheet'
import type { Drawing } from '../../world/drawing'
import { Ghost } from '../../world/ghost'
import { type Palette, readPalette } from '../../world/palette'
import styles from './EnvironmentPanel.module.css'

interface BehaviourCanvasProps {
  readonly environment: Environment
  readonly drawing: Drawing
  readonly parameters: Values
  readonly policy: BehaviourPolicy
  readonly label: string
  /** After every step. */
  readonly onStep: (together: Together) => void
}

/** The behaviour policy's part of an episode, from where it goes along. */
export interface Together {
  readonly behaviour: number
  readonly ended: boolean
  /** What the policy on show had earned by then; 0 where both have begun together. */
  readonly before: number
}

/** A behaviour policy that goes along with the policy of the view: same start, step by step. */
export function BehaviourCanvas({ environment, drawing, parameters, policy, label, onStep }: BehaviourCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme((state) => state.theme)
  const palette = useRef<Palette>(undefined)
  const redraw = useRef<() => void>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    palette.current = readPalette(canvas.current!)
    redraw.current?.()
  }, [theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener is the same function.
  useEffect(() => {
    const element = canvas.current!
    const ghost = new Ghost(environment, policy, RandomStream.fromSeed(1))
    let trail: Float64Array[] = []
    let episode: string | undefined
    let before = 0
    let frame = 0
    const draw = () => {
      const sheet = blankSheet(element)
      const { state, action } = ghost
      if (!sheet || !state || !palette.current) return
      const { context, size } = sheet
      drawing.draw(context, { environment, parameters, state, action, trail, size, palette: palette.current })
    }
    const drawSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(draw)
    }
    const follow = () => {
      const { report } = latestWorld
      if (report?.state.length !== environment.stateSize) return
      const current = `${report.runId} ${report.episode}`
      if (current !== episode) {
        ghost.begin(report.state)
        trail = []
        before = (report.returnSoFar ?? 0) - (report.reward ?? 0)
      }
      episode = current
      trail.push(ghost.state!.slice())
      ghost.step()
      onStep({ behaviour: ghost.returnSoFar, ended: ghost.over, before })
      drawSoon()
    }
    redraw.current = drawSoon
    const stopListening = onWorldReport(follow)
    const resizing = new ResizeObserver(drawSoon)
    resizing.observe(element)
    return () => {
      cancelAnimationFrame(frame)
      stopListening()
      resizing.disconnect()
    }
  }, [environment, drawing, parameters, policy])
  const style = { '--policy': 'var(--data)', aspectRatio: drawing.aspect(environment) } as CSSProperties
  return <canvas ref={canvas} className={styles.canvas} style={style} role="img" aria-label={label} />
}
