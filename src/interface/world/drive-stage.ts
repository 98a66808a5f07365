import type { Values } from '../../core/schema/field'
import { NORMAL_PACE, useWorld } from '../../store/world/world-store'
import { blankSheet } from '../charts/blank-sheet'
import type { Drawing, Scene } from './drawing'
import type { DriveSession } from './drive-session'
import { type Palette, readPalette } from './palette'
import { type Held, isHeld } from './use-steering'

/** Longer pauses (a tab in the background) are not caught up with. */
const LONGEST_GAP_MS = 250

/** Runs a driven world at the speed of the view and draws it, between steps too unless motion is to be reduced. */
export class DriveStage {
  #frame = 0
  #last = performance.now()
  #pending = 0
  readonly #palette: Palette
  readonly #still = window.matchMedia('(prefers-reduced-motion: reduce)')

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly drawing: Drawing,
    private readonly session: DriveSession,
    private readonly parameters: Values,
    private readonly held: { readonly current: Held },
    private readonly onStep: () => void,
  ) {
    this.#palette = readPalette(canvas)
    this.#frame = requestAnimationFrame((now) => this.#turn(now))
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
  }

  #turn(now: number): void {
    const stepMs = 1000 / (NORMAL_PACE * useWorld.getState().speed)
    this.#pending += Math.min(LONGEST_GAP_MS, Math.max(0, now - this.#last))
    this.#last = now
    while (this.#pending >= stepMs) {
      this.#pending -= stepMs
      const { phase } = this.session
      if (this.session.tick(this.#push()) || this.session.phase !== phase) this.onStep()
    }
    this.#draw(this.#still.matches ? 1 : this.#pending / stepMs)
    this.#frame = requestAnimationFrame((next) => this.#turn(next))
  }

  #push(): readonly number[] | null {
    const { keys, pointer } = this.held.current
    if (pointer) return this.drawing.steering.byPointer(this.#scene(1), pointer.x, pointer.y)
    return isHeld(keys) ? this.drawing.steering.byKeys(keys) : null
  }

  #scene(share: number): Scene {
    const { environment, previous, state, action, trail } = this.session
    const { clientWidth: width, clientHeight: height } = this.canvas
    return {
      environment,
      parameters: this.parameters,
      state: previous.map((from, i) => from + share * (state[i]! - from)),
      action,
      trail,
      size: { width, height },
      palette: this.#palette,
    }
  }

  #draw(share: number): void {
    const sheet = blankSheet(this.canvas)
    if (sheet) this.drawing.draw(sheet.context, this.#scene(share))
  }
}
