import type { RandomStream } from '../random/random-stream'
import type { Environment } from './environment'
import { VectorEnvironment, type VectorEnvironmentState, type VectorStep } from './vector-environment'

/** Copies of a world that are stepped side by side, each with its time limit; a finished copy begins anew at once. */
export interface ParallelEnvironments {
  readonly environment: Pick<Environment, 'observations' | 'actions'>
  readonly count: number
  /** [count, observations.length], what the agent sees now. */
  readonly observations: Float32Array
  /** Begins the first episodes, where that takes time; to be awaited before the first look at `observations`. */
  begin?(): Promise<void>
  /** agentActions: [count, actions.length] in [-1, 1], scaled to the environment's box. */
  step(agentActions: Float32Array): VectorStep | Promise<VectorStep>
  /** null where it cannot be kept: a run that goes on from a checkpoint then begins new episodes. */
  state(): VectorEnvironmentState | null
  restore(state: VectorEnvironmentState): void
}

/** A simulator outside this program, of which nothing can be asked but to begin and to step. */
export interface OutsideWorld extends Pick<Environment, 'label' | 'observations' | 'actions' | 'timeLimit'> {
  /** NaN where nobody has measured them: scores are none then. */
  readonly referenceReturns: Environment['referenceReturns']
  /** Random numbers of their start states come from `random`. `once`: a copy rests when its episode is over. */
  copies(count: number, random: RandomStream, once: boolean): ParallelEnvironments
}

/** What a run acts in. */
export type World = Environment | OutsideWorld

export function isOutside(world: World): world is OutsideWorld {
  return 'copies' in world
}

/** Undefined where the world is outside this program, or there is none. */
export function builtIn(world: World | undefined): Environment | undefined {
  return world && !isOutside(world) ? world : undefined
}

export function parallelEnvironments(
  world: World,
  count: number,
  random: RandomStream,
  once = false,
): ParallelEnvironments {
  return isOutside(world) ? world.copies(count, random, once) : new VectorEnvironment(world, count, random)
}
