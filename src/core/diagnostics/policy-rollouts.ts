import type { ActMode } from '../algorithms/algorithm'
import { toEnvironmentUnits } from '../environments/action-scaling'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { transformReward } from '../training/preprocessing'
import { observationsOf } from './rows'

export interface RolloutOptions {
  readonly mode: ActMode
  /** Steps after which a rollout is left alone. */
  readonly horizon: number
  /** Leaves out what the critics' target adds for entropy: rewards alone. */
  readonly rewardsOnly?: boolean
}

/** Rollouts of the current policy in the simulator, one per start; all in the learner's units. */
export interface PolicyRollouts {
  /** The policy's first action at each start: [n, A]. */
  readonly firstActions: Float32Array
  /**
   * Discounted sums of transformed rewards, from the start on, and of what the critics' target adds for entropy after the
   * first action (Haarnoja et al. 2018, eq. 2 and 3): [n].
   */
  readonly returns: Float64Array
  /** gamma^horizon where a rollout was left before its task ended, otherwise 0: the share of the future not seen [n]. */
  readonly unseen: Float64Array
}

/** So many steps that at most this share of an endless future is not seen. */
export function horizonFor(discount: number, unseen = 0.02, most = 400): number {
  return Math.min(most, Math.ceil(Math.log(unseen) / Math.log(discount)))
}

/**
 * Plays the current policy from states [n, stateSize] side by side. Time limits do not end a rollout: they are no end
 * of the task, and a critic does not know of them. Cost: `horizon` policy evaluations of n rows, fewer where tasks end.
 */
export async function rollOut(
  access: DiagnosticAccess,
  starts: Float64Array,
  { mode, horizon, rewardsOnly = false }: RolloutOptions,
  random: RandomStream,
): Promise<PolicyRollouts> {
  const { preprocessing, discount, sizes } = access
  const environment = access.environment!
  const size = environment.stateSize
  const count = starts.length / size
  const returns = new Float64Array(count)
  let running = Array.from({ length: count }, (_, i) => i)
  let states = starts.slice()
  let firstActions: Float32Array = new Float32Array(0)
  for (let step = 0; step < horizon && running.length > 0; step++) {
    const observations = observationsOf(access, states)
    const agentActions = await access.act(observations, mode, random)
    if (step === 0) firstActions = agentActions
    const bonus =
      step > 0 && !rewardsOnly && access.has('entropyBonus')
        ? await access.probe('entropyBonus', observations, agentActions)
        : null
    const actions = new Float64Array(agentActions.length)
    toEnvironmentUnits(environment.actions, agentActions, actions)
    const outcome = {
      states: new Float64Array(states.length),
      rewards: new Float64Array(running.length),
      terminals: new Uint8Array(running.length),
    }
    environment.step(states, actions, outcome)
    const goingOn: number[] = []
    running.forEach((start, row) => {
      const reward = transformReward(preprocessing, outcome.rewards[row]!)
      returns[start]! += discount ** step * (reward + (bonus?.[row] ?? 0))
      if (!outcome.terminals[row]) goingOn.push(row)
    })
    states = new Float64Array(goingOn.length * size)
    goingOn.forEach((row, i) => {
      states.set(outcome.states.subarray(row * size, (row + 1) * size), i * size)
    })
    running = goingOn.map((row) => running[row]!)
  }
  const unseen = new Float64Array(count)
  for (const start of running) unseen[start] = discount ** horizon
  return { firstActions: firstActions.slice(0, count * sizes.action), returns, unseen }
}
