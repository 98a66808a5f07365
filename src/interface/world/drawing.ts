import type { Environment } from '../../core/environments/environment'
import type { Task } from '../../core/environments/tasks/task-family'
import type { Values } from '../../core/schema/field'
import type { Palette } from './palette'

/** CSS pixels. Who draws scales the context by the device pixel ratio first. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Another one in the same world. */
export interface Walker {
  readonly state: ArrayLike<number>
  readonly colour: string
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
  /** The same moment under other policies, drawn faintly, each in its colour: [stateSize]. */
  readonly walkers?: readonly Walker[]
  /** Of a task family: what the agent is not told. */
  readonly task?: Task | null | undefined
  /** Of a task family: the other tasks of the run, drawn faintly where they have a place. */
  readonly otherTasks?: readonly Task[]
  readonly size: Size
  readonly palette: Palette
}

/** Arrow keys that are down. */
export interface HeldKeys {
  readonly left: boolean
  readonly right: boolean
  readonly up: boolean
  readonly down: boolean
}

/** How a person drives: actions [actions.length] in [-1, 1], shares of the environment's box. */
export interface Steering {
  /** Whether up and down do anything. */
  readonly usesVertical: boolean
  /** Where nothing moves by itself, time stands still while nobody pushes. */
  readonly waits: boolean
  byKeys(held: HeldKeys): number[]
  /** Pointer at (x, y), pixels of the scene's size. */
  byPointer(scene: Scene, x: number, y: number): number[]
}

/** How an environment looks and is driven. Draws over the whole size; leaves the context as it was. */
export interface Drawing {
  /** Width by height in which it looks best, from 1 to 2.5: what is wider leaves no height to see anything in. */
  aspect(environment: Environment): number
  draw(context: CanvasRenderingContext2D, scene: Scene): void
  readonly steering: Steering
}

/** By the environment's id: each file of `drawings/` that draws one exports these as `drawings`. */
export type Drawings = Readonly<Record<string, Drawing>>
