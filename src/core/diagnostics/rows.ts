import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess, Rows } from '../training/diagnostic-access'
import { denormaliseObservations, normaliseObservations } from '../training/preprocessing'

/** Where rows for a diagnostic are drawn from. */
export type RowSource = 'offline' | 'online'

/** Rows of the data in the learner's units. */
export interface DrawnRows {
  /** Their places in the store. */
  readonly rows: Uint32Array
  /** [n, S] */
  readonly observations: Float32Array
  /** [n, A] */
  readonly actions: Float32Array
  /** [n] */
  readonly rewards: Float32Array
  /** [n, S] */
  readonly nextObservations: Float32Array
  /** [n]: 1 for true terminals */
  readonly terminals: Float32Array
  /** [n] */
  readonly returnsToGo: Float32Array
}

/** Up to `count` rows, uniformly and without repetition; none where there are no data. */
export function drawRows(
  access: Pick<DiagnosticAccess, RowSource>,
  source: RowSource,
  count: number,
  random: RandomStream,
): DrawnRows {
  const store = access[source]
  return takeRows(store, distinct(store.count, count, random))
}

export function takeRows(store: Rows, rows: Uint32Array): DrawnRows {
  const { columns, observationSize, actionSize } = store
  const pick = (column: Float32Array, width: number) => {
    const picked = new Float32Array(rows.length * width)
    rows.forEach((row, i) => {
      picked.set(column.subarray(row * width, (row + 1) * width), i * width)
    })
    return picked
  }
  return {
    rows,
    observations: pick(columns.observations, observationSize),
    actions: pick(columns.actions, actionSize),
    rewards: pick(columns.rewards, 1),
    nextObservations: pick(columns.nextObservations, observationSize),
    terminals: pick(columns.terminals, 1),
    returnsToGo: pick(columns.returnsToGo, 1),
  }
}

/** Floyd's sampling without replacement, in ascending order. */
function distinct(from: number, count: number, random: RandomStream): Uint32Array {
  if (count >= from) return Uint32Array.from({ length: from }, (_, i) => i)
  const chosen = new Set<number>()
  for (let i = from - count; i < from; i++) {
    const candidate = random.integer(i + 1)
    chosen.add(chosen.has(candidate) ? i : candidate)
  }
  return Uint32Array.from(chosen).sort()
}

/** Learner's observations [n, S] -> states [n, stateSize]; undefined where an observation does not tell the state. */
export function statesOf(access: DiagnosticAccess, observations: Float32Array): Float64Array | undefined {
  const { environment, preprocessing, sizes } = access
  if (!environment?.stateOf) return undefined
  const world = new Float32Array(observations.length)
  denormaliseObservations(preprocessing, observations, world)
  const states = new Float64Array((observations.length / sizes.observation) * environment.stateSize)
  environment.stateOf(world, states)
  return states
}

/** States [n, stateSize] -> learner's observations [n, S]. */
export function observationsOf(access: DiagnosticAccess, states: Float64Array): Float32Array {
  const { environment, preprocessing, sizes } = access
  const observations = new Float32Array((states.length / environment!.stateSize) * sizes.observation)
  environment!.observe(states, observations)
  normaliseObservations(preprocessing, observations, observations)
  return observations
}

/** States of freshly begun episodes [n, stateSize]. */
export function startStates(access: DiagnosticAccess, count: number, random: RandomStream): Float64Array {
  const environment = access.environment!
  const states = new Float64Array(count * environment.stateSize)
  for (let i = 0; i < count; i++) {
    environment.reset(random, states.subarray(i * environment.stateSize, (i + 1) * environment.stateSize))
  }
  return states
}

/** The same values over and over: a row [width] -> [count, width], rows [n, width] -> [count * n, width]. */
export function repeated(values: Float32Array, count: number): Float32Array {
  return Float32Array.from({ length: count * values.length }, (_, i) => values[i % values.length]!)
}
