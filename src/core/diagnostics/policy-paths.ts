import { toEnvironmentUnits } from '../environments/action-scaling'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { placesOf } from './plane'
import { observationsOf } from './rows'

/** Episodes of the current policy, by its mean action, from states [n, stateSize] side by side, for drawing. */
export interface PolicyPaths {
  /** Entries of `mapAxes` along each path: [steps + 1, axes]; a path ends with its task or at the time limit. */
  readonly paths: readonly Float32Array[]
  /** Undiscounted, in the world's units. */
  readonly returns: readonly number[]
}

/** Cost: at most the time limit's number of policy evaluations on n rows. */
export async function computePolicyPaths(
  access: DiagnosticAccess,
  starts: Float64Array,
  random: RandomStream,
): Promise<PolicyPaths> {
  const environment = access.environment!
  const size = environment.stateSize
  const count = starts.length / size
  const places = Array.from({ length: count }, () => [] as number[])
  const returns = new Array<number>(count).fill(0)
  const alive = new Uint8Array(count).fill(1)
  let states = starts.slice()
  let observations = observationsOf(access, states)
  const visit = () => {
    const all = placesOf(access, observations)
    const width = all.length / count
    places.forEach((path, row) => {
      if (alive[row] === 1) path.push(...all.subarray(row * width, (row + 1) * width))
    })
  }
  visit()
  for (let step = 0; step < environment.timeLimit && alive.includes(1); step++) {
    const agentActions = await access.act(observations, 'mean', random)
    const actions = new Float64Array(agentActions.length)
    toEnvironmentUnits(environment.actions, agentActions, actions)
    const outcome = {
      states: new Float64Array(states.length),
      rewards: new Float64Array(count),
      terminals: new Uint8Array(count),
    }
    environment.step(states, actions, outcome)
    states = outcome.states
    observations = observationsOf(access, states)
    visit()
    for (let row = 0; row < count; row++) {
      if (alive[row] === 0) continue
      returns[row]! += outcome.rewards[row]!
      if (outcome.terminals[row]) alive[row] = 0
    }
  }
  return { paths: places.map((path) => Float32Array.from(path)), returns }
}
