import type { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { ensembleQ } from '../training/q-values'
import { horizonFor, rollOut } from './policy-rollouts'
import { drawRows, type RowSource, repeated, statesOf } from './rows'

export interface BehaviourCalibrationOptions {
  readonly rows?: number
  /** Policy samples per state for the bound rate. */
  readonly samples?: number
}

/** The critics against what the data's behaviour earned; every figure in the learner's units. */
export interface BehaviourCalibration {
  readonly rows: number
  /** Mean of min_i Q_i(s, a) at the data's actions. */
  readonly qData: number
  /** Mean of min_i Q_i(s, a~), a~ ~ pi(.|s). */
  readonly qPolicy: number
  /** V^mu: mean return-to-go of the same rows. */
  readonly behaviourValue: number
  /** Share of states with min_i Q_i(s, a~) < V^mu(s). With exact values about a half: V^mu is one trajectory's return. */
  readonly shareBelow: number
  /** Per critic: share of policy samples with Q_i(s, a~) < V^mu(s), where Cal-QL would not push down. */
  readonly boundRates: readonly number[]
}

/**
 * How Q stands to V^mu on states of the dataset (Nakamoto et al. 2023, definition 4.1 and the bound rates that CORL
 * logs). Cost: `rows` x (1 + `samples`) evaluations of policy and critics; no simulation.
 * Undefined without critics or without data.
 */
export async function computeBehaviourCalibration(
  access: DiagnosticAccess,
  { rows = 256, samples = 4 }: BehaviourCalibrationOptions,
  random: RandomStream,
): Promise<BehaviourCalibration | undefined> {
  const drawn = drawRows(access, 'offline', rows, random)
  const count = drawn.rows.length
  if (count === 0 || !access.has('q')) return undefined
  const onData = await ensembleQ(access, drawn.observations, drawn.actions)
  const below = new Float64Array(onData.members)
  let statesBelow = 0
  let sum = 0
  for (let sample = 0; sample < samples; sample++) {
    const actions = await access.act(drawn.observations, 'sample', random)
    const { all, minimum } = await ensembleQ(access, drawn.observations, actions)
    sum += mean(minimum)
    for (let row = 0; row < count; row++) {
      const reference = drawn.returnsToGo[row]!
      if (minimum[row]! < reference) statesBelow++
      for (let member = 0; member < below.length; member++) if (all[member * count + row]! < reference) below[member]!++
    }
  }
  return {
    rows: count,
    qData: mean(onData.minimum),
    qPolicy: sum / samples,
    behaviourValue: mean(drawn.returnsToGo),
    shareBelow: statesBelow / (count * samples),
    boundRates: Array.from(below, (value) => value / (count * samples)),
  }
}

export interface ReliabilityOptions {
  readonly from?: RowSource
  readonly starts?: number
  readonly bins?: number
  /** Rollouts per start, averaged, where the policy is played by samples. */
  readonly repetitions?: number
  readonly horizon?: number
}

/**
 * What critics promise, and so what has to be played: the policy that they value (samples of a stochastic one, the action of
 * a deterministic one), and whether their Q holds a bonus for entropy, which then counts in the return too. IQL's Q is of the
 * best actions of the data and MOPO's of a penalised reward in its own model: no rollout in the simulator earns that.
 */
export interface CriticsPromise {
  readonly mode: 'sample' | 'mean'
  readonly entropy: boolean
  readonly of: 'policy' | 'data' | 'model'
}

function promiseOf({ has }: Pick<DiagnosticAccess, 'has'>): CriticsPromise {
  return {
    mode: has('logDensity') ? 'sample' : 'mean',
    entropy: has('entropyBonus'),
    of: has('predictedNextObservation') ? 'model' : has('value') ? 'data' : 'policy',
  }
}

/** Predicted against true, one entry per start. */
export interface Reliability {
  readonly promise: CriticsPromise
  /** min_i Q_i(s, a) of the policy's action: [n] */
  readonly predicted: Float32Array
  /** Monte-Carlo return of the policy after that action: [n] */
  readonly returns: Float64Array
  /** V^mu(s): [n] */
  readonly behaviourValues: Float32Array
  readonly bins: readonly ReliabilityBin[]
  /** Mean of predicted - return: positive where the critics promise too much. */
  readonly bias: number
  /** Root of the mean squared difference. */
  readonly error: number
  /** Largest share of the discounted future that a rollout did not see. */
  readonly unseen: number
}

export interface ReliabilityBin {
  /** Mean prediction and mean return of the starts in the bin. */
  readonly predicted: number
  readonly returned: number
  readonly count: number
}

/**
 * Plays the policy that the critics value in the simulator from states of the data and compares what it earns with what
 * they promised for its first action, entropy counted where they count it. Bins hold equally many starts, in the order of the prediction.
 * Cost: `horizon` evaluations of the policy on `starts` times `repetitions` rows.
 * Undefined without critics, without data, or where no simulation can start from an observation.
 */
export async function computeReliability(
  access: DiagnosticAccess,
  { from = 'offline', starts = 32, bins = 8, repetitions = 4, horizon }: ReliabilityOptions,
  random: RandomStream,
): Promise<Reliability | undefined> {
  const drawn = drawRows(access, from, starts, random)
  const states = statesOf(access, drawn.observations)
  if (!states || drawn.rows.length === 0 || !access.has('q')) return undefined
  const promise = promiseOf(access)
  const count = drawn.rows.length
  const times = promise.mode === 'sample' ? repetitions : 1
  const steps = horizon ?? horizonFor(access.discount)
  const rollouts = await rollOut(access, repeatedStates(states, times), { mode: promise.mode, horizon: steps }, random)
  const { minimum } = await ensembleQ(access, repeated(drawn.observations, times), rollouts.firstActions)
  const returns = meansOver(rollouts.returns, times, new Float64Array(count))
  const predicted = meansOver(minimum, times, new Float32Array(count))
  const unseen = rollouts.unseen.reduce((most, share) => Math.max(most, share), 0)
  let squares = 0
  for (let i = 0; i < count; i++) squares += (predicted[i]! - returns[i]!) ** 2
  return {
    promise,
    predicted,
    returns,
    behaviourValues: drawn.returnsToGo,
    bins: reliabilityBins(predicted, returns, bins),
    bias: mean(predicted) - mean(returns),
    error: Math.sqrt(squares / count),
    unseen,
  }
}

function repeatedStates(states: Float64Array, times: number): Float64Array {
  return Float64Array.from({ length: times * states.length }, (_, i) => states[i % states.length]!)
}

/** values [times * n], one round after the other -> means [n] */
function meansOver<Means extends Float32Array | Float64Array>(
  values: ArrayLike<number>,
  times: number,
  means: Means,
): Means {
  for (let i = 0; i < values.length; i++) means[i % means.length]! += values[i]! / times
  return means
}

/** Pairs in the order of their prediction, in `bins` groups as equal in number as they can be. */
export function reliabilityBins(
  predicted: ArrayLike<number>,
  returns: ArrayLike<number>,
  bins: number,
): ReliabilityBin[] {
  const order = Uint32Array.from({ length: predicted.length }, (_, i) => i).sort(
    (a, b) => predicted[a]! - predicted[b]!,
  )
  const result: ReliabilityBin[] = []
  for (let bin = 0; bin < bins; bin++) {
    const inBin = order.subarray(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins))
    if (inBin.length === 0) continue
    result.push({
      predicted: mean(Array.from(inBin, (i) => predicted[i]!)),
      returned: mean(Array.from(inBin, (i) => returns[i]!)),
      count: inBin.length,
    })
  }
  return result
}
