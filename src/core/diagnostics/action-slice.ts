import { isReturnKnown } from '../data/transition-store'
import type { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { normaliseObservations } from '../training/preprocessing'
import { ensembleQ } from '../training/q-values'
import { actionGrid } from './action-grid'
import { nearestRows } from './nearest-rows'
import { repeated } from './rows'

export interface ActionSliceOptions {
  /** In the world's units: [S]. */
  readonly observation: ArrayLike<number>
  /** Entries of the action that the slice runs over: one or two; the others stay at the policy's mean. */
  readonly axes?: readonly number[]
  readonly pointsPerAxis?: number
  readonly samples?: number
  /** Rows of the data nearest to the observation. */
  readonly neighbours?: number
}

/**
 * Everything over the actions at one observation, in the learner's units. Points [P] run over the first axis fastest;
 * what the algorithm does not have is null.
 */
export interface ActionSlice {
  readonly axes: readonly number[]
  /** Positions along every axis: [pointsPerAxis] on [-1, 1]. */
  readonly positions: Float32Array
  /** Q_i(s, a), one array per critic: [P] each. */
  readonly q: readonly Float32Array[]
  /** min_i Q_i: [P] */
  readonly minimum: Float32Array
  /** sigma_Q: [P] */
  readonly deviation: Float32Array
  /** min_i Qbar_i of the target critics: [P] */
  readonly target: Float32Array | null
  /** Q_UB: [P] */
  readonly upperBound: Float32Array | null
  /** pi(a|s) as a density on the actions of the learner: [P] */
  readonly density: Float32Array | null
  readonly policy: {
    /** [A] */
    readonly mean: Float32Array
    /** [samples, A]: what CQL pushes down */
    readonly samples: Float32Array
    /** [samples, A], uniform on the box: what CQL pushes down besides */
    readonly uniform: Float32Array
    /** [A], the explorer's */
    readonly explored: Float32Array | null
  }
  /** The nearest rows of the data, the nearest first. */
  readonly data: {
    /** [n, A]: what CQL pushes up */
    readonly actions: Float32Array
    /** [n] in standard deviations of the data */
    readonly distances: Float32Array
    /** [n], 1 where the row was collected online */
    readonly online: Uint8Array
    /** [n]; NO_RETURN where the episode still runs */
    readonly returnsToGo: Float32Array
    /** [n], the weight with which AWAC or IQL imitates the action at the row's own observation */
    readonly weights: Float32Array | null
    /** [n], min_i Q_i at the row's own observation and action; missing in recordings made before it was asked. */
    readonly q?: Float32Array
    /** [n], V(s) of the row's own observation: mean of min_i Q_i at actions of the policy; missing likewise. */
    readonly values?: Float32Array
  }
  /** V^mu(s), below which Cal-QL does not push: mean return-to-go of the nearest rows that have one; null without any. */
  readonly behaviourValue: number | null
}

/**
 * Cost: pointsPerAxis^axes evaluations of critics, targets and policy (about 2000 for a plane), a pass over the data.
 * Throws where the algorithm has no critics.
 */
export async function computeActionSlice(
  access: DiagnosticAccess,
  { observation, axes, pointsPerAxis, samples = 16, neighbours = 64 }: ActionSliceOptions,
  random: RandomStream,
): Promise<ActionSlice> {
  const { action: actionSize } = access.sizes
  const over = axes ?? Array.from({ length: Math.min(2, actionSize) }, (_, axis) => axis)
  const side = pointsPerAxis ?? (over.length === 1 ? 101 : 31)
  const s = new Float32Array(observation.length)
  normaliseObservations(access.preprocessing, Float32Array.from(observation), s)

  const policyMean = await access.act(s, 'mean', random)
  const actions = slicePoints(policyMean, over, side)
  const observations = repeated(s, side ** over.length)
  const ask = async (name: 'upperBound' | 'logDensity') =>
    access.has(name) ? access.probe(name, observations, actions) : null

  const { members, all, minimum, deviation } = await ensembleQ(access, observations, actions)
  const target = access.has('targetQ') ? (await ensembleQ(access, observations, actions, 'targetQ')).minimum : null
  const upperBound = await ask('upperBound')
  const logDensity = await ask('logDensity')
  const policySamples = await access.act(repeated(s, samples), 'sample', random)
  const explored = access.has('exploredAction') ? await access.probe('exploredAction', s, policyMean) : null
  const uniform = Float32Array.from({ length: samples * actionSize }, () => random.uniformBetween(-1, 1))
  const data = await dataNear(access, s, neighbours, random)
  const points = minimum.length
  return {
    axes: over,
    positions: actionGrid(1, side),
    q: Array.from({ length: members }, (_, member) => all.slice(member * points, (member + 1) * points)),
    minimum,
    deviation,
    target,
    upperBound,
    density: logDensity?.map(Math.exp) ?? null,
    policy: { mean: policyMean, samples: policySamples, uniform, explored },
    data,
    behaviourValue: meanKnown(data.returnsToGo),
  }
}

/** Rows of episodes that still run have no return yet. */
function meanKnown(returnsToGo: Float32Array): number | null {
  const known = returnsToGo.filter(isReturnKnown)
  return known.length > 0 ? mean(known) : null
}

/** A grid over some entries of the action, the others held: [side^axes, A]. */
function slicePoints(held: Float32Array, axes: readonly number[], side: number): Float32Array {
  const grid = actionGrid(axes.length, side)
  const points = repeated(held, side ** axes.length)
  for (let point = 0; point < side ** axes.length; point++) {
    axes.forEach((axis, i) => {
      points[point * held.length + axis] = grid[point * axes.length + i]!
    })
  }
  return points
}

/** Actions of the policy that V(s) is a mean of. */
const VALUE_SAMPLES = 4

async function dataNear(
  access: DiagnosticAccess,
  s: Float32Array,
  count: number,
  random: RandomStream,
): Promise<ActionSlice['data']> {
  const { observation: states, action: width } = access.sizes
  const near = nearestRows(access, s, count)
  const column = (name: 'observations' | 'actions' | 'returnsToGo', size: number) =>
    Float32Array.from({ length: near.length * size }, (_, i) => {
      const { source, row } = near[Math.floor(i / size)]!
      return access[source].columns[name][row * size + (i % size)]!
    })
  const actions = column('actions', width)
  const observations = column('observations', states)
  const { minimum: q } = await ensembleQ(access, observations, actions)
  const values = new Float32Array(near.length)
  for (let k = 0; k < VALUE_SAMPLES && near.length > 0; k++) {
    const sampled = await access.act(observations, 'sample', random)
    const { minimum } = await ensembleQ(access, observations, sampled)
    minimum.forEach((value, i) => {
      values[i]! += value / VALUE_SAMPLES
    })
  }
  return {
    actions,
    distances: Float32Array.from(near, ({ distance }) => distance),
    online: Uint8Array.from(near, ({ source }) => (source === 'online' ? 1 : 0)),
    returnsToGo: column('returnsToGo', 1),
    weights:
      access.has('advantageWeight') && near.length > 0
        ? await access.probe('advantageWeight', observations, actions)
        : null,
    q,
    values,
  }
}
