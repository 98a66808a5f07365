import type { VectorEnvironment, VectorStep } from '../core/environments/vector-environment'
import type { TaskAttempt } from './protocol'

/** Who acts where in the environment view, one copy of one environment at a time. */
export interface WorldStage {
  readonly world: VectorEnvironment
  readonly attempt: TaskAttempt | null
  /** [A] in [-1, 1], of the current policy at what `world` shows. */
  act(): Promise<Float32Array>
  /** After each step; another world may be up afterwards. */
  follow(taken: VectorStep): Promise<void>
}
