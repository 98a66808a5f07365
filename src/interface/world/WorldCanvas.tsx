import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import type { BehaviourPolicy, Environment } from '../../core/environments/environment'
import type { Task } from '../../core/environments/tasks/task-family'
import { RandomStream } from '../../core/random/random-stream'
import type { Values } from '../../core/schema/field'
import { useShownTheme } from '../../store/page/theme-store'
import { latestWorld, NORMAL_PACE, onWorldReport, othersInWorld, useWorld } from '../../store/world/world-store'
import { blankSheet } from '../charts/blank-sheet'
import { training } from '../charts/drawing-queue'
import { algorithmLook, resolveColour } from '../palette'
import { useCompared } from '../stage/use-shown'
import { useShownLanguage } from '../text/language'
import type { Drawing, Scene, Walker } from './drawing'
import { findDrawing } from './drawings'
import { Ghost } from './ghost'
import { type Palette, readPalette } from './palette'
import styles from './WorldCanvas.module.css'

interface WorldCanvasProps {
  readonly environment: Environment
  readonly parameters: Values
  readonly algorithmId: string
  readonly label: string
  /** Acts faintly beside the policy on show. */
  readonly beside?: BehaviourPolicy | null
  /** Of a family of tasks: those of the run, drawn faintly. */
  readonly otherTasks?: readonly Task[] | null
}

/** For show only: no run depends on it. */
const GHOST_SEED = 1

/** The policy acting in its environment, drawn whenever something has moved. */
export function WorldCanvas(props: WorldCanvasProps) {
  const { environment, parameters, algorithmId, label, beside = null, otherTasks = null } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme((state) => state.theme)
  const language = useShownLanguage((state) => state.language)
  const drawing = findDrawing(environment.id)
  const others = useOthers(theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme or algorithm has other colours, another language other words.
  useEffect(() => {
    if (!drawing) return undefined
    const ghost = beside && new Ghost(environment, beside, RandomStream.fromSeed(GHOST_SEED))
    const stage = new Stage(canvas.current!, drawing, environment, parameters, ghost, otherTasks, others)
    return () => stage.close()
  }, [drawing, environment, parameters, beside, otherTasks, others, algorithmId, theme, language])
  const style = {
    '--policy': algorithmLook(algorithmId).colour,
    aspectRatio: drawing?.aspect(environment),
  } as CSSProperties
  return <canvas ref={canvas} className={styles.canvas} style={style} role="img" aria-label={label} />
}

interface Other {
  readonly runId: number
  readonly colour: string
}

/** The methods that are compared with the one in focus. */
function useOthers(theme: string): readonly Other[] {
  const compared = useCompared()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  return useMemo(
    () =>
      compared.flatMap(({ focused, lead, look }) =>
        focused ? [] : [{ runId: lead.id, colour: resolveColour(look.colour) }],
      ),
    [compared, theme],
  )
}

/** Owns the canvas for one environment: size, colours, the trail, and when to draw. */
class Stage {
  #frame = 0
  #trail: Float64Array[] = []
  #episode = -1
  readonly #palette: Palette
  readonly #stopListening: () => void
  readonly #resizing: ResizeObserver
  readonly #still = window.matchMedia('(prefers-reduced-motion: reduce)')

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly drawing: Drawing,
    private readonly environment: Environment,
    private readonly parameters: Values,
    private readonly ghost: Ghost | null,
    private readonly otherTasks: readonly Task[] | null,
    private readonly others: readonly Other[],
  ) {
    this.#palette = readPalette(canvas)
    this.#stopListening = onWorldReport(() => this.#received())
    this.#resizing = new ResizeObserver(() => this.#drawSoon())
    this.#resizing.observe(canvas)
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#stopListening()
    this.#resizing.disconnect()
  }

  #received(): void {
    const { report } = latestWorld
    if (!report) this.#trail = []
    else if (report.episode !== this.#episode) {
      this.#episode = report.episode
      this.#trail = []
      this.ghost?.begin(report.state)
    } else {
      this.#trail.push(report.state)
      this.ghost?.step()
    }
    this.#drawSoon()
  }

  #drawSoon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    const { canvas, environment } = this
    const sheet = blankSheet(canvas)
    if (!sheet) return
    const moment = this.#moment()
    if (!moment || moment.state.length !== environment.stateSize) return
    this.drawing.draw(sheet.context, {
      environment,
      parameters: this.parameters,
      state: moment.state,
      action: moment.action,
      task: moment.task,
      otherTasks: this.otherTasks ?? [],
      trail: this.#trail,
      walkers: this.#walkers(),
      size: sheet.size,
      palette: this.#palette,
    })
    if (moment.moving) this.#drawSoon()
  }

  /** The behaviour policy, where asked for, and the other methods that are compared, in this very world. */
  #walkers(): Walker[] {
    const { stateSize } = this.environment
    const behind = this.ghost?.state ? [{ state: this.ghost.state, colour: this.#palette.data }] : []
    const others = this.others.flatMap(({ runId, colour }) => {
      const report = othersInWorld.get(runId)
      return report?.state.length === stateSize ? [{ state: report.nextState, colour }] : []
    })
    return [...behind, ...others]
  }

  /** The state between the last step's two ends, by the time since it came. */
  #moment(): (Pick<Scene, 'state' | 'action' | 'task'> & { readonly moving: boolean }) | null {
    const { report, receivedAt } = latestWorld
    if (!report) return null
    const { playing, speed } = useWorld.getState()
    const stepMs = 1000 / (NORMAL_PACE * speed)
    const between = playing && !this.#still.matches && !sparing()
    const share = between ? Math.min(1, (performance.now() - receivedAt) / stepMs) : 1
    return {
      state: report.state.map((from, i) => from + share * (report.nextState[i]! - from)),
      action: report.action,
      task: report.attempt?.task ?? null,
      moving: share < 1,
    }
  }
}

/** Cores from which on drawing at every frame of the screen takes nothing from what trains. */
const MANY_CORES = 6

/** While something trains on few cores, each step of the world is one picture, with none in between. */
function sparing(): boolean {
  return training() && navigator.hardwareConcurrency < MANY_CORES
}
