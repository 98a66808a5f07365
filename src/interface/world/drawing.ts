import type { Environment } from '../../core/environments/environment'
import type { Task } from '../../core/environments/tasks/task-family'
import type { Values } from '../../core/schema/field'
import type { Palette } from './palette'

/** CSS pixels. Who draws scales the context by the device pixel ratio first. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** One moment of a world, and what is to be seen with it. */
export interface Scene {
  readonly environment: Environment
  /** The parameters that the environment was made with: lengths and masses are drawn to scale. */
  readonly parameters?: Values
  /** [stateSize] */
  readonly state: ArrayLike<number>
  /** [actions.length], environment units; null where nobody acts. */
  readonly action: ArrayLike<number> | null
  /** States of the episode so far, oldest first, [stateSize] each. */
  readonly trail?: readonly ArrayLike<number>[]
  /** The same moment under the behaviour policy, drawn faintly: [stateSize]. */
  readonly ghost?: ArrayLike<number> | null
  /** Of a task family: what the agent is not told. */
  readonly task?: Task | null
  readonly size: Size
  readonly palette: Palette
}

/** How an environment looks. Draws over the whole size; leaves the context as it was. */
export interface Drawing {
  /** Width by height in which it looks best. */
  aspect(environment: Environment): number
  draw(context: CanvasRenderingContext2D, scene: Scene): void
}
