import type { Environment } from '../../environments/environment'
import type { Preprocessing } from '../../training/preprocessing'

/** Imagined steps of n rows: observations [n, S] and actions [n, A] in the environment's units, predictions [n, S] in the learner's. */
export interface PredictedRows {
  readonly observations: Float32Array
  readonly actions: Float64Array
  readonly predicted: Float32Array
}

/**
 * Distance of each prediction to the true next state, from one step of the simulator, each entry counted in `units`: [n].
 * NaN where a row begins at a place that does not exist, such as the inside of a wall: the simulator would throw it anywhere,
 * and nothing is true there. Undefined where an observation does not tell the state.
 */
export function trueErrors(
  environment: Environment,
  { observationScale, observationMean }: Pick<Preprocessing, 'observationScale' | 'observationMean'>,
  { observations, actions, predicted }: PredictedRows,
  units: ArrayLike<number>,
): Float32Array | undefined {
  if (!environment.stateOf) return undefined
  const size = environment.observations.length
  const rows = observations.length / size
  const states = new Float64Array(rows * environment.stateSize)
  environment.stateOf(observations, states)
  const possible = new Uint8Array(rows).fill(1)
  environment.isPossible?.(observations, possible)
  const outcome = {
    states: new Float64Array(states.length),
    rewards: new Float64Array(rows),
    terminals: new Uint8Array(rows),
  }
  environment.step(states, actions, outcome)
  const truth = new Float32Array(rows * size)
  environment.observe(outcome.states, truth)
  return Float32Array.from({ length: rows }, (_, row) => {
    if (possible[row] === 0) return Number.NaN
    let sum = 0
    for (let i = 0; i < size; i++) {
      const at = row * size + i
      const normalised = (truth[at]! - observationMean[i]!) / observationScale[i]!
      sum += ((predicted[at]! - normalised) / units[i]!) ** 2
    }
    return Math.sqrt(sum)
  })
}

/** As a penalty, where nothing is true, it costs as much as the worst of the same rows that has a true error. */
export function withoutTruth(errors: Float32Array): Float32Array {
  const worst = errors.reduce((most, error) => (error > most ? error : most), 0)
  return errors.map((error) => (Number.isNaN(error) ? worst : error))
}
