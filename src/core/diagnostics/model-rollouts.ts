import { toEnvironmentUnits } from '../environments/action-scaling'
import type { StateQuantity } from '../environments/environment'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { denormaliseObservations } from '../training/preprocessing'
import { mapAxes, placesOf } from './plane'
import { computePolicyPaths } from './policy-paths'
import { observationsOf, startStates } from './rows'

export interface ModelRolloutOptions {
  readonly starts?: number
  /** Steps after which an imagined path is left; the world's time limit where missing. */
  readonly length?: number
}

/** The same policy from the same starts, in the learnt model and in the world. */
export interface ModelRollouts {
  readonly axes: readonly StateQuantity[]
  readonly imagined: readonly ImaginedPath[]
  readonly real: readonly { readonly places: Float32Array; readonly return: number }[]
}

export interface ImaginedPath {
  /** Entries of `mapAxes`: [steps + 1, axes] */
  readonly places: Float32Array
  /** u(s, a) of each step: [steps]; null where the model does not tell. */
  readonly penalties: Float32Array | null
  /** Undiscounted, in the world's units and unpenalised; null where the world's reward is no function of what is seen. */
  readonly return: number | null
}

/**
 * Each imagined step takes the mean prediction of one member, drawn anew for every row and step; ends are the task's
 * own. Cost: `length` evaluations of policy and model on `starts` rows, and as many steps of the simulator.
 * Undefined without a learnt model or without a world.
 */
export async function computeModelRollouts(
  access: DiagnosticAccess,
  { starts: count = 6, length }: ModelRolloutOptions,
  random: RandomStream,
): Promise<ModelRollouts | undefined> {
  const { environment } = access
  if (!environment || !access.has('predictedNextObservation')) return undefined
  const starts = startStates(access, count, random)
  const imagined = await imagine(access, starts, length ?? environment.timeLimit, random)
  const { paths, returns } = await computePolicyPaths(access, starts, random)
  return {
    axes: mapAxes(access),
    imagined,
    real: paths.map((places, row) => ({ places, return: returns[row]! })),
  }
}

async function imagine(
  access: DiagnosticAccess,
  starts: Float64Array,
  length: number,
  random: RandomStream,
): Promise<ImaginedPath[]> {
  const task = access.environment!.model
  const count = starts.length / access.environment!.stateSize
  const kept = Array.from({ length: count }, () => ({ places: [] as number[], penalties: [] as number[], return: 0 }))
  const alive = new Uint8Array(count).fill(1)
  let observations = observationsOf(access, starts)
  const visit = () => {
    const all = placesOf(access, observations)
    const width = all.length / count
    kept.forEach(({ places }, row) => {
      if (alive[row] === 1) places.push(...all.subarray(row * width, (row + 1) * width))
    })
  }
  visit()
  for (let step = 0; step < length && alive.includes(1); step++) {
    const actions = await access.act(observations, 'mean', random)
    const predicted = await access.probe('predictedNextObservation', observations, actions)
    const next = pickMembers(predicted, observations, access.sizes.observation, random)
    const penalties = access.has('penalty') ? await access.probe('penalty', observations, actions) : null
    const outcome = task && askTask(access, observations, actions, next)
    observations = next
    visit()
    kept.forEach((path, row) => {
      if (alive[row] === 0) return
      if (penalties) path.penalties.push(penalties[row]!)
      if (!outcome) return
      path.return += outcome.rewards[row]!
      if (outcome.terminals[row]) alive[row] = 0
    })
  }
  return kept.map(({ places, penalties, return: sum }) => ({
    places: Float32Array.from(places),
    penalties: access.has('penalty') ? Float32Array.from(penalties) : null,
    return: task ? sum : null,
  }))
}

/** predicted [M, S, n] -> the prediction of one random member per row [n, S] */
export function pickMembers(
  predicted: Float32Array,
  { length }: Float32Array,
  size: number,
  random: RandomStream,
): Float32Array<ArrayBuffer> {
  const rows = length / size
  const members = predicted.length / length
  const next = new Float32Array(length)
  for (let row = 0; row < rows; row++) {
    const member = random.integer(members)
    for (let i = 0; i < size; i++) next[row * size + i] = predicted[(member * size + i) * rows + row]!
  }
  return next
}

/** Reward and end of each row, in the world's units. */
export function askTask(
  access: DiagnosticAccess,
  observations: Float32Array,
  actions: Float32Array,
  next: Float32Array,
) {
  const environment = access.environment!
  const world = (given: Float32Array) => {
    const inWorld = new Float32Array(given.length)
    denormaliseObservations(access.preprocessing, given, inWorld)
    return inWorld
  }
  const inWorld = new Float64Array(actions.length)
  toEnvironmentUnits(environment.actions, actions, inWorld)
  const rows = observations.length / access.sizes.observation
  const outcome = { rewards: new Float64Array(rows), terminals: new Uint8Array(rows) }
  const [s, following] = [world(observations), world(next)]
  environment.model!.rewards(s, inWorld, following, outcome.rewards)
  environment.model!.terminals(s, inWorld, following, outcome.terminals)
  return outcome
}
