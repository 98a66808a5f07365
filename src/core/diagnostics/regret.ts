import type { ActMode } from '../algorithms/algorithm'
import type { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { ensembleQ } from '../training/q-values'
import { actionGrid } from './action-grid'
import { horizonFor, rollOut } from './policy-rollouts'
import { observationsOf, repeated, startStates } from './rows'
import { type OptimalValues, optimalValuesAt } from './value-iteration'

export interface RegretOptions {
  readonly starts?: number
  readonly mode?: ActMode
  readonly horizon?: number
  /** Of the grid over which max_a Q is sought. */
  readonly actionsPerAxis?: number
}

/** Means over start states, in the learner's units. */
export interface RegretSplit {
  readonly starts: number
  /** V*(s_0) */
  readonly optimal: number
  /** max_a min_i Q_i(s_0, a) */
  readonly promised: number
  /** V^pi(s_0), by rollouts */
  readonly earned: number
  /** V* - V^pi = miscalibration + overEstimation */
  readonly regret: number
  /** V* - max_a Q: positive where Q lies below what could be had, negative where it promises more than that. */
  readonly miscalibration: number
  /** max_a Q - V^pi: what is promised and not kept. */
  readonly overEstimation: number
}

/**
 * Splits the regret of the current policy at start states as Cal-QL’s regret analysis does (Nakamoto et al. 2023):
 * V* - V^pi = (V* - max_a Q) + (max_a Q - V^pi). V* comes from `computeOptimalValues` with the run's discount and
 * reward transformation. Cost: `starts` x (actions of the grid) evaluations of the critics, and a rollout per start.
 * Undefined without critics or where a start lies outside the grid.
 */
export async function computeRegretSplit(
  access: DiagnosticAccess,
  optimalValues: OptimalValues,
  { starts = 32, mode = 'mean', horizon, actionsPerAxis }: RegretOptions,
  random: RandomStream,
): Promise<RegretSplit | undefined> {
  if (!access.environment || !access.has('q')) return undefined
  const states = startStates(access, starts, random)
  const observations = observationsOf(access, states)
  const rollouts = await rollOut(access, states, { mode, horizon: horizon ?? horizonFor(access.discount) }, random)
  const { action } = access.sizes
  const candidates = actionGrid(action, actionsPerAxis ?? (action === 1 ? 21 : 7))
  const promised = mean(await bestPredicted(access, observations, rollouts.firstActions, candidates))
  const optimal = mean(optimalValuesAt(optimalValues, states, access.environment))
  if (Number.isNaN(optimal)) return undefined
  const earned = mean(rollouts.returns)
  return {
    starts,
    optimal,
    promised,
    earned,
    regret: optimal - earned,
    miscalibration: optimal - promised,
    overEstimation: promised - earned,
  }
}

/** Largest min_i Q_i(s, a) over some candidates [K, A] and the policy's own actions [n, A]: [n]. */
async function bestPredicted(
  access: DiagnosticAccess,
  observations: Float32Array,
  policyActions: Float32Array,
  candidates: Float32Array,
): Promise<Float32Array> {
  const { action } = access.sizes
  const best = (await ensembleQ(access, observations, policyActions)).minimum
  const [rows, count] = [best.length, candidates.length / action]
  // All of the first candidate, then all of the second, ...
  const actions = Float32Array.from({ length: count * rows * action }, (_, i) => {
    const candidate = Math.floor(i / (rows * action))
    return candidates[candidate * action + (i % action)]!
  })
  const { minimum } = await ensembleQ(access, repeated(observations, count), actions)
  minimum.forEach((value, i) => {
    best[i % rows] = Math.max(best[i % rows]!, value)
  })
  return best
}
