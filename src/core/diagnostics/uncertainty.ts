import { toEnvironmentUnits } from '../environments/action-scaling'
import type { RandomStream } from '../random/random-stream'
import { pearson, spearman } from '../statistics/correlation'
import { mean } from '../statistics/moments'
import { quantile } from '../statistics/quantile'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { ensembleQ } from '../training/q-values'
import { drawRows, observationsOf, statesOf } from './rows'

/** Whose actions: the data's, the current policy's, uniform ones. */
export const ACTION_KINDS = ['data', 'policy', 'random'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/** Of one kind of action at the same states, one entry per state; null where the algorithm or the world lacks it. */
export interface UncertaintyAt {
  /** sigma_Q, over critics: [n] */
  readonly deviation: Float32Array | null
  /** How much the members of the dynamics model differ: root of the variance over members, summed over s': [n] */
  readonly disagreement: Float32Array | null
  /** u(s, a): [n] */
  readonly penalty: Float32Array | null
  /** |mean of the members' s' - true s'|, from one step of the simulator: [n] */
  readonly trueError: Float32Array | null
}

export interface Uncertainty {
  readonly at: Readonly<Record<ActionKind, UncertaintyAt>>
  /** Penalty against true error over all rows; null where one of the two is missing. */
  readonly penaltyAgainstError: {
    readonly penalty: Float32Array
    readonly trueError: Float32Array
    readonly pearson: number
    readonly spearman: number
  } | null
}

export interface UncertaintyOptions {
  readonly rows?: number
}

/**
 * How unsure critics and dynamics model are at states of the dataset, under three kinds of action; observations and
 * distances in the learner's units. Cost: 3 x `rows` evaluations of critics and model, one step of the simulator each.
 * Undefined without data.
 */
export async function computeUncertainty(
  access: DiagnosticAccess,
  { rows = 128 }: UncertaintyOptions,
  random: RandomStream,
): Promise<Uncertainty | undefined> {
  const drawn = drawRows(access, 'offline', rows, random)
  if (drawn.rows.length === 0) return undefined
  const uniform = new Float32Array(drawn.actions.length)
  random.fillUniform(uniform, -1, 1)
  const actions = {
    data: drawn.actions,
    policy: await access.act(drawn.observations, 'sample', random),
    random: uniform,
  }
  const at = {
    data: await uncertaintyAt(access, drawn.observations, actions.data),
    policy: await uncertaintyAt(access, drawn.observations, actions.policy),
    random: await uncertaintyAt(access, drawn.observations, actions.random),
  }
  return { at, penaltyAgainstError: against(Object.values(at)) }
}

/** Median and quartiles, for a line over time. */
export interface Spread {
  readonly lower: number
  readonly median: number
  readonly upper: number
  readonly mean: number
}

export function spreadOf(values: ArrayLike<number>): Spread {
  return {
    lower: quantile(values, 0.25),
    median: quantile(values, 0.5),
    upper: quantile(values, 0.75),
    mean: mean(values),
  }
}

async function uncertaintyAt(
  access: DiagnosticAccess,
  observations: Float32Array,
  actions: Float32Array,
): Promise<UncertaintyAt> {
  const predicted = access.has('predictedNextObservation')
    ? membersOf(access, await access.probe('predictedNextObservation', observations, actions), observations)
    : undefined
  const truth = predicted && trueNext(access, observations, actions)
  return {
    deviation: access.has('q') ? (await ensembleQ(access, observations, actions)).deviation : null,
    disagreement: predicted ? predicted.disagreement : null,
    penalty: access.has('penalty') ? await access.probe('penalty', observations, actions) : null,
    trueError: predicted && truth ? distances(predicted.mean, truth, access.sizes.observation) : null,
  }
}

/** predicted [M, S, n] -> mean over members [n, S], and their disagreement [n]. */
function membersOf(
  { sizes }: DiagnosticAccess,
  predicted: Float32Array,
  observations: Float32Array,
): { mean: Float32Array; disagreement: Float32Array } {
  const width = sizes.observation
  const rows = observations.length / width
  const members = predicted.length / observations.length
  const centre = new Float32Array(observations.length)
  const disagreement = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    let variance = 0
    for (let i = 0; i < width; i++) {
      const of = (member: number) => predicted[(member * width + i) * rows + row]!
      let sum = 0
      for (let member = 0; member < members; member++) sum += of(member)
      for (let member = 0; member < members; member++) variance += (of(member) - sum / members) ** 2 / members
      centre[row * width + i] = sum / members
    }
    disagreement[row] = Math.sqrt(variance)
  }
  return { mean: centre, disagreement }
}

/** One step of the simulator from where the observations are: [n, S]; undefined where they do not tell the state. */
function trueNext(
  access: DiagnosticAccess,
  observations: Float32Array,
  actions: Float32Array,
): Float32Array | undefined {
  const { environment } = access
  const states = statesOf(access, observations)
  if (!environment || !states) return undefined
  const inWorld = new Float64Array(actions.length)
  toEnvironmentUnits(environment.actions, actions, inWorld)
  const rows = states.length / environment.stateSize
  const outcome = {
    states: new Float64Array(states.length),
    rewards: new Float64Array(rows),
    terminals: new Uint8Array(rows),
  }
  environment.step(states, inWorld, outcome)
  return observationsOf(access, outcome.states)
}

/** Euclidean distance of each row of a and b [n, width]. */
function distances(a: Float32Array, b: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: a.length / width }, (_, row) => {
    let squares = 0
    for (let i = row * width; i < (row + 1) * width; i++) squares += (a[i]! - b[i]!) ** 2
    return Math.sqrt(squares)
  })
}

function against(all: readonly UncertaintyAt[]): Uncertainty['penaltyAgainstError'] {
  const parts = all.flatMap(({ penalty, trueError }) => (penalty && trueError ? [{ penalty, trueError }] : []))
  if (parts.length === 0) return null
  const penalty = Float32Array.from(parts.flatMap((part) => [...part.penalty]))
  const trueError = Float32Array.from(parts.flatMap((part) => [...part.trueError]))
  return { penalty, trueError, pearson: pearson(penalty, trueError), spearman: spearman(penalty, trueError) }
}
