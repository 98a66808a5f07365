import type { H } from '../algorithms/mopo/hyperparameters'
import { type Environment, EnvironmentError } from '../environments/environment'
import { said } from '../said/said'
import type { Preprocessing } from './preprocessing'

/**
 * The change of an observation in one step, in the learner's units, that is a speed of 1: [S]. Undefined where
 * penalties are to be counted as the ensemble predicts.
 */
export function speedUnit(
  { penaltyUnit }: Pick<H, 'penaltyUnit'>,
  { observationScale }: Pick<Preprocessing, 'observationScale'>,
  environment: Environment | undefined,
): readonly number[] | undefined {
  if (penaltyUnit === 'prediction') return undefined
  const speeds = environment?.speedOfChange
  if (!speeds) {
    throw new EnvironmentError(
      said`The penalty unit "speed" needs an environment whose observation tells places; choose "as predicted", or a maze.`,
    )
  }
  return speeds.map((speed, i) => 1 / (speed * observationScale[i]!))
}
