import type { Environment } from '../environments/environment'
import type { Dataset } from './dataset'

/** How far rows of a dataset are steps of an environment. */
export interface WorldAgreement {
  /** Rows that were replayed. */
  readonly rows: number
  /** Share of them, 0 to 1, whose next observation the environment's step leads to. */
  readonly share: number
  /** Median over the rows of the largest difference of an entry, in its units. */
  readonly error: number
  /** Shares of those rows whose reward, and whose end of the task, are the environment's, too. */
  readonly rewardShare: number
  readonly terminalShare: number
}

const REPLAYED_ROWS = 2000
/** Of the usual change in a step; float16 and four digits stay below it. */
const tolerance = 0.05

/**
 * Puts the environment in the state of each row, takes one step with its action and compares what follows: true rows
 * agree, whatever policy made them. Null where an observation does not tell the state.
 */
export function replayRows(dataset: Dataset, environment: Environment, most = REPLAYED_ROWS): WorldAgreement | null {
  const { observationSize: size, actionSize, observations, nextObservations } = dataset
  if (!environment.stateOf) return null
  const rows = sampledRows(dataset, most)
  if (rows.length === 0) return null
  const seen = new Float64Array(rows.length * size)
  const actions = new Float64Array(rows.length * actionSize)
  rows.forEach((row, i) => {
    for (let j = 0; j < size; j++) seen[i * size + j] = observations[row * size + j]!
    for (let j = 0; j < actionSize; j++) actions[i * actionSize + j] = dataset.actions[row * actionSize + j]!
  })
  const states = new Float64Array(rows.length * environment.stateSize)
  environment.stateOf(seen, states)
  const outcome = {
    states: new Float64Array(states.length),
    rewards: new Float64Array(rows.length),
    terminals: new Uint8Array(rows.length),
  }
  environment.step(states, actions, outcome)
  const led = new Float64Array(seen.length)
  environment.observe(outcome.states, led)

  const limits = limitsOf(dataset, rows)
  const differences: number[] = []
  let [agreeing, rewarded, ended] = [0, 0, 0]
  rows.forEach((row, i) => {
    let [worst, within] = [0, true]
    for (let j = 0; j < size; j++) {
      const difference = Math.abs(led[i * size + j]! - nextObservations[row * size + j]!)
      worst = Math.max(worst, difference)
      if (!(difference <= limits[j]!)) within = false
    }
    differences.push(worst)
    if (!within) return
    agreeing++
    const reward = dataset.rewards[row]!
    if (Math.abs(outcome.rewards[i]! - reward) <= 1e-3 * (1 + Math.abs(reward))) rewarded++
    if (outcome.terminals[i] === dataset.terminals[row]) ended++
  })
  differences.sort((a, b) => a - b)
  return {
    rows: rows.length,
    share: agreeing / rows.length,
    error: differences[Math.floor(differences.length / 2)]!,
    rewardShare: rewarded / Math.max(1, agreeing),
    terminalShare: ended / Math.max(1, agreeing),
  }
}

/** Spread evenly; a terminal step whose observation stands in for the next one tells nothing. */
function sampledRows(
  { count, observationSize: size, observations, nextObservations, terminals }: Dataset,
  most: number,
) {
  const stride = Math.max(1, count / most)
  const rows: number[] = []
  for (let at = 0; at < count; at += stride) {
    const row = Math.floor(at)
    const from = row * size
    const stands =
      terminals[row] === 1 &&
      observations.subarray(from, from + size).every((value, i) => value === nextObservations[from + i])
    if (!stands) rows.push(row)
  }
  return rows
}

/** [observationSize], in the observation's units. */
function limitsOf({ observationSize: size, observations, nextObservations }: Dataset, rows: readonly number[]) {
  return Array.from({ length: size }, (_, j) => {
    let [change, sum, squares] = [0, 0, 0]
    for (const row of rows) {
      const value = observations[row * size + j]!
      change += (nextObservations[row * size + j]! - value) ** 2
      sum += value
      squares += value * value
    }
    const mean = sum / rows.length
    const spread = Math.sqrt(Math.max(0, squares / rows.length - mean * mean))
    return tolerance * Math.sqrt(change / rows.length) + 1e-4 * spread + 1e-6 * (1 + Math.abs(mean))
  })
}
