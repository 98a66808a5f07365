import type { RandomStream } from '../../random/random-stream'
import type { DiagnosticAccess, Rows } from '../diagnostic-access'
import { ensembleQ } from '../q-values'
import { fourierFeatures } from './features'
import { type FittedQ, fittedQ } from './fitted-q'

/** What can be said of a policy without a world to try it in. */
export interface OffPolicyEvaluation {
  /**
   * Fitted Q evaluation of the policy's mean action: its discounted return from the episodes' first observations, in the
   * rewards' own units; null where the fit did not come to rest.
   */
  readonly policy: FittedQ | null
  /** The same fit for the actions of the data, whose true value is known: how far the method itself is off here. */
  readonly behaviour: FittedQ | null
  /** Mean discounted return of the data's episodes, in the rewards' own units: what `behaviour` should find. */
  readonly earned: number
  readonly episodes: number
  readonly rows: number
  /** Of episodes that the run does not train on; of its training data where it keeps none apart. */
  readonly onHeldOut: boolean
  /** Root mean square of pi(s) - a over rows and entries, in units of [-1, 1]. */
  readonly actionDistance: number
  /** Mean of log pi(a|s), actions in [-1, 1]; null where the policy has no density. */
  readonly logLikelihood: number | null
  /** Root mean square of r + gamma min_i Q_i(s', pi(s')) - mean_i Q_i(s, a) of the run's own critics, in learner's units. */
  readonly criticTdError: number | null
}

export interface OffPolicyOptions {
  /** Whole episodes up to so many rows, spread evenly over the data. */
  readonly rows?: number
  readonly cosines?: number
}

const GROUPS = 10
/** Left out of the log-likelihood's mean: a policy that has no density at an action says minus infinity. */
const LEAST_LOG = -1e6

/**
 * Whether a policy is better, answered from data alone. Cost: two evaluations of the policy on `rows` rows, one of the
 * critics, and eleven fits with some hundred features (about 0.2 s). Undefined without data.
 */
export async function evaluateOffPolicy(
  access: DiagnosticAccess,
  { rows: most = 2000, cosines = 96 }: OffPolicyOptions,
  random: RandomStream,
): Promise<OffPolicyEvaluation | undefined> {
  const chosen = wholeEpisodes(access.offline, access.episodeStarts, most)
  if (chosen.rows.length === 0) return undefined
  const data = taken(access.offline, chosen.rows)
  const { sizes, discount, preprocessing } = access
  const reward = (value: number) => (value - preprocessing.rewardShift) / preprocessing.rewardScale
  const rewards = Float64Array.from(data.rewards, reward)
  const policyNext = await access.act(data.nextObservations, 'mean', random)
  const policyNow = await access.act(data.observations, 'mean', random)
  const features = fourierFeatures(data.observations, data.actions, sizes, cosines, random)
  const now = features.of(data.observations, data.actions)
  const groups = Math.min(GROUPS, chosen.starts.length)
  const groupOfEpisode = (episode: number) => episode % groups
  const startRows = (values: Float32Array, width: number) => pick(values, width, chosen.starts)
  const common = {
    features: features.count,
    now,
    rewards,
    discount,
    groups,
    groupOf: chosen.episodeOf.map(groupOfEpisode),
    groupOfStart: chosen.starts.map((_, episode) => groupOfEpisode(episode)),
  }
  const startObservations = startRows(data.observations, sizes.observation)
  // The data's own next action is that of the row after; the last row of a cut episode has none and ends the sum there.
  const following = Uint32Array.from(chosen.rows, (_, i) => (chosen.last.has(i) ? i : i + 1))
  const startsOfData = features.of(startObservations, startRows(data.actions, sizes.action))
  return {
    policy: fittedQ({
      ...common,
      next: features.of(data.nextObservations, policyNext),
      terminals: data.terminals,
      starts: features.of(startObservations, startRows(policyNow, sizes.action)),
    }),
    behaviour: fittedQ({
      ...common,
      next: features.of(data.nextObservations, pick(data.actions, sizes.action, following)),
      terminals: data.terminals.map((terminal, i) => (chosen.last.has(i) ? 1 : terminal)),
      starts: startsOfData,
    }),
    earned: meanDiscountedReturn(rewards, chosen.starts, discount),
    episodes: chosen.starts.length,
    rows: chosen.rows.length,
    ...(await closeness(access, most, random)),
  }
}

/** How near the policy stays to actions of held-out episodes, and how far the critics are from their own targets there. */
async function closeness(access: DiagnosticAccess, most: number, random: RandomStream) {
  const { heldOut, discount } = access
  const store = heldOut ?? access.offline
  const stride = Math.max(1, store.count / most)
  const rows = Uint32Array.from({ length: Math.floor(store.count / stride) }, (_, i) => Math.floor(i * stride))
  const data = taken(store, rows)
  const acted = await access.act(data.observations, 'mean', random)
  const squares = acted.reduce((sum, value, i) => sum + (value - data.actions[i]!) ** 2, 0)
  return {
    onHeldOut: heldOut !== undefined,
    actionDistance: Math.sqrt(squares / acted.length),
    logLikelihood: access.has('logDensity')
      ? meanAbove(await access.probe('logDensity', data.observations, data.actions), LEAST_LOG)
      : null,
    criticTdError: access.has('q') ? await criticTdError() : null,
  }

  async function criticTdError(): Promise<number> {
    const nextActions = await access.act(data.nextObservations, 'mean', random)
    const here = await ensembleQ(access, data.observations, data.actions)
    const there = await ensembleQ(access, data.nextObservations, nextActions)
    let sum = 0
    for (let row = 0; row < rows.length; row++) {
      const target = data.rewards[row]! + (data.terminals[row] ? 0 : discount * there.minimum[row]!)
      sum += (target - here.mean[row]!) ** 2
    }
    return Math.sqrt(sum / rows.length)
  }
}

interface ChosenEpisodes {
  /** Rows of the store, episode after episode. */
  readonly rows: Uint32Array
  /** Among `rows`: the first of each episode, the last of each, and the episode of every one. */
  readonly starts: Uint32Array
  readonly last: ReadonlySet<number>
  readonly episodeOf: Uint32Array
}

/** Whole episodes, spread evenly, until there are `most` rows. */
function wholeEpisodes(store: Rows, episodeStarts: ArrayLike<number>, most: number): ChosenEpisodes {
  const count = Math.max(0, episodeStarts.length - 1)
  const wanted = Math.max(1, Math.min(count, Math.floor((count * most) / Math.max(1, store.count))))
  const [rows, starts, episodeOf] = [[] as number[], [] as number[], [] as number[]]
  const last = new Set<number>()
  for (let i = 0; i < wanted && count > 0; i++) {
    const episode = Math.floor((i * count) / wanted)
    starts.push(rows.length)
    for (let row = episodeStarts[episode]!; row < episodeStarts[episode + 1]!; row++) {
      rows.push(row)
      episodeOf.push(i)
    }
    last.add(rows.length - 1)
  }
  return {
    rows: Uint32Array.from(rows),
    starts: Uint32Array.from(starts),
    last,
    episodeOf: Uint32Array.from(episodeOf),
  }
}

function taken({ columns, observationSize, actionSize }: Rows, rows: Uint32Array) {
  return {
    observations: pick(columns.observations, observationSize, rows),
    actions: pick(columns.actions, actionSize, rows),
    rewards: pick(columns.rewards, 1, rows),
    nextObservations: pick(columns.nextObservations, observationSize, rows),
    terminals: pick(columns.terminals, 1, rows),
  }
}

/** Rows of a matrix [n, width]. */
function pick(values: Float32Array, width: number, rows: Uint32Array): Float32Array {
  const out = new Float32Array(rows.length * width)
  rows.forEach((row, i) => {
    out.set(values.subarray(row * width, (row + 1) * width), i * width)
  })
  return out
}

function meanDiscountedReturn(rewards: Float64Array, starts: Uint32Array, discount: number): number {
  let sum = 0
  starts.forEach((start, episode) => {
    const end = starts[episode + 1] ?? rewards.length
    for (let row = start, weight = 1; row < end; row++, weight *= discount) sum += weight * rewards[row]!
  })
  return sum / starts.length
}

function meanAbove(values: Float32Array, least: number): number {
  let sum = 0
  for (const value of values) sum += Math.max(least, value)
  return sum / values.length
}
